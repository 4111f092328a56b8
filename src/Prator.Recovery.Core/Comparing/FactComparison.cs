using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Compares a fact: its bands, how they are derived, and its labels.</summary>
internal static class FactComparison
{
    public static IEnumerable<PolicyDifference> Of(string itemKind, Fact? before, Fact? after, TextComparison texts)
    {
        string name = before?.Name ?? after!.Name;
        if (before is null || after is null)
        {
            return [new PolicyDifference(DifferenceKind.Fact, itemKind, name, BandsOf(before), BandsOf(after))];
        }

        string[] bands = [.. before.Bands.Concat(after.Bands).Select(b => b.Name).Distinct()];
        return
        [
            .. TextComparison.Of(DifferenceKind.Fact, itemKind, name, BandsOf(before), BandsOf(after)),
            .. bands.SelectMany(b => TextComparison.Of(DifferenceKind.Fact, itemKind, $"{name}: {b}", DerivationOf(before, b), DerivationOf(after, b))),
            .. texts.Of(DifferenceKind.Text, itemKind, $"{name}.label", before.Label, after.Label),
            .. bands.Where(b => before.IndexOf(b) >= 0 && after.IndexOf(b) >= 0)
                .SelectMany(b => texts.Of(DifferenceKind.Text, itemKind, $"{name}: {b}.label", before.Bands[before.IndexOf(b)].Label, after.Bands[after.IndexOf(b)].Label)),
        ];
    }

    /// <summary>The bands in the order they are tried, which is a part of the derivation.</summary>
    private static string? BandsOf(Fact? fact) => fact is null ? null : string.Join(", ", fact.Bands.Select(b => b.Name));

    private static string? DerivationOf(Fact fact, string band)
    {
        int index = fact.IndexOf(band);
        return index < 0
            ? null
            : fact.Field is { } field
                ? $"{{ field: {field.Name}, is: {band} }}"
                : fact.Bands[index].When is { } when ? ConditionText.Of(when) : "…";
    }
}
