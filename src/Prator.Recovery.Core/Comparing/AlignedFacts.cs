using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>
/// The facts of two rule books laid side by side by name, each with the bands that both have. A fact that only one has
/// keeps all its bands: the other decides alike in all of them.
/// </summary>
public sealed class AlignedFacts
{
    private readonly IReadOnlyList<Fact> _before;
    private readonly IReadOnlyList<Fact> _after;

    /// <param name="before">The facts of the first.</param>
    /// <param name="after">Those of the second.</param>
    public AlignedFacts(IReadOnlyList<Fact> before, IReadOnlyList<Fact> after)
    {
        _before = before;
        _after = after;
        List<Fact> aligned = [];
        foreach (string name in before.Concat(after).Select(f => f.Name).Distinct())
        {
            aligned.Add(Aligned(Find(before, name), Find(after, name)) with { Index = aligned.Count });
        }

        Facts = WithNames(aligned);
    }

    /// <summary>The facts of both: those of the first in its order, then those that only the second has.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>Whether there is a cell that both have.</summary>
    public bool AnyCell => Facts.All(f => f.Bands.Count > 0);

    /// <summary>How many cells both have.</summary>
    public long CellCount => Facts.Aggregate(1L, (cells, f) => cells * f.Bands.Count);

    /// <summary>A region of the first on the aligned facts; null where none of it is.</summary>
    public Region? FromBefore(Region region) => From(_before, region);

    /// <summary>A region of the second on the aligned facts; null where none of it is.</summary>
    public Region? FromAfter(Region region) => From(_after, region);

    private Region? From(IReadOnlyList<Fact> facts, Region region)
    {
        if (!AnyCell)
        {
            return null;
        }

        Region aligned = Region.Everywhere(Facts);
        foreach (Fact fact in Facts)
        {
            if (Find(facts, fact.Name) is { } own)
            {
                aligned = aligned.Where(fact.Index, Enumerable.Range(0, fact.Bands.Count).Where(b => region.Allows(own.Index, own.IndexOf(fact.Bands[b].Name))));
            }
        }

        return aligned.IsEmpty ? null : aligned;
    }

    private static Fact? Find(IReadOnlyList<Fact> facts, string name) => facts.FirstOrDefault(f => f.Name == name);

    private static Fact Aligned(Fact? before, Fact? after) => before is null
        ? after!
        : after is null
            ? before
            : before with
            {
                Label = Both(before.Label, after.Label),
                Bands = [.. from band in before.Bands
                            where after.IndexOf(band.Name) >= 0
                            select band with { Label = Both(band.Label, after.Bands[after.IndexOf(band.Name)].Label) }],
            };

    /// <summary>A label that only one of two policies uses says nothing about the other's cells.</summary>
    private static LocalText Both(LocalText before, LocalText after) => new(Both(before.Swedish, after.Swedish), Both(before.English, after.English));

    private static string Both(string before, string after) => before == after ? before : $"{before} / {after}";

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
}
