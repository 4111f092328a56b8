using System.Management.Automation;
using System.Reflection;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>A ledger that can't be used: the error says why and what to do, and the ledger is as it was.</summary>
[Collection(LedgerFolder.Alone)]
public sealed class LedgerFaultTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public LedgerFaultTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Missing_IsRefused_ByAllButImport()
    {
        ErrorRecord error = _ledger.Run("Test-RecoveryLedger -Ledger $ledger").FailedBy("LedgerMissing");

        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal(_ledger.Path, error.TargetObject);
        Assert.StartsWith("There is no ledger", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("Import-PratorExport", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.False(File.Exists(_ledger.Path));
    }

    [Fact]
    public void Folder_ThatIsMissing_IsTold()
    {
        string export = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1)));

        _ledger.Run("Import-PratorExport -Episode $export -Ledger $elsewhere -AsOf 2024-02-05", ("export", export), ("elsewhere", _ledger.Of("none/recovery.db"))).FailedBy("LedgerFolderMissing");

        Assert.False(Directory.Exists(_ledger.Of("none")));
    }

    [Theory]
    [InlineData("This is a letter, and no database at all. It is long enough to hold a database's header, and more than that.")]
    [InlineData("")]
    public void File_ThatIsNoLedger_IsLeftAsItIs(string text)
    {
        File.WriteAllText(_ledger.Path, text);

        ErrorRecord error = _ledger.Import("2024-02-05", Rows.Home(1)).FailedBy("LedgerForeign");

        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Equal(text, File.ReadAllText(_ledger.Path));
    }

    [Fact]
    public void Folder_AsLedger_IsRefused() =>
        _ledger.Run("Test-RecoveryLedger -Ledger $folder", ("folder", _ledger.Of("ledger"))).FailedBy("LedgerForeign");

    [Fact]
    public void Newer_IsRefused()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.Edit("PRAGMA user_version = 900");

        _ledger.Import("2024-02-06", Rows.Home(1)).FailedBy("LedgerTooNew");
    }

    [Fact]
    public void Writer_ThatKeepsIt_IsWaitedFor_AndThenTold()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        string? head = _ledger.Test().Text("Head");
        ScriptResult writer = _ledger.Opened("Write($none)").Clean();
        PropertyInfo patience = LoadedModule.TypeNamed("Prator.Recovery.Remembering.OpenLedger").GetProperty("Patience")!;
        object? before = patience.GetValue(null);
        try
        {
            patience.SetValue(null, TimeSpan.FromMilliseconds(300));
            ErrorRecord error = _ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).FailedBy("LedgerLocked");
            Assert.Equal(ErrorCategory.ResourceBusy, error.CategoryInfo.Category);
        }
        finally
        {
            patience.SetValue(null, before);
            ((IDisposable)writer.Output[0].BaseObject).Dispose();
        }

        Assert.Equal(head, _ledger.Test().Text("Head"));
        _ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).Clean();
    }

    [Fact]
    public void Stop_WhileRowsAreTakenIn_LeavesNothingOfThem()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        string? head = _ledger.Test().Text("Head");
        string export = _ledger.Write("long.csv", "VårdtillfälleId;Skapad;Kvar på sjukhus;Enhet\r\n" + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"L{i};2024-01-20;Ja;Avd {i % 40}\r\n")));
        PSDataCollection<PSObject> output = [];
        using ModuleSession session = new();
        using PowerShell shell = session.Begin("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-06", output, ("export", export), ("ledger", _ledger.Path));

        bool isTime = SpinWait.SpinUntil(() => shell.Streams.Progress.Any(p => p.PercentComplete > 70) || shell.InvocationStateInfo.State != PSInvocationState.Running, TimeSpan.FromSeconds(120));
        shell.Stop();

        Assert.True(isTime);
        Assert.Equal(PSInvocationState.Stopped, shell.InvocationStateInfo.State);
        Assert.Empty(output);
        Assert.Empty(shell.Streams.Error);
        Assert.Equal(head, _ledger.Test().Text("Head"));
        Assert.Equal(1, Assert.Single(_ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).Clean().Output).Value("New"));
    }
}
