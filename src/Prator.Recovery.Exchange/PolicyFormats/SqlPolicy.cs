using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>
/// A policy as SQL for PostgreSQL: one SELECT that derives the facts of every row of a table and decides it, so that items
/// can be triaged where they lie. It is written from the same conditions and the same decision table that the engine
/// compiles, and decides as the engine does for dates of at most a microsecond's precision, which is what PostgreSQL keeps.
/// </summary>
/// <remarks>
/// A row with a value that no item can have (a status in another language, an infinite date) is never guessed at: it gets
/// Review, without a rule, and the column is named in <c>fault</c>. Steps and their texts are not written.
/// </remarks>
public static class SqlPolicy
{
    /// <summary>The table that <see cref="Write(RecoveryPolicy, Moment)"/> reads episodes from.</summary>
    public const string EpisodeTable = "episode";

    /// <summary>The table that <see cref="Write(RecoveryPolicy, Moment)"/> reads SIPs from.</summary>
    public const string SipTable = "sip";

    /// <summary>Two statements: one for the episodes in <see cref="EpisodeTable"/>, one for the SIPs in <see cref="SipTable"/>.</summary>
    /// <inheritdoc cref="Write{T}"/>
    public static string Write(RecoveryPolicy policy, Moment asOf) =>
        $"{Header(policy, asOf)}\n{Select(policy.Episodes, asOf, EpisodeTable)}\n{Select(policy.Sips, asOf, SipTable)}";

    /// <summary>One statement for the items of one kind.</summary>
    /// <typeparam name="T"><see cref="Episode"/> or <see cref="Sip"/>.</typeparam>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">The moment that the items are decided for, in the policy's zone. It is written into the statement.</param>
    /// <param name="table">The table's name as the database keeps it (lower case, where it was made without quotes), with schemas before dots.</param>
    /// <exception cref="ArgumentException"><paramref name="asOf"/> is missing, or <paramref name="table"/> is blank.</exception>
    public static string Write<T>(RecoveryPolicy policy, Moment asOf, string table)
        where T : CareItem
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        return $"{Header(policy, asOf)}\n{Select((DecisionGrid<T>)GridOf<T>(policy), asOf, table)}";
    }

    private static object GridOf<T>(RecoveryPolicy policy) => typeof(T) == typeof(Episode) ? policy.Episodes : policy.Sips;

    private static string Select<T>(DecisionGrid<T> grid, Moment asOf, string table)
        where T : CareItem => SqlSelect.Write(grid, asOf.IsSet ? asOf : throw new ArgumentException("The moment of the decision is missing.", nameof(asOf)), table);

    private static string Header(RecoveryPolicy policy, Moment asOf) => string.Concat(new[]
    {
        $"Policy {policy.Name} {policy.Version}, decided as of {asOf} ({policy.TimeZone.Id}). SHA-256 of the policy: {policy.Hash}",
        "Made by Prator.Recovery for PostgreSQL 12 or later. It only reads. Change the policy, not this file.",
    }.Select(line => SqlText.Comment(line) + "\n"));
}
