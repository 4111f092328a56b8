using Npgsql;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Storing.Postgres;

/// <summary>Whatever happens while somebody decides, nothing is half done, and who decides again has decided once.</summary>
public sealed class PostgresDecisionFaultTests(PostgresCluster cluster)
{
    private const string First = "V1";

    // The log's entries and the operation are with the server by then, the item is not.
    private const string AtTheItem = "BEFORE INSERT ON item FOR EACH STATEMENT";
    // Here no statement_timeout is in force any more.
    private const string AtTheCommit = "AFTER INSERT ON entry DEFERRABLE INITIALLY DEFERRED FOR EACH ROW";

    private const string Ended = "PERFORM pg_terminate_backend(pg_backend_pid()); PERFORM pg_sleep(10)";
    private const string Slow = "PERFORM pg_sleep(30)";
    private const string Full = "RAISE EXCEPTION 'could not extend file' USING ERRCODE = '53100'";

    [Theory]
    [InlineData(AtTheItem, Ended, "", LedgerFault.Unavailable, "run it again")]
    [InlineData(AtTheItem, Slow, "Options=-c statement_timeout=200", LedgerFault.Unavailable, "statement_timeout")]
    [InlineData(AtTheItem, Full, "", LedgerFault.DiskFull, "disk")]
    [InlineData(AtTheCommit, Ended, "", LedgerFault.Unavailable, "either all of it is kept, or nothing")]
    [InlineData(AtTheCommit, Full, "", LedgerFault.DiskFull, "disk")]
    public void NothingIsKept_AndAgainItIsDone(string when, string what, string keywords, LedgerFault expected, string words)
    {
        using PostgresHome home = new();
        using Ledgers ledger = Asking(home);
        ItemRow before = ledger.Item(First);
        ILedgerStore direct = ledger.Store;
        ledger.Store = PostgresLedgerStore.Open(home.ConnectionOf(more: keywords), LedgerHome.Patience, TestContext.Current.CancellationToken);
        Hinder(home, when, what);

        LedgerException fault = Assert.Throws<LedgerException>(() => Decide(ledger, DecisionStep.Answer));

        Assert.Equal(expected, fault.Fault);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
        Assert.Contains(direct.Place, fault.Message, StringComparison.Ordinal);
        ledger.Store = direct;
        Unhinder(home);
        IsUndone(ledger, before);
        IsDoneOnce(ledger);
    }

    [Fact]
    public async Task RestartedServer_NothingIsKept_AndAgainItIsDone()
    {
        using PostgresCluster own = new();
        using PostgresHome home = new(own);
        using Ledgers ledger = Asking(home);
        ItemRow before = ledger.Item(First);
        Hinder(home, AtTheItem, Slow);
        Task<LedgerException> deciding = Task.Run(() => Assert.Throws<LedgerException>(() => Decide(ledger, DecisionStep.Answer)), TestContext.Current.CancellationToken);
        await Sleeping(own);

        own.Crash();

        LedgerException fault = await deciding;
        Assert.Equal(LedgerFault.Unavailable, fault.Fault);
        Assert.Contains("run it again", fault.Message, StringComparison.Ordinal);
        Unhinder(home);
        IsUndone(ledger, before);
        IsDoneOnce(ledger);
    }

    [Fact]
    public void ServerThatIsGone_SaysSo_BeforeAnythingIsDecided()
    {
        using PostgresHome home = new();
        using Ledgers ledger = Asking(home);
        ItemRow before = ledger.Item(First);
        ILedgerStore direct = ledger.Store;
        using (LostAnswer way = new(cluster.Port))
        {
            ledger.Store = PostgresLedgerStore.Open(home.ConnectionOf(more: way.Keywords), LedgerHome.Patience, TestContext.Current.CancellationToken);
        }

        ILedgerStore gone = ledger.Store;
        Assert.Equal(LedgerFault.Unavailable, Assert.Throws<LedgerException>(() => gone.Write(TestContext.Current.CancellationToken)).Fault);
        ledger.Store = direct;
        IsUndone(ledger, before);
        IsDoneOnce(ledger);
    }

