namespace Prator.Recovery.Samples;

/// <summary>A row of an export in the making.</summary>
internal sealed record DraftRow<TRow>(string Outcome, TRow Row);

/// <summary>A row as it is written.</summary>
/// <param name="Outcome">The rule that is to decide it, one of <see cref="Outcomes"/>, or what happened to it on a later day.</param>
/// <param name="Row">What it was made of; of a bad row the good one.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record WrittenRow<TRow>(string Outcome, TRow Row, object?[] Cells);

/// <summary>The steps from a table of cases to the rows of a file.</summary>
internal static class Draft
{
    /// <summary>The rows of all cases, in the order of a date; rows without one come last.</summary>
    public static List<DraftRow<TRow>> Of<TRow>(IEnumerable<Case<TRow>> cases, Draw draw, Func<TRow, DateTime?> orderedBy) =>
    [
        .. cases
            .SelectMany(c => Enumerable.Range(0, c.Count).Select(_ => new DraftRow<TRow>(c.Rule, c.Make(draw))))
            .OrderBy(r => orderedBy(r.Row) ?? DateTime.MaxValue),
    ];

    /// <summary>Says of every row of a rule something else a little further down, under the same key.</summary>
    public static void Contradict<TRow>(List<DraftRow<TRow>> rows, string rule, Draw draw, Func<TRow, TRow> change)
    {
        foreach (DraftRow<TRow> row in rows.Where(r => r.Outcome == rule).ToList())
        {
            rows.Insert(Below(rows, row, draw), row with { Row = change(row.Row) });
        }
    }

    /// <summary>Has some rows, each of a rule of its own, twice.</summary>
    public static void Repeat<TRow>(List<DraftRow<TRow>> rows, Draw draw, params string[] rules)
    {
        foreach (string rule in rules)
        {
            DraftRow<TRow> row = draw.Pick([.. rows.Where(r => r.Outcome == rule)]);
            rows.Insert(Below(rows, row, draw), row with { Outcome = Outcomes.Duplicate });
        }
    }

    /// <summary>Puts the bad rows somewhere between the good ones.</summary>
    public static void Spoil<TRow>(List<WrittenRow<TRow>> rows, IEnumerable<BadRow> bad, Draw draw, Func<TRow> ordinary, Func<TRow, object?[]> write)
    {
        foreach (BadRow row in bad)
        {
            int place = draw.Between(2, rows.Count - 1);
            TRow good = ordinary();
            rows.Insert(place, new WrittenRow<TRow>(Outcomes.Rejected, good, row.Spoil(write(good))));
        }
    }

    private static int Below<TRow>(List<DraftRow<TRow>> rows, DraftRow<TRow> row, Draw draw) =>
        Math.Min(rows.Count, rows.IndexOf(row) + draw.Between(1, 25));
}
