using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Several commands use one ledger at once: they wait for each other.</summary>
public sealed class LedgerSharingTests : IClassFixture<ModuleSession>, IDisposable
{
    private const int Sessions = 4;

    private readonly LedgerFolder _ledger;

    public LedgerSharingTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public async Task Imports_AtOnce_IntoANewLedger_MakeItOnce_AndTakeTheFilesInOnce()
    {
        string export = _ledger.Write("prator.csv", Row.Csv(Enumerable.Range(1, 9).Select(Rows.Home)));
        using Barrier start = new(Sessions);

        ScriptResult[] results = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using ModuleSession session = new();
                start.SignalAndWait();
                return session.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05", ("export", export), ("ledger", _ledger.Path)).Clean();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Single(results, r => Equals(r.Output.Single().Value("IsRepeat"), false));
        Assert.Single(results, r => r.Warnings.Any(w => w.Contains("new ledger", StringComparison.Ordinal)));
        Assert.Single(results.Select(r => r.Output.Single().Text("Head")).Distinct());
        Assert.Equal((true, 9L), ((bool)_ledger.Test().Value("IsValid")!, (long)_ledger.Test().Value("Items")!));
        Assert.Equal(["recovery.db"], Directory.EnumerateFiles(Path.GetDirectoryName(_ledger.Path)!).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Orders_AtOnce_AreRecordedOnce()
    {
        _ledger.Import("2024-02-05", Enumerable.Range(1, 9).Select(Rows.Home)).Clean();
        using Barrier start = new(Sessions);

        ScriptResult[] results = await Task.WhenAll(Enumerable.Range(0, Sessions).Select(_ => Task.Factory.StartNew(
            () =>
            {
                using ModuleSession session = new();
                using LedgerFolder same = new(session, _ledger.Path);
                start.SignalAndWait();
                return same.Order("2024-02-05").Clean();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));

        Assert.Equal(Enumerable.Range(1, 9).Select(i => $"V{i}"), results.SelectMany(r => r.Texts("Reference")).Order());
        Assert.All(Enumerable.Range(1, 9), i => Assert.Single(_ledger.Events(i), k => k == "Ordered"));
        Assert.Equal(true, _ledger.Test().Value("IsValid"));
    }
}
