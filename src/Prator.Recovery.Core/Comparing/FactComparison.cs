using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Compares a fact: its name, its bands, how they are derived, and its labels.</summary>
internal sealed class FactComparison(string itemKind, TextComparison texts, CultureInfo culture)
{
    private static readonly LocalText OneOf = new("något av", "any of");
    private static readonly LocalText AllOf = new("allt av", "all of");
    private static readonly LocalText Rest = new("det som är kvar", "what is left");

    public IEnumerable<PolicyDifference> Of(Fact? before, Fact? after)
    {
        string name = before?.Name ?? after!.Name;
        if (before is null || after is null)
        {
            return [new PolicyDifference(DifferenceKind.Fact, itemKind, name, BandsOf(before), BandsOf(after))];
        }

        List<(Band? Before, Band? After)> bands = Counterparts.OfBands(before, after);
        return
        [
            .. Names(name, before.Name, after.Name),
            .. Names(name, BandsOf(before), string.Join(", ", after.Bands.Select(b => bands.First(p => p.After == b).Before?.Name ?? b.Name))),
            .. bands.SelectMany(b => Of(name, before, b.Before, after, b.After)),
            .. texts.Of(DifferenceKind.Text, itemKind, $"{name}.label", before.Label, after.Label),
        ];
    }

    private IEnumerable<PolicyDifference> Of(string fact, Fact before, Band? one, Fact after, Band? other)
    {
        string where = $"{fact}: {(one ?? other)!.Name}";
        if (one is null || other is null)
        {
            return [new PolicyDifference(DifferenceKind.Fact, itemKind, where, one is null ? null : Words(before, one), other is null ? null : Words(after, other))];
        }

        return
        [
            .. Names(where, one.Name, other.Name),
            .. Counterparts.DerivationOf(before, one) == Counterparts.DerivationOf(after, other) ? [] : Derivations(where, before, one, after, other),
            .. one.Label == CodeLabels.Of(one.Name) && other.Label == CodeLabels.Of(other.Name) && one.Name != other.Name
                ? []
                : texts.Of(DifferenceKind.Text, itemKind, $"{where}.label", one.Label, other.Label),
        ];
    }

    /// <summary>Of two lists of conditions, only the conditions that the other lacks are told.</summary>
    private IEnumerable<PolicyDifference> Derivations(string where, Fact before, Band one, Fact after, Band other)
    {
        (LocalText? kind, Condition[] old, Condition[] renewed) = (one.When, other.When) switch
        {
            (Condition.Any any, Condition.Any others) => (OneOf, Lacking(any.Of, others.Of), Lacking(others.Of, any.Of)),
            (Condition.All all, Condition.All others) => (AllOf, Lacking(all.Of, others.Of), Lacking(others.Of, all.Of)),
            _ => ((LocalText?)null, [], []),
        };
        return kind is null ? Names(where, Words(before, one), Words(after, other))
            : Names($"{where} ({kind.For(culture)})", Told(old), Told(renewed));
    }

    private static Condition[] Lacking(IReadOnlyList<Condition> conditions, IReadOnlyList<Condition> others)
    {
        HashSet<string> known = [.. others.Select(ConditionText.Of)];
        return [.. conditions.Where(c => !known.Contains(ConditionText.Of(c)))];
    }

    private string? Told(Condition[] conditions) => conditions.Length == 0 ? null : string.Join("; ", conditions.Select(c => ConditionWords.Of(c, culture)));

    private IEnumerable<PolicyDifference> Names(string where, string? before, string? after) =>
        TextComparison.Of(DifferenceKind.Fact, itemKind, where, before, after);

    /// <summary>The bands in the order they are tried, which is a part of the derivation.</summary>
    private static string? BandsOf(Fact? fact) => fact is null ? null : string.Join(", ", fact.Bands.Select(b => b.Name));

    private string Words(Fact fact, Band band) =>
        fact.Field is { } field ? $"{field.Name}: {CodeLabels.Of(band.Name).For(culture)}"
        : band.When is { } when ? ConditionWords.Of(when, culture)
        : Rest.For(culture);
}
