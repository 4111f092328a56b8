using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>
/// Which fact and which band of one rule book is which of another: the one of the same name, else, where a name stands on
/// one side only, the one that is derived alike. So what was renamed is compared, and not taken for something else.
/// </summary>
internal static class Counterparts
{
    /// <summary>The facts of both: those of the first in its order, then those that only the second has.</summary>
    public static List<(Fact? Before, Fact? After)> OfFacts(IReadOnlyList<Fact> before, IReadOnlyList<Fact> after) =>
        Paired(before, after, f => f.Name, (one, other) => Derivations(one).SequenceEqual(Derivations(other)));

    /// <summary>The bands of both, ordered likewise.</summary>
    public static List<(Band? Before, Band? After)> OfBands(Fact before, Fact after)
    {
        List<(Band? Before, Band? After)> pairs = Paired(before.Bands, after.Bands, b => b.Name, (one, other) => DerivationOf(before, one) == DerivationOf(after, other));
        int gone = pairs.FindIndex(p => p.After is null);
        int come = pairs.FindIndex(p => p.Before is null);
        bool isTheRest = before.Field is null != after.Field is null
            && pairs.Count == before.Bands.Count + 1
            && pairs.Count == after.Bands.Count + 1
            && gone >= 0
            && pairs.Where(p => p is { Before: not null, After: not null }).All(p => DerivationOf(before, p.Before!) == DerivationOf(after, p.After!));
        if (isTheRest)
        {
            // A field's last value, and the band that takes what the others leave of that field.
            pairs[gone] = (pairs[gone].Before, pairs[come].After);
            pairs.RemoveAt(come);
        }

        return pairs;
    }

    /// <summary>How a band is derived, as a policy would write it; the band that takes what is left has no condition.</summary>
    public static string DerivationOf(Fact fact, Band band) =>
        fact.Field is { } field ? $"{{ field: {field.Name}, is: {band.Name} }}"
        : band.When is { } when ? ConditionText.Of(when)
        : "…";

    private static IEnumerable<string> Derivations(Fact fact) => fact.Bands.Select(b => DerivationOf(fact, b));

    private static List<(T? Before, T? After)> Paired<T>(IReadOnlyList<T> before, IReadOnlyList<T> after, Func<T, string> name, Func<T, T, bool> alike)
        where T : class
    {
        List<T> unnamed = [.. after.Where(a => before.All(b => name(b) != name(a)))];
        List<(T? Before, T? After)> pairs = [];
        foreach (T one in before)
        {
            T? other = after.FirstOrDefault(a => name(a) == name(one));
            if (other is null && unnamed.FirstOrDefault(a => alike(one, a)) is { } renamed)
            {
                other = renamed;
                unnamed.Remove(renamed);
            }

            pairs.Add((one, other));
        }

        pairs.AddRange(unnamed.Select(a => ((T?)null, (T?)a)));
        return pairs;
    }
}
