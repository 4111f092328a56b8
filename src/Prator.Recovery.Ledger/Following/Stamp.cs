namespace Prator.Recovery.Ledger;

/// <summary>Which operation an item's state, rule and question are of: the one place where that is said, for writing and for replaying.</summary>
internal static class Stamp
{
    /// <param name="before">The item before; null where it is new.</param>
    /// <param name="after">The item as it is to be.</param>
    /// <param name="kinds">What happened.</param>
    /// <param name="operation">The operation that did it.</param>
    public static ItemRow On(ItemRow? before, ItemRow after, EventKinds kinds, long operation)
    {
        long first = before?.FirstOperation ?? operation;
        long state = before is null || after.State != before.State ? operation : before.StateOperation;
        long decided = (kinds & EventKinds.Decided) != 0 ? operation : before?.DecidedOperation ?? 0;
        long asked = !after.HasQuestion ? 0 : before is { HasQuestion: true } ? before.AskedOperation : operation;

        // Another question is the local owner's again (F1).
        bool isSame = before is not null && after.Rule == before.Rule && after.Asks == before.Asks;
        long escalated = !after.HasQuestion ? 0 : (kinds & EventKinds.Escalated) != 0 ? operation : isSame ? before!.EscalatedOperation : 0;
        return after.FirstOperation == first && after.StateOperation == state && after.DecidedOperation == decided
            && after.AskedOperation == asked && after.EscalatedOperation == escalated
            ? after
            : after with { FirstOperation = first, StateOperation = state, DecidedOperation = decided, AskedOperation = asked, EscalatedOperation = escalated };
    }
}
