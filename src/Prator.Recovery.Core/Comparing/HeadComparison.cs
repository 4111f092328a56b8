using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Compares everything but facts and rules. The names are to differ, and are not told.</summary>
internal static class HeadComparison
{
    public static IEnumerable<PolicyDifference> Of(RecoveryPolicy before, RecoveryPolicy after, TextComparison texts) =>
    [
        .. Boundaries.Names.SelectMany(n => TextComparison.Of(DifferenceKind.Boundary, null, n, before.Boundaries[n].ToString(), after.Boundaries[n].ToString())),
        .. TextComparison.Of(DifferenceKind.Boundary, null, "timeZone", before.TimeZone.Id, after.TimeZone.Id),
        .. Keys(before.Clauses, after.Clauses).SelectMany(c => texts.Of(DifferenceKind.Clause, null, c, before.Clauses.GetValueOrDefault(c), after.Clauses.GetValueOrDefault(c))),
        .. TextComparison.Of(DifferenceKind.Clause, null, "routing.local", before.Routing.LocalClause, after.Routing.LocalClause),
        .. TextComparison.Of(DifferenceKind.Clause, null, "routing.regional", before.Routing.RegionalClause, after.Routing.RegionalClause),
        .. TextComparison.Of(DifferenceKind.Clause, null, "routing.regional.afterWorkingDays", Limit(before), Limit(after)),
        .. TextComparison.Of(DifferenceKind.Text, null, "version", before.Version, after.Version),
        .. TextComparison.Of(DifferenceKind.Text, null, "system", before.System, after.System),
        .. texts.Of(DifferenceKind.Text, null, "title", before.Title, after.Title),
        .. Keys(before.Labels, after.Labels).SelectMany(l => TextComparison.Of(DifferenceKind.Text, null, $"labels.{l}", before.Labels.GetValueOrDefault(l), after.Labels.GetValueOrDefault(l))),
    ];

    private static string? Limit(RecoveryPolicy policy) => policy.Routing.RegionalAfterWorkingDays?.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<string> Keys<T>(IReadOnlyDictionary<string, T> before, IReadOnlyDictionary<string, T> after) =>
        before.Keys.Concat(after.Keys).Distinct();
}
