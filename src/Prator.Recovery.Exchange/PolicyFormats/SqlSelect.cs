using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>One SELECT that decides every row of a table, in steps that each read the one before.</summary>
internal static class SqlSelect
{
    private const string RuleTexts =
        "rules (id, action, basis, clause, reason_sv, reason_en, note_sv, note_en, question_sv, question_en)";

    /// <summary>The statement, with a comment that says what the table must hold and what comes out.</summary>
    public static string Write<T>(DecisionGrid<T> grid, Moment asOf, string table)
        where T : CareItem
    {
        SqlConditions conditions = new(asOf);
        SqlDecision<T> decision = new(grid, conditions, asOf);

        // The columns of `item` are those that the later steps ask for, so it is written last.
        (string facts, List<string> factSteps) = Facts(grid.Book.Facts, conditions);
        string[] result = [$"asked.{SqlNames.Reference}", .. decision.Result()];
        IReadOnlyList<ItemField> fields = conditions.Fields;
        string[] steps =
        [
            SqlLines.Step("item", SqlLines.Select(ItemColumns(fields), SqlText.Table(table))),
            .. factSteps,
            SqlLines.Step("decided", SqlLines.Select([$"{facts}.*", $"{decision.Rule()} AS {SqlNames.Rule}"], facts)),
            SqlLines.Step("asked", SqlLines.Select(["decided.*", .. decision.Asks()], "decided")),
            SqlLines.Step(RuleTexts, decision.Rules()),
        ];
        string select = SqlLines.Select(result, $"asked\nLEFT JOIN rules ON rules.id = asked.{SqlNames.Rule}");
        return $"{Header(grid.Book.Kind, table, fields, decision.Describe())}WITH {string.Join(",\n", steps)}\n{select};\n";
    }

    private static (string Last, List<string> Steps) Facts(IReadOnlyList<Fact> facts, SqlConditions conditions)
    {
        string last = "item";
        List<string> steps = [];
        foreach (IReadOnlyList<Fact> layer in SqlFacts.Layers(facts))
        {
            string name = FormattableString.Invariant($"facts_{steps.Count + 1}");
            IEnumerable<string> columns = layer.Select(f => $"{SqlFacts.Band(f, conditions)} AS {SqlFacts.Column(f)}");
            steps.Add(SqlLines.Step(name, SqlLines.Select([$"{last}.*", .. columns], last)));
            last = name;
        }

        return (last, steps);
    }

    private static IEnumerable<string> ItemColumns(IReadOnlyList<ItemField> fields)
    {
        string[] faults = [.. fields
            .Select(f => (Fault: SqlColumns.IsFaulty(f), Column: SqlColumns.Snake(f.Name)))
            .Where(f => f.Fault is not null)
            .Select(f => $"WHEN {f.Fault} THEN {SqlText.Literal(f.Column)}")];
        string fault = faults.Length == 0 ? "CAST(NULL AS text)" : SqlLines.Block("CASE", faults, "END");
        return [SqlNames.Reference, .. fields.SelectMany(SqlColumns.Read), $"{fault} AS {SqlNames.Fault}"];
    }

    private static string Header(string kind, string table, IReadOnlyList<ItemField> fields, IEnumerable<string> result)
    {
        IEnumerable<string> lines =
        [
            $"Decides every {kind} of the table {table}, one row each. The table needs these columns:",
            "  reference text: the key of the row",
            .. fields.SelectMany(SqlColumns.Describe).Select(d => "  " + d),
            "The result has these:",
            .. result.Select(d => "  " + d),
        ];
        return string.Concat(lines.Select(l => SqlText.Comment(l) + "\n"));
    }
}
