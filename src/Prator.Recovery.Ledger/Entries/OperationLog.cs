namespace Prator.Recovery.Ledger;

/// <summary>Writes the first entry of an operation: who, when, with which policy, of which files.</summary>
internal static class OperationLog
{
    /// <param name="store">The ledger.</param>
    /// <param name="log">The operation's log.</param>
    /// <param name="kind">What is done.</param>
    /// <param name="head">Who, when, with what.</param>
    /// <param name="policyText">The policy's text where the ledger does not have it yet.</param>
    /// <param name="add">Adds further parts; null where there are none.</param>
    public static void Begin(ILedgerWriter store, EntryLog log, EventKinds kind, OperationPart head, string? policyText, Action<EntryBodyWriter>? add = null)
    {
        long seq = log.Next;
        log.Body.Begin();
        log.Body.Part(BodyPart.Operation, head);
        if (seq == 1)
        {
            log.Body.Part(BodyPart.Identity, IdentityPart.Of(store.Identity));
        }

        if (policyText is not null)
        {
            log.Body.Part(BodyPart.PolicyText, policyText);
        }

        add?.Invoke(log.Body);
        log.Append(kind);
        store.Put(head.ToRow(log.Operation, seq, kind));
    }
}
