namespace Prator.Recovery.Ledger;

/// <summary>
/// A store that can decide items itself, by a policy that is written as a query: those that the system's newest export alone tells of,
/// in the state that the policy gave them. Which of them need more is known better here than there, so it only names items.
/// </summary>
/// <remarks>
/// The table that the query reads has a column for every field of <see cref="Core.Policies.ItemFields"/>, its name in snake case
/// (<c>created_at</c>): a code's name as a policy writes it, NULL for the first; a date as a timestamp beside <c>…_has_time</c>, NULL where
/// it is missing. What is encrypted can't be read there: lists are NULL.
/// </remarks>
public interface ISetBasedTriage
{
    /// <summary>What the table is called.</summary>
    string Table { get; }

    /// <summary>
    /// The numbers of the items of a kind that the policy gives another rule or action than they have, or which it asks something or
    /// nothing any more; and of those that the query can't tell. It says nothing of items that more than the system's export tells of.
    /// </summary>
    /// <param name="kind">Episode or Sip.</param>
    /// <param name="statement">The query.</param>
    /// <exception cref="LedgerException">The store can't be read.</exception>
    IReadOnlyCollection<long> DecidedOtherwise(RecordKind kind, string statement);
}
