using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>Draws what a person decides: of items that others decide about, too, and everything that can be decided.</summary>
internal sealed class TeamDraw(Random random, IReadOnlyList<ItemRow> items, string account)
{
    private const int Busy = 15;

    private static readonly string?[] Days = ["2024-01-20", "2024-01-28", "2024-01-30", null];
    private static readonly string?[] Answers = [nameof(YesNo.Yes), nameof(YesNo.No)];
    private static readonly RecoveryAction[] Actions = [RecoveryAction.None, RecoveryAction.ContinueInPrator, RecoveryAction.ContinueManually, RecoveryAction.Close];

    private int _count;

    /// <summary>A note that nobody else writes.</summary>
    public string NextNote() => string.Create(CultureInfo.InvariantCulture, $"{account}/{++_count}");

    /// <summary>Decisions of one command, at most one an item.</summary>
    public List<GivenDecision> Next()
    {
        int count = random.Next(4) == 0 ? 3 : 1;
        return [.. Enumerable.Range(0, count).Select(_ => Item()).DistinctBy(i => i.Id).Select(Decision)];
    }

    // Half of all is about few items, so that people meet.
    private ItemRow Item() => random.Next(2) == 0 ? items[random.Next(Math.Min(Busy, items.Count))] : items[random.Next(items.Count)];

    private GivenDecision Decision(ItemRow item)
    {
        DecisionStep step = random.Next(100) switch
        {
            < 50 => DecisionStep.Answer,
            < 65 => DecisionStep.Propose,
            < 78 => DecisionStep.Approve,
            < 90 => DecisionStep.Withdraw,
            _ => DecisionStep.Escalate,
        };
        return new GivenDecision
        {
            Item = random.Next(100) == 0 ? items.Count + 1000 : item.Id,
            Step = step,
            Facts = step == DecisionStep.Answer || (step == DecisionStep.Withdraw && random.Next(2) == 0) ? [Fact(item.Kind)] : [],
            Action = step == DecisionStep.Propose ? Of(Actions) : null,
            Note = NextNote(),
            Replace = random.Next(4) == 0,
        };
    }

    private GivenFact Fact(RecordKind kind) => random.Next(10) switch
    {
        0 => new GivenFact(LedgerFact.Missing, Of([LedgerFact.Removed, LedgerFact.Lost])),
        1 => new GivenFact(LedgerFact.Entered, LedgerFact.Accepted),
        2 => new GivenFact(LedgerFact.SameAs, random.Next(2) == 0 ? LedgerFact.NoOther : string.Create(CultureInfo.InvariantCulture, $"#{items[random.Next(items.Count)].Id}")),
        3 or 4 => new GivenFact(nameof(CareItem.InPrator), Of(Answers)),
        5 => kind == RecordKind.Sip ? new GivenFact(nameof(Sip.MeetingHeld), Of(Answers)) : new GivenFact(nameof(Episode.StillInpatient), Of(Answers)),
        _ => new GivenFact(kind == RecordKind.Sip ? nameof(Sip.EndedAt) : nameof(Episode.DischargedAt), Of(Days)),
    };

    private T Of<T>(T[] some) => some[random.Next(some.Length)];
}
