using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>
/// A policy as a query for a server: it gives of every row of a table its <c>reference</c>, <c>rule</c>, <c>action</c>,
/// <c>question_sv</c> and <c>question_en</c>. The table has the columns that <see cref="ISetBasedTriage"/> describes.
/// </summary>
/// <param name="kind">Episode or Sip.</param>
/// <param name="asOf">The moment to decide for.</param>
/// <param name="table">The table's name.</param>
/// <returns>The query, ended by a semicolon or not; null where the policy can't be written as one.</returns>
public delegate string? PolicyStatement(RecordKind kind, Moment asOf, string table);

/// <summary>All items of a ledger, to be decided again by a policy, for the day of the newest snapshot.</summary>
public sealed record RedecideRequest
{
    public required Act Act { get; init; }

    /// <summary>The policy that decides.</summary>
    public required RecoveryPolicy Policy { get; init; }

    /// <summary>Its text, which is kept in the ledger.</summary>
    public required string PolicyText { get; init; }

    /// <summary>The policy as a query, for stores that can decide by it themselves; null to decide every item here.</summary>
    public PolicyStatement? Statement { get; init; }
}
