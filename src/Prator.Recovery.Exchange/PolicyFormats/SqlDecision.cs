using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>Writes what the facts lead to: the rule, what it says, what it asks and what it sets.</summary>
internal sealed class SqlDecision<T>
    where T : CareItem
{
    private const string FaultAction = nameof(RecoveryAction.Review);
    private const string FaultReasonSwedish = "Kolumnen har ett värde som inte går att läsa: ";
    private const string FaultReasonEnglish = "The column holds a value that cannot be read: ";
    private const string FaultQuestionSwedish = "Vad ska det stå i kolumnen?";
    private const string FaultQuestionEnglish = "What should the column say?";

    private readonly DecisionGrid<T> _grid;
    private readonly SqlConditions _conditions;
    private readonly Moment _asOf;
    private readonly IReadOnlyList<DecisionRow> _rows;
    private readonly IReadOnlyList<Rule> _rules;

    public SqlDecision(DecisionGrid<T> grid, SqlConditions conditions, Moment asOf)
    {
        _grid = grid;
        _conditions = conditions;
        _asOf = asOf;
        _rows = [.. ImpossibleRows(), .. DecisionTable.Of(grid.Book)];
        _rules = [.. _rows.Select(r => r.Rule).DistinctBy(r => r.Id)];
    }

    /// <summary>The rule that decides: NULL where a column has a value that no item can have.</summary>
    public string Rule() => SqlLines.Block(
        "CASE",
        [$"WHEN {SqlNames.Fault} IS NOT NULL THEN NULL", .. _rows.Select(r => $"WHEN {Holds(r.Region)} THEN {SqlText.Literal(r.Rule.Id)}")],
        "END");

    /// <summary>Whether each side question is asked, in the policy's order.</summary>
    public IEnumerable<string> Asks() => Questions.Select((q, i) => $"{Asked(q)} AS {SqlNames.Asks(i)}");

    /// <summary>The rules with all that is fixed of them, as rows.</summary>
    public string Rules() => "VALUES\n" + string.Join(",\n", _rules.Select(r => $"    ({string.Join(", ", RuleColumns(r).Select(SqlText.Literal))})"));

    /// <summary>The columns of the result that follow the reference.</summary>
    public IEnumerable<string> Result()
    {
        yield return "rules.id AS rule";
        yield return $"COALESCE(rules.action, {SqlText.Literal(FaultAction)}) AS action";
        yield return $"COALESCE(rules.basis, {SqlText.Literal(nameof(Basis.Interpretation))}) AS basis";
        yield return "rules.clause AS clause";
        yield return $"COALESCE(rules.reason_sv, {SqlText.Literal(FaultReasonSwedish)} || asked.{SqlNames.Fault}) AS reason_sv";
        yield return $"COALESCE(rules.reason_en, {SqlText.Literal(FaultReasonEnglish)} || asked.{SqlNames.Fault}) AS reason_en";
        yield return "rules.note_sv AS note_sv";
        yield return "rules.note_en AS note_en";
        yield return $"{Question("question_sv", FaultQuestionSwedish, t => t.Swedish)} AS question_sv";
        yield return $"{Question("question_en", FaultQuestionEnglish, t => t.English)} AS question_en";
        yield return $"{SideQuestions()} AS side_questions";
        yield return $"{PaymentBasisOf()} AS payment_basis";
        foreach (ItemField field in ChangedFields())
        {
            yield return $"{Change(field)} AS {SqlNames.Set(field)}";
        }

        yield return $"{Whereabouts()} AS whereabouts";
        yield return $"asked.{SqlNames.Fault} AS fault";
        foreach (Fact fact in _grid.Book.Facts)
        {
            yield return $"asked.{SqlFacts.Column(fact)}";
        }
    }

    /// <summary>What the columns of the result are, for a person who reads them.</summary>
    public IEnumerable<string> Describe()
    {
        yield return "reference text: as in the table";
        yield return "rule, action, basis, clause, reason_sv, reason_en, note_sv, note_en text: what is decided, and why";
        yield return "question_sv, question_en text: what a person must answer; NULL where nothing is open";
        yield return "side_questions text[]: the ids of the questions asked beside the rule's own";
        yield return "payment_basis text: Unaffected or Exclude where the rule closes; else NULL";
        foreach (ItemField field in ChangedFields())
        {
            yield return $"set_{SqlColumns.Snake(field.Name)} date: what {SqlColumns.Snake(field.Name)} is to be set to; NULL where it is left";
        }

        yield return "whereabouts text: the band of that fact; NULL where the policy has none";
        yield return "fault text: the column with a value that no item can have (rule is then NULL, action Review); else NULL";
        yield return "one column for each fact: the name of its band";
    }

    /// <summary>The fields that the rules set, in the order of the rules.</summary>
    private IEnumerable<ItemField> ChangedFields() => _rules.SelectMany(r => r.Changes).Select(c => c.Field).Distinct();

    private IReadOnlyList<SideQuestion> Questions => _grid.Book.Questions;

    /// <summary>What is declared impossible comes before all, and the first declaration before the next, as in the grid.</summary>
    private IEnumerable<DecisionRow> ImpossibleRows()
    {
        foreach (ImpossibleFacts declared in _grid.Book.Impossible)
        {
            Rule? rule = declared.Regions.SelectMany(_grid.Shape.CellsOf).Select(cell => _grid[cell].Rule).FirstOrDefault(r => r.Id == declared.Id);
            foreach (Region region in rule is null ? [] : declared.Regions)
            {
                yield return new DecisionRow(rule!, region);
            }
        }
    }

    private string Holds(Region region)
    {
        string[] restricted =
        [
            .. _grid.Book.Facts
                .Where(f => region.BandCountOf(f.Index) < f.Bands.Count)
                .Select(f => SqlText.IsOneOf(SqlFacts.Column(f), [.. region.BandsOf(f.Index).Select(b => f.Bands[b].Name)])),
        ];
        return restricted.Length == 0 ? "TRUE" : string.Join(" AND ", restricted);
    }

    private string Asked(SideQuestion question)
    {
        Region[] regions = [.. question.Regions.Where(r => !r.IsEmpty)];
        return question.Rules.Count == 0 || regions.Length == 0
            ? "FALSE"
            : $"({SqlText.IsOneOf(SqlNames.Rule, [.. question.Rules.Order(StringComparer.Ordinal)])} AND ({string.Join(" OR ", regions.Select(r => $"({Holds(r)})"))}))";
    }

    private static IEnumerable<string?> RuleColumns(Rule rule) =>
    [
        rule.Id, rule.Action.ToString(), rule.Basis.ToString(), rule.Clause,
        rule.Reason.Swedish, rule.Reason.English, rule.Note?.Swedish, rule.Note?.English, rule.Question?.Swedish, rule.Question?.English,
    ];

    /// <summary>The rule's own question first, then those asked beside it, all in one text.</summary>
    private string Question(string own, string ofFault, Func<LocalText, string> language)
    {
        IEnumerable<string> texts =
        [
            $"CASE WHEN asked.{SqlNames.Fault} IS NULL THEN rules.{own} ELSE {SqlText.Literal(ofFault)} END",
            .. Questions.Select((q, i) => $"CASE WHEN asked.{SqlNames.Asks(i)} THEN {SqlText.Literal(language(q.Text))} END"),
        ];
        return SqlLines.Block("NULLIF(concat_ws(", [$"' ',\n{string.Join(",\n", texts)}"], "), '')");
    }

    private string SideQuestions() => Questions.Count == 0
        ? "CAST(ARRAY[] AS text[])"
        : SqlLines.Block(
            "array_remove(CAST(ARRAY[",
            [string.Join(",\n", Questions.Select((q, i) => $"CASE WHEN asked.{SqlNames.Asks(i)} THEN {SqlText.Literal(q.Id)} END"))],
            "] AS text[]), NULL)");

    private string PaymentBasisOf() => ByRule(
        _rules.Where(r => r.ExcludeFromPaymentBasisWhen is not null).Select(r => (
            r.Id,
            $"CASE WHEN {_conditions.Write(r.ExcludeFromPaymentBasisWhen!)} THEN '{nameof(PaymentBasis.Exclude)}' ELSE '{nameof(PaymentBasis.Unaffected)}' END")),
        "text");

    private string Change(ItemField field) => ByRule(
        from rule in _rules
        from change in rule.Changes
        where change.Field == field
        select (rule.Id, change.From is { } source ? SqlColumns.Day(_conditions.Uses(source)) : new SqlMoment(_asOf).Day),
        "date");

    private static string ByRule(IEnumerable<(string Rule, string Value)> values, string type)
    {
        string[] cases = [.. values.Select(v => $"WHEN {SqlText.Literal(v.Rule)} THEN {v.Value}")];
        return cases.Length == 0 ? $"CAST(NULL AS {type})" : SqlLines.Block($"CASE asked.{SqlNames.Rule}", cases, "END");
    }

    private string Whereabouts() => _grid.Book.Facts.FirstOrDefault(f => f.Name == SqlNames.WhereaboutsFact) is { } fact
        ? $"asked.{SqlFacts.Column(fact)}"
        : "CAST(NULL AS text)";
}
