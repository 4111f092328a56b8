using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>Writes the facts: one column each, which holds the name of the band that an item takes.</summary>
internal static class SqlFacts
{
    /// <summary>The column of a fact: <c>fact_</c> and its name, or its number where the name can't be a column's.</summary>
    public static string Column(Fact fact) => SqlText.Name(
        SqlText.FitsName("fact_" + fact.Name) ? "fact_" + fact.Name : FormattableString.Invariant($"fact#{fact.Index + 1}"));

    /// <summary>The band of an item: the first whose condition holds, as the policy lists them.</summary>
    public static string Band(Fact fact, SqlConditions conditions)
    {
        if (fact.Field is { } field)
        {
            return SqlColumns.Of(conditions.Uses(field));
        }

        IEnumerable<string> tried = fact.Bands.Take(fact.Bands.Count - 1)
            .Select(b => $"WHEN {conditions.Write(b.When!)} THEN {SqlText.Literal(b.Name)}");
        return SqlLines.Block("CASE", [.. tried, $"ELSE {SqlText.Literal(fact.Bands[^1].Name)}"], "END");
    }

    /// <summary>The facts by how many others stand between them and the fields: a column can't use one that is made beside it.</summary>
    public static IEnumerable<IReadOnlyList<Fact>> Layers(IReadOnlyList<Fact> facts)
    {
        int[] layer = new int[facts.Count];
        foreach (Fact fact in facts)
        {
            layer[fact.Index] = ConditionLeaves.Of(fact).OfType<Condition.TookBand>()
                .Select(used => layer[used.Fact.Index] + 1)
                .DefaultIfEmpty()
                .Max();
        }

        return facts.GroupBy(f => layer[f.Index]).OrderBy(g => g.Key).Select(g => (IReadOnlyList<Fact>)[.. g]);
    }
}
