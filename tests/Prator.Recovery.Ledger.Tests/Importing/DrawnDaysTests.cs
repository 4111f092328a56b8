using CsCheck;
using Prator.Recovery.Core.Calendar;

namespace Prator.Recovery.Ledger.Tests;

public sealed class SqliteDrawnDaysTests() : DrawnDaysTests(StoreKind.Sqlite, histories: 50);

public sealed class PostgresDrawnDaysTests() : DrawnDaysTests(StoreKind.Postgres, histories: 8);

/// <summary>Whatever days come, nobody is lost, nothing is merged that could be two, and the log proves the state.</summary>
public abstract class DrawnDaysTests(StoreKind kind, int histories)
{
    private const int Limit = 1;

    private readonly StoreKind _kind = LedgerHome.Needed(kind);

    [Fact]
    public void WhateverDaysCome_NobodyIsLost() => Gen.Int[0, int.MaxValue - 1].Sample(Check, iter: histories);

    private void Check(int seed)
    {
        using Ledgers ledger = new(_kind);
        ledger.SetLimit(Limit);
        HashSet<long> known = [];
        Dictionary<long, DateOnly> asked = [];
        Random random = new(seed);
        foreach (Day day in new DrawnDays(seed).Days())
        {
            string? before = Head(ledger);
            ImportOutcome outcome = ledger.Import(day);
            List<ItemRow> items = ledger.All();
            List<RecordRow> records = Records(ledger);

            Assert.True(known.IsSubsetOf(items.Select(i => i.Id)));
            known.UnionWith(items.Select(i => i.Id));
            EveryRowIsThere(day, records);
            EveryItemHasItsSources(items, records);
            GoneIsWhatTheNewestFilesLack(items, records);
            Assert.Equal(outcome.Items, outcome.Items.Distinct().Order());

            // A second day without any file is the same as the first: nothing is taken in, and no time passes.
            if (!outcome.IsRepeat)
            {
                asked[outcome.Operation] = day.AsOf.Date;
                HandedOnIsWhatHasWaited(items, asked, day.AsOf.Date);
            }

            Assert.Empty(ledger.Prove(before).Breaks);

            string? after = Head(ledger);
            Assert.True(ledger.Import(day).IsRepeat);
            Assert.Equal(after, Head(ledger));
            OrderSome(ledger, items, random, day);
        }

        LedgerProof proof = ledger.Prove();
        Assert.Empty(proof.Breaks);
        Assert.Equal(known.Count, proof.Items);
    }

    private static void EveryRowIsThere(Day day, List<RecordRow> records)
    {
        There(day.Prator?.Count, ItemSource.Prator, RecordKind.Episode);
        There(day.Log?.Count, ItemSource.OutageLog, RecordKind.Episode);
        There(day.Census?.Count, ItemSource.Census, RecordKind.Stay);
        There(day.Sips?.Count, ItemSource.Prator, RecordKind.Sip);
        There(day.SipLog?.Count, ItemSource.OutageLog, RecordKind.Sip);

        void There(int? rows, ItemSource source, RecordKind kind)
        {
            if (rows is { } count)
            {
                Assert.Equal(count, records.Count(r => r.Source == source && r.Kind == kind && r.IsPresent));
            }
        }
    }

    private static void EveryItemHasItsSources(List<ItemRow> items, List<RecordRow> records)
    {
        ILookup<long, RecordRow> byItem = records.ToLookup(r => r.Item);
        Assert.All(records.Where(r => r.Kind != RecordKind.Stay), r => Assert.Contains(items, i => i.Id == r.Item && i.MergedInto == 0));
        foreach (ItemRow item in items)
        {
            List<RecordRow> own = [.. byItem[item.Id]];
            Assert.Equal(item.MergedInto == 0, own.Exists(r => r.Kind != RecordKind.Stay));
            Assert.All(own.Where(r => r.IsPresent).GroupBy(r => r.Source), g => Assert.Single(g));
            Assert.All(own, r => Assert.True(r.Kind == item.Kind || (r.Kind == RecordKind.Stay && item.Kind == RecordKind.Episode)));
            Assert.True(own.Where(r => r.Patient != UInt128.Zero).Select(r => r.Patient).Distinct().Count() <= 1 || own.Exists(r => r.HasId));
        }
    }

    private static void GoneIsWhatTheNewestFilesLack(List<ItemRow> items, List<RecordRow> records)
    {
        ILookup<long, RecordRow> byItem = records.Where(r => r.Kind != RecordKind.Stay).ToLookup(r => r.Item);
        foreach (ItemRow item in items.Where(i => i.MergedInto == 0))
        {
            List<RecordRow> system = [.. byItem[item.Id].Where(r => r.Source == ItemSource.Prator)];
            List<RecordRow> log = [.. byItem[item.Id].Where(r => r.Source == ItemSource.OutageLog)];
            bool isGone = system.Count > 0 ? !system.Exists(r => r.IsPresent) : !log.Exists(r => r.IsPresent);
            Assert.True(
                isGone == (item.State == ItemState.Vanished),
                $"{item}\n{string.Join('\n', byItem[item.Id])}");
        }
    }

    // Nobody answers, so whatever asks since long ago was handed on, and nothing else was.
    private static void HandedOnIsWhatHasWaited(List<ItemRow> items, Dictionary<long, DateOnly> asked, DateOnly today)
    {
        foreach (ItemRow item in items)
        {
            bool hasWaited = item.HasQuestion && WorkingDays.Between(asked[item.AskedOperation], today) > Limit;
            Assert.True(hasWaited == (item.EscalatedOperation != 0), $"{item}");
        }
    }

    private static void OrderSome(Ledgers ledger, List<ItemRow> items, Random random, Day day)
    {
        long[] closable =
        [
            .. items.Where(i => i is { Kind: RecordKind.Episode, Action: Core.Decisions.RecoveryAction.Close, State: ItemState.Waiting or ItemState.Ordered } && random.Next(2) == 0)
                .Select(i => i.Id),
        ];
        if (closable.Length > 0)
        {
            ledger.Order(day.AsOf.Date, closable);
        }
    }

    private static List<RecordRow> Records(Ledgers ledger)
    {
        using ILedgerReader reader = ledger.Store.Read(CancellationToken.None);
        return [.. reader.Records()];
    }

    private static string? Head(Ledgers ledger)
    {
        using ILedgerReader reader = ledger.Store.Read(CancellationToken.None);
        return reader.Head?.ToString();
    }
}
