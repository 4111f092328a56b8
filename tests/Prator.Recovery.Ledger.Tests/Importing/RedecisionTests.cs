using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

public sealed class SqliteRedecisionTests() : RedecisionTests(StoreKind.Sqlite);

public sealed class PostgresRedecisionTests() : RedecisionTests(StoreKind.Postgres);

/// <summary>Another policy decides everything again, without files.</summary>
public abstract class RedecisionTests(StoreKind kind) : IDisposable
{
    private readonly Ledgers _ledger = new(LedgerHome.Needed(kind));

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        LedgerProof proof = _ledger.Prove();
        _ledger.Dispose();
        Assert.Empty(proof.Breaks);
    }

    [Fact]
    public void AnotherPolicy_DecidesForTheNewestDay_AndIsTheLedgersFromThenOn()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1), Made.Home("V2", 2), Made.Episode("V3", 3, "2024-02-03")] });
        Assert.Equal((RecoveryAction.Close, ItemState.Waiting), (_ledger.Item("V2").Action, _ledger.Item("V2").State));

        ImportOutcome outcome = _ledger.Redecide(OtherPolicy.OtherDays);

        Assert.Equal(2, outcome.DecidedDifferently);
        Assert.Equal([1L, 2L], outcome.Items);
        Assert.StartsWith("E2", _ledger.Item("V2").Rule, StringComparison.Ordinal);
        using ILedgerReader reader = _ledger.Store.Read(CancellationToken.None);
        LedgerSnapshot newest = LedgerSnapshots.Newest(reader)!;
        Assert.Equal((OtherPolicy.OtherDays.Policy.Hash, new Day("2024-02-05").AsOf), (newest.PolicyHash, newest.AsOf));
        Assert.Equal(OtherPolicy.OtherDays.Text, LedgerHistory.PolicyText(reader, newest.PolicyHash));
        Assert.Equal("prator.csv", Assert.Single(LedgerSnapshots.NewestFiles(reader)).Name);
    }

    [Fact]
    public void TheSamePolicyAgain_ChangesNothing_AndAnEarlierOneDoes()
    {
        Day day = new("2024-02-05") { Prator = [Made.Home("V1", 1)] };
        _ledger.Import(day);
        Assert.True(_ledger.Redecide(OtherPolicy.Shipped).IsRepeat);
        _ledger.Redecide(OtherPolicy.OtherDays);
        int events = _ledger.Events().Count;
        Assert.True(_ledger.Redecide(OtherPolicy.OtherDays).IsRepeat);
        Assert.Equal(events, _ledger.Events().Count);

        Assert.Equal(1, _ledger.Redecide(OtherPolicy.Shipped).DecidedDifferently);
        Assert.Equal(1, _ledger.Redecide(OtherPolicy.OtherDays).DecidedDifferently);

        // The files of that day were decided otherwise since: they are no repeat.
        Assert.Equal(1, _ledger.Import(day).DecidedDifferently);
        Assert.Equal("E4", _ledger.Item("V1").Rule);
    }

    [Fact]
    public void AnotherActionOfTheSameRule_IsDecided_AlsoByAnImportOfTheSameRows()
    {
        Day day = new("2024-02-05") { Prator = [Made.Home("V1", 1) with { Status = ItemStatus.Closed }] };
        _ledger.Import(day);
        Assert.Equal((RecoveryAction.None, "E-DONE"), (_ledger.Item("V1").Action, _ledger.Item("V1").Rule));
        _ledger.Import(day, OtherPolicy.OtherActions);
        Assert.Equal((RecoveryAction.Register, "E-DONE"), (_ledger.Item("V1").Action, _ledger.Item("V1").Rule));

        // What waits is followed, whichever policy decides: the system has it.
        _ledger.Redecide(OtherPolicy.Shipped);
        Assert.Equal((RecoveryAction.Register, ItemState.Verified), (_ledger.Item("V1").Action, _ledger.Item("V1").State));
    }

    [Fact]
    public void Answers_StandAboveAnotherPolicyToo()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)] });
        _ledger.Decide("anna", new GivenDecision { Item = 1, Step = DecisionStep.Answer, Facts = [new GivenFact(nameof(Episode.DischargedAt), "2024-01-30")] });
        Assert.Equal("E4", _ledger.Item("V1").Rule);

        _ledger.Redecide(OtherPolicy.OtherActions);
        Assert.Equal(("E4", ItemState.Waiting), (_ledger.Item("V1").Rule, _ledger.Item("V1").State));
    }

    [Fact]
    public void DryRun_TellsAndChangesNothing()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        List<ItemRow> before = _ledger.All();
        using (ILedgerReader reader = _ledger.Store.Read(CancellationToken.None))
        {
            Assert.Equal(1, LedgerRedecision.Run(new DryWriter(reader), _ledger.Keys, OtherPolicy.OtherDays.Request, CancellationToken.None).DecidedDifferently);
        }

        Assert.Equal(before, _ledger.All());
    }

    [Fact]
    public void EmptyLedger_SaysWhatToDo() =>
        Assert.Equal(LedgerFault.NotFound, Assert.Throws<LedgerException>(() => _ledger.Redecide(OtherPolicy.OtherDays)).Fault);
}
