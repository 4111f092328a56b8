using System.Diagnostics;
using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Moving a ledger that is not small shows how far it has come, and can be stopped; nothing is left then.</summary>
public sealed class LongMovingTests : IDisposable
{
    private const int Patients = 15_000;

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly ModuleSession _session = new();
    private readonly LedgerFolder _ledger;

    public LongMovingTests()
    {
        _ledger = new LedgerFolder(_session);
        _ledger.Import("2024-02-05", Enumerable.Range(1, Patients).Select(i => $"VårdtillfälleId=V{i}; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20; Enhet=Avd 3; Kommun=Vinga")).Clean();
    }

    public void Dispose()
    {
        _session.Dispose();
        _ledger.Dispose();
    }

    [Fact]
    public void Stopped_NothingIsLeft()
    {
        string file = _ledger.Of("moved.jsonl");
        string made = _ledger.Of("new.db");
        string[] before = [.. _ledger.Content().Keys];
        Stop("Export-RecoveryLedger $file -Ledger $ledger", file, made);
        Assert.Equal(before.Order(), _ledger.Content().Keys.Order());

        ScriptResult exported = _ledger.Run("Export-RecoveryLedger $file -Ledger $ledger", ("file", file)).Clean();
        Assert.Contains(exported.Progress, p => p.RecordType == ProgressRecordType.Processing && p.Activity == "Export-RecoveryLedger");
        before = [.. _ledger.Content().Keys];
        Stop("Import-RecoveryLedger $file -Ledger $made", file, made);
        Assert.Equal(before.Order(), _ledger.Content().Keys.Order());

        ScriptResult imported = _ledger.Run("Import-RecoveryLedger $file -Ledger $made -PassThru", ("file", file), ("made", made)).Clean();
        ProgressRecord[] shown = [.. imported.Progress.Where(p => p.RecordType == ProgressRecordType.Processing)];
        Assert.NotEmpty(shown);
        Assert.Equal(shown.Select(p => p.PercentComplete).Order(), shown.Select(p => p.PercentComplete));
        Assert.Equal(ProgressRecordType.Completed, imported.Progress[^1].RecordType);
        Assert.Equal((long)Patients, imported.Output.Single().Value("Items"));
    }

    private void Stop(string script, string file, string made)
    {
        using PSDataCollection<PSObject> output = [];
        using PowerShell shell = _session.Begin(script, output, ("ledger", _ledger.Path), ("file", file), ("made", made));
        Assert.True(SpinWait.SpinUntil(() => shell.Streams.Progress.Count > 0 || shell.InvocationStateInfo.State != PSInvocationState.Running, TimeSpan.FromSeconds(60)));
        Assert.Equal(PSInvocationState.Running, shell.InvocationStateInfo.State);
        Stopwatch watch = Stopwatch.StartNew();
        shell.Stop();
        Assert.True(watch.Elapsed < Soon, $"Stopping took {watch.Elapsed}.");
        Assert.Empty(shell.Streams.Error);
    }
}
