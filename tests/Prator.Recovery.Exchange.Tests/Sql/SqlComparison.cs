using System.Globalization;
using Npgsql;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange.Tests.Sql;

/// <summary>What a server answers beside what the engine decides, column by column.</summary>
internal sealed class SqlComparison<T>(DecisionGrid<T> grid, RecoveryPolicy policy)
    where T : CareItem
{
    private const int DifferencesShown = 5;

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private readonly List<string> _differences = [];

    /// <summary>The rules that decided some item.</summary>
    public HashSet<string> RulesHit { get; } = [];

    /// <summary>The cells that some item fell into.</summary>
    public HashSet<int> CellsHit { get; } = [];

    public int Rows { get; private set; }

    /// <summary>Decides all items both ways.</summary>
    public void Compare(NpgsqlConnection connection, string table, IReadOnlyList<T> items, Moment asOf)
    {
        using NpgsqlCommand command = new(SqlPolicy.Write<T>(policy, asOf, table), connection);
        using NpgsqlDataReader reader = command.ExecuteReader();
        int before = Rows;
        while (reader.Read())
        {
            Compare(reader, items[int.Parse(reader.GetString(0), CultureInfo.InvariantCulture)], asOf);
            Rows++;
        }

        Assert.Equal(items.Count, Rows - before);
        Assert.True(_differences.Count == 0, string.Join('\n', _differences));
    }

    private void Compare(NpgsqlDataReader row, T item, Moment asOf)
    {
        Decision<T> decision = grid.Decide(item, asOf);
        RulesHit.Add(decision.Rule.Id);
        CellsHit.Add(decision.Cell);
        Dictionary<string, object?> expected = Expected(decision);
        for (int column = 1; column < row.FieldCount; column++)
        {
            object? found = row.IsDBNull(column) ? null : row.GetValue(column);
            found = found switch { string[] list => string.Join(' ', list), DateTime date => DateOnly.FromDateTime(date), _ => found };
            if (!expected.Remove(row.GetName(column), out object? wanted) || !Equals(wanted, found))
            {
                Differ($"{item} as of {asOf}: {row.GetName(column)} is `{found}`, the engine says `{wanted}`");
            }
        }

        if (expected.Count > 0)
        {
            Differ($"lacks the columns {string.Join(", ", expected.Keys)}");
        }
    }

    private void Differ(string difference)
    {
        if (_differences.Count < DifferencesShown)
        {
            _differences.Add(difference);
        }
    }

    private Dictionary<string, object?> Expected(Decision<T> decision)
    {
        Rule rule = decision.Rule;
        Dictionary<string, object?> expected = new()
        {
            ["rule"] = rule.Id,
            ["action"] = rule.Action.ToString(),
            ["basis"] = rule.Basis.ToString(),
            ["clause"] = rule.Clause,
            ["reason_sv"] = rule.Reason.Swedish,
            ["reason_en"] = rule.Reason.English,
            ["note_sv"] = rule.Note?.Swedish,
            ["note_en"] = rule.Note?.English,
            ["question_sv"] = decision.QuestionIn(Swedish),
            ["question_en"] = decision.QuestionIn(English),
            ["side_questions"] = string.Join(' ', grid.Book.Questions.Where(q => q.Rules.Contains(rule.Id) && q.Regions.Any(r => Holds(r, decision.Cell))).Select(q => q.Id)),
            ["payment_basis"] = decision.PaymentBasis?.ToString(),
            ["whereabouts"] = grid.WhereaboutsOf(decision.Cell),
            ["fault"] = null,
        };
        foreach (ChangeTemplate change in grid.Book.Rules.SelectMany(r => r.Changes))
        {
            expected["set_" + ItemTable.Snake(change.Field)] = decision.Changes.SingleOrDefault(c => c.Field == change.Field.Property)?.Value;
        }

        foreach (Fact fact in grid.Book.Facts)
        {
            expected[fact.Name.Length > 40 ? $"fact#{fact.Index + 1}" : $"fact_{fact.Name}"] = fact.Bands[grid.Shape.BandOf(decision.Cell, fact.Index)].Name;
        }

        return expected;
    }

    private bool Holds(Region region, int cell) => grid.Shape.Facts.All(f => region.Allows(f.Index, grid.Shape.BandOf(cell, f.Index)));
}
