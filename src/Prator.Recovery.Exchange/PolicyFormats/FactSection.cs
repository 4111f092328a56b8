using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>A fact that the rules see, and how it is derived.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="Bands">What it can be, in the order in which it is tried.</param>
internal sealed record FactSection(string Label, IReadOnlyList<BandSection> Bands)
{
    public static FactSection Of(Fact fact, PolicyWords words) =>
        new(words.Text(fact.Label), [.. fact.Bands.Select((band, number) => BandSection.Of(fact, number, words))]);
}

/// <summary>One thing that a fact can be.</summary>
/// <param name="Label">What it is called.</param>
/// <param name="When">When the fact is that, unless something above it was.</param>
/// <param name="AnyOf">What <paramref name="When"/> ends with where any of several things is enough; else none.</param>
internal sealed record BandSection(string Label, string When, IReadOnlyList<string> AnyOf)
{
    public static BandSection Of(Fact fact, int number, PolicyWords words)
    {
        string label = words.Band(fact, fact.Bands[number]);
        Condition? when = fact.Field is { } field ? new Condition.HasValue(field, [number]) : fact.Bands[number].When;
        return when switch
        {
            null => new BandSection(label, words.Otherwise, []),
            Condition.Any { Of.Count: > 1 } any => new BandSection(label, words.WhenAnyOf, [.. any.Of.Select(words.Condition)]),
            _ => new BandSection(label, words.Condition(when), []),
        };
    }
}
