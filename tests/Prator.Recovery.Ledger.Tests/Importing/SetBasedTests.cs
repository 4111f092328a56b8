using CsCheck;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>What PostgreSQL decides by a query is what is decided item by item on SQLite: the same items, the same events in order.</summary>
public sealed class SetBasedTests
{
    private static readonly OtherPolicy[] Policies =
        [OtherPolicy.OtherDays, OtherPolicy.OtherActions, OtherPolicy.OtherActionsAgain, OtherPolicy.Shipped, OtherPolicy.OtherActions];

    public SetBasedTests() => LedgerHome.Needed(StoreKind.Postgres);

    [Fact]
    public void EveryEdgeOfEveryField()
    {
        using Ledgers one = new(StoreKind.Sqlite);
        using Ledgers other = new(StoreKind.Postgres);
        Day day = new("2024-02-05") { Prator = EdgeRows.Episodes(1), Sips = EdgeRows.Sips(1) };
        one.Import(day);
        other.Import(day);
        SameLedgers.Check(one, other);
        Redecide(one, other);
    }

    [Fact]
    public void DrawnHistories() => Gen.Int[0, int.MaxValue - 1].Sample(
        seed =>
        {
            using Ledgers one = new(StoreKind.Sqlite);
            using Ledgers other = new(StoreKind.Postgres);
            Random random = new(seed);
            foreach (Day drawn in new DrawnDays(seed).Days())
            {
                Day day = WithMore(drawn, random);
                one.Import(day);
                other.Import(day);
                LedByPeople(one, other, day, random);
            }

            SameLedgers.Check(one, other);
            Redecide(one, other);
        },
        iter: 5,
        threads: 1);

    [Fact]
    public void TheServerNamesFew_WhereLittleIsOtherwise()
    {
        using Ledgers ledger = new(StoreKind.Postgres);
        ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Episode("V2", 2, "2024-01-04"), Made.Episode("V3", 3, "2024-02-03"), Made.Home("V4", 4) with { Status = ItemStatus.Closed }] });
        using ILedgerReader reader = ledger.Store.Read(CancellationToken.None);
        ISetBasedTriage server = reader.SetBased!;

        Assert.Equal([1L], Named(OtherPolicy.OtherDays));
        Assert.Empty(Named(OtherPolicy.Shipped));
        Assert.Equal([4L], Named(OtherPolicy.OtherActions));

        IReadOnlyCollection<long> Named(OtherPolicy policy) =>
            server.DecidedOtherwise(RecordKind.Episode, policy.Request.Statement!(RecordKind.Episode, new Day("2024-02-05").AsOf, server.Table)!);
    }

    private static void Redecide(Ledgers one, Ledgers other)
    {
        foreach (OtherPolicy policy in Policies)
        {
            ImportOutcome here = one.Redecide(policy);
            ImportOutcome there = other.Redecide(policy);
            Assert.Equal(here.Items, there.Items);
            Assert.Equal(here.Happened.OrderBy(h => h.Key), there.Happened.OrderBy(h => h.Key));
            SameLedgers.Check(one, other);
            Assert.True(other.Redecide(policy).IsRepeat);
        }
    }

    // Patients that no log and no census tells of, with every field drawn.
    private static Day WithMore(Day day, Random random) => new($"{day.AsOf.Date:yyyy-MM-dd}")
    {
        Log = day.Log,
        Census = day.Census,
        SipLog = day.SipLog,
        Prator = day.Prator is null ? null : [.. day.Prator, .. Enumerable.Range(20, 30).Select(n => EdgeRows.Drawn(Made.Episode($"M{n}", n), random))],
        Sips = day.Sips is null ? null : [.. day.Sips, .. Enumerable.Range(20, 30).Select(n => EdgeRows.Drawn(Made.Sip($"N{n}", n), random))],
    };

    private static void LedByPeople(Ledgers one, Ledgers other, Day day, Random random)
    {
        List<ItemRow> items = [.. one.All().Where(i => i is { Kind: RecordKind.Episode, MergedInto: 0 } && random.Next(5) == 0)];
        long[] closable = [.. items.Where(i => i is { Action: RecoveryAction.Close, State: ItemState.Waiting or ItemState.Ordered }).Select(i => i.Id)];
        GivenDecision[] given = [.. items.Where(i => i.HasQuestion && i.Asks is null).Select(i => new GivenDecision
        {
            Item = i.Id, Step = DecisionStep.Answer, Facts = [new GivenFact(nameof(Episode.DischargedAt), "2024-01-29")],
        })];
        foreach (Ledgers ledger in new[] { one, other })
        {
            if (closable.Length > 0)
            {
                ledger.Order(day.AsOf.Date, closable);
            }

            if (given.Length > 0)
            {
                ledger.Decide("anna", given);
            }
        }
    }
}
