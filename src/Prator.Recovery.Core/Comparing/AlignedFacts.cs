using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>
/// The facts of two rule books laid side by side, each with the bands of both. What was renamed keeps the first's name. A
/// fact that only one has keeps its bands: the other decides alike in all of them. A band that only one has makes cells
/// that only that one has.
/// </summary>
public sealed class AlignedFacts
{
    /// <summary>A region keeps the bands of a fact as bits of one number.</summary>
    private const int MaxBands = 64;

    private readonly List<Column> _columns = [];

    /// <param name="before">The facts of the first.</param>
    /// <param name="after">Those of the second.</param>
    public AlignedFacts(IReadOnlyList<Fact> before, IReadOnlyList<Fact> after)
    {
        foreach ((Fact? one, Fact? other) in Counterparts.OfFacts(before, after))
        {
            if (one is not null && other is not null && Counterparts.OfBands(one, other) is { Count: <= MaxBands } bands)
            {
                _columns.Add(new Column(one, other, bands));
                continue;
            }

            // Two facts of one name with too many bands between them are two facts.
            _columns.AddRange(from fact in new[] { one } where fact is not null select new Column(fact, null, [.. fact.Bands.Select(b => ((Band?)b, (Band?)null))]));
            _columns.AddRange(from fact in new[] { other } where fact is not null select new Column(null, fact, [.. fact.Bands.Select(b => ((Band?)null, (Band?)b))]));
        }

        Facts = WithNames([.. _columns.Select((c, i) => c.Aligned(i))]);
        InBefore = FromBefore(Region.Everywhere(before));
        InAfter = FromAfter(Region.Everywhere(after));
    }

    /// <summary>The facts of both: those of the first in its order, then those that only the second has; so with their bands.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>The cells that the first has.</summary>
    public Region InBefore { get; }

    /// <summary>The cells that the second has.</summary>
    public Region InAfter { get; }

    /// <summary>A region of the first on the aligned facts.</summary>
    public Region FromBefore(Region region) => From(region, c => c.Before, b => b.Before);

    /// <summary>A region of the second on the aligned facts.</summary>
    public Region FromAfter(Region region) => From(region, c => c.After, b => b.After);

    private Region From(Region region, Func<Column, Fact?> side, Func<(Band? Before, Band? After), Band?> bandOf)
    {
        Region aligned = Region.Everywhere(Facts);
        for (int i = 0; i < _columns.Count; i++)
        {
            IReadOnlyList<(Band?, Band?)> bands = _columns[i].Bands;
            if (side(_columns[i]) is { } own)
            {
                aligned = aligned.Where(i, Enumerable.Range(0, bands.Count).Where(b => bandOf(bands[b]) is { } band && region.Allows(own.Index, own.IndexOf(band.Name))));
            }
        }

        return aligned;
    }

    /// <summary>Labels that stand twice get the name of their fact or band behind them.</summary>
    private static List<Fact> WithNames(List<Fact> facts) =>
    [
        .. from fact in facts
           select fact with
           {
               Label = Named(fact.Label, fact.Name, facts.Select(f => f.Label)),
               Bands = [.. fact.Bands.Select(b => b with { Label = Named(b.Label, b.Name, fact.Bands.Select(other => other.Label)) })],
           },
    ];

    private static LocalText Named(LocalText label, string name, IEnumerable<LocalText> labels) =>
        labels.Count(other => other.Swedish == label.Swedish || other.English == label.English) > 1
            ? new LocalText($"{label.Swedish} ({name})", $"{label.English} ({name})")
            : label;

    /// <summary>A fact of either or both, with its bands.</summary>
    private sealed record Column(Fact? Before, Fact? After, IReadOnlyList<(Band? Before, Band? After)> Bands)
    {
        public Fact Aligned(int index) => (Before ?? After!) with
        {
            Index = index,
            Label = Both(Before?.Label, After?.Label),
            Bands = [.. Bands.Select(b => (b.Before ?? b.After!) with { Label = Both(b.Before?.Label, b.After?.Label) })],
        };

        /// <summary>A label that only one of two policies uses says nothing about the other's cells.</summary>
        private static LocalText Both(LocalText? before, LocalText? after) =>
            before is null ? after! : after is null ? before : new(Both(before.Swedish, after.Swedish), Both(before.English, after.English));

        private static string Both(string before, string after) => before == after ? before : $"{before} / {after}";
    }
}