    [Theory]
    [InlineData(DecisionStep.Answer, DecisionOutcome.Unchanged)]
    [InlineData(DecisionStep.Propose, DecisionOutcome.Unchanged)]
    [InlineData(DecisionStep.Approve, DecisionOutcome.Unchanged)]
    [InlineData(DecisionStep.Escalate, DecisionOutcome.Unchanged)]
    [InlineData(DecisionStep.Withdraw, DecisionOutcome.Refused)]
    public void AnswerOfTheCommitLost_SaysThatItIsNotKnown_AndAgainItIsNotDoneTwice(DecisionStep step, DecisionOutcome again)
    {
        using PostgresHome home = new();
        using Ledgers ledger = Asking(home);
        if (step is DecisionStep.Approve or DecisionStep.Withdraw)
        {
            ledger.Decide("bo", Given(ledger, step == DecisionStep.Approve ? DecisionStep.Propose : DecisionStep.Answer));
        }

        ILedgerStore direct = ledger.Store;
        using LostAnswer way = new(cluster.Port);
        ledger.Store = PostgresLedgerStore.Open(home.ConnectionOf(more: way.Keywords), LedgerHome.Patience, TestContext.Current.CancellationToken);
        GivenDecision given = Given(ledger, step);
        way.Arm();

        LedgerException fault = Assert.Throws<LedgerException>(() => ledger.Decide("anna", given));

        Assert.Equal(LedgerFault.Unavailable, fault.Fault);
        Assert.Contains("either all of it is kept, or nothing", fault.Message, StringComparison.Ordinal);
        Assert.Contains("Run it again", fault.Message, StringComparison.Ordinal);
        ledger.Store = direct;
        ItemRow kept = ledger.Item(First);
        Assert.Equal(again, ledger.Decide("anna", given)[0].Outcome);
        Assert.Equal(kept, ledger.Item(First));
        Assert.Single(ledger.Events(), e => e.Note == given.Note);
        Assert.Empty(ledger.Prove().Breaks);
    }

    private static Ledgers Asking(PostgresHome home)
    {
        Ledgers ledger = new(home);
        ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode(First, 1), Made.Home("V2", 2)] });
        return ledger;
    }

    private static DecisionResult Decide(Ledgers ledger, DecisionStep step) => ledger.Decide("anna", Given(ledger, step))[0];

    private static GivenDecision Given(Ledgers ledger, DecisionStep step) => new()
    {
        Item = ledger.Item(First).Id,
        Step = step,
        Facts = step == DecisionStep.Answer ? [new GivenFact(nameof(Episode.DischargedAt), "2024-01-30")] : [],
        Action = step == DecisionStep.Propose ? RecoveryAction.None : null,
        Note = $"{step}",
    };

    private static void Hinder(PostgresHome home, string when, string what) => home.Run(
        $"""
        CREATE FUNCTION hinder() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN {what}; RETURN NEW; END $$;
        CREATE {(when == AtTheCommit ? "CONSTRAINT" : "")} TRIGGER hindering {when} EXECUTE FUNCTION hinder()
        """);

    private static void Unhinder(PostgresHome home) => home.Run("DROP FUNCTION hinder CASCADE");

    private static async Task Sleeping(PostgresCluster server)
    {
        using NpgsqlConnection connection = server.Connect();
        using NpgsqlCommand command = new("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'", connection);
        while ((long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))! == 0)
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static void IsUndone(Ledgers ledger, ItemRow before)
    {
        Assert.Equal(before, ledger.Item(First));
        Assert.DoesNotContain(ledger.Events(), e => e.Kind is EventKinds.Answered or EventKinds.Begun);
        Assert.Empty(ledger.Prove().Breaks);
    }

    private static void IsDoneOnce(Ledgers ledger)
    {
        Assert.Equal(DecisionOutcome.Done, Decide(ledger, DecisionStep.Answer).Outcome);
        Assert.Equal(DecisionOutcome.Unchanged, Decide(ledger, DecisionStep.Answer).Outcome);
        Assert.Single(ledger.Events(), e => e.Kind == EventKinds.Answered);
        Assert.Empty(ledger.Prove().Breaks);
    }
}
