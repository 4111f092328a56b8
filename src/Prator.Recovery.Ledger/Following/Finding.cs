using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Everything that an item's next state follows from.</summary>
internal readonly record struct Finding
{
    /// <summary>What the policy gives it, today.</summary>
    public required RecoveryAction Action { get; init; }

    /// <summary>The rule of that.</summary>
    public required string Rule { get; init; }

    /// <summary>Whether the policy asks something.</summary>
    public required bool HasQuestion { get; init; }

    /// <summary>What the ledger asks before anything can be decided: sources that disagree, rows that could be the same item, contradicted answers.</summary>
    public required IReadOnlyList<LedgerQuestion> Open { get; init; }

    /// <summary>What the newest complete export of the system says of it; null where it lacks it.</summary>
    public required CareItem? System { get; init; }

    /// <summary>Whether the outage log, or a person, says that what went on by the manual routine has come to its end.</summary>
    public required bool IsEnded { get; init; }

    /// <summary>Whether a later complete export lacks what an earlier one had.</summary>
    public required bool IsGone { get; init; }

    /// <summary>Whether it is gone because it was a duplicate, and the other row of its key is still there.</summary>
    public required bool IsMendedDuplicate { get; init; }

    /// <summary>What was ordered, where an order stands or was verified.</summary>
    public required OrderHistory? Orders { get; init; }

    /// <summary>What people decided of it.</summary>
    public required StandingDecisions People { get; init; }

    /// <param name="decision">The policy's.</param>
    /// <param name="open">What the ledger asks first.</param>
    /// <param name="prator">What the system's newest export that had it says; null where none had it.</param>
    /// <param name="isInPrator">Whether the newest complete export has it.</param>
    /// <param name="log">What the outage log that had it says; null where none had it.</param>
    /// <param name="isInLog">Whether the newest log has it.</param>
    /// <param name="isMendedDuplicate">Whether it is gone because it was a duplicate, and the other row of its key is still there.</param>
    /// <param name="orders">What was ordered.</param>
    /// <param name="people">What people decided.</param>
    public static Finding Of<T>(
        Decision<T> decision, IReadOnlyList<LedgerQuestion> open, T? prator, bool isInPrator, T? log, bool isInLog, bool isMendedDuplicate, OrderHistory? orders, StandingDecisions people)
        where T : CareItem => new()
        {
            Action = decision.Action,
            Rule = decision.Rule.Id,
            HasQuestion = decision.Outcome.Questions.Count > 0,
            Open = open,
            System = isInPrator ? prator : null,
            IsEnded = Proof.IsEnded(isInLog ? log : null) || Proof.IsEnded(people),
            IsGone = prator is not null ? !isInPrator : log is not null && !isInLog,
            IsMendedDuplicate = isMendedDuplicate,
            Orders = orders,
            People = people,
        };
}
