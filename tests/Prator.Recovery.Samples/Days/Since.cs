namespace Prator.Recovery.Samples;

/// <summary>Writes into the rows of a file what happened since the morning before. To each row happens one thing a day.</summary>
internal sealed class Since<TRow>(List<WrittenRow<TRow>> rows, Func<TRow, object?[]> write)
    where TRow : class
{
    private readonly HashSet<TRow> _touched = [.. rows.Where(r => r.Outcome == Outcomes.Duplicate).Select(r => r.Row)];

    /// <summary>Something happened to some of the rows, spread over the file.</summary>
    /// <param name="what">What happened.</param>
    /// <param name="count">To how many.</param>
    /// <param name="which">To which.</param>
    /// <param name="change">The row afterwards.</param>
    /// <returns>The rows as they were.</returns>
    public IReadOnlyList<TRow> Change(string what, int count, Func<WrittenRow<TRow>, bool> which, Func<TRow, TRow> change)
    {
        IReadOnlyList<TRow> chosen = Choose(what, count, which);
        foreach (TRow row in chosen)
        {
            TRow changed = change(row);
            rows[Index(row)] = new WrittenRow<TRow>(what, changed, write(changed));
            _touched.Add(changed);
        }

        return chosen;
    }

    /// <summary>Some rows are missing.</summary>
    public IReadOnlyList<WrittenRow<TRow>> Lose(string what, int count, Func<WrittenRow<TRow>, bool> which)
    {
        List<WrittenRow<TRow>> lost = [.. Choose(what, count, which).Select(r => rows[Index(r)])];
        lost.ForEach(r => rows.Remove(r));
        return lost;
    }

    /// <summary>A row is there that was not.</summary>
    public TRow Add(string what, TRow row)
    {
        rows.Add(new WrittenRow<TRow>(what, row, write(row)));
        _touched.Add(row);
        return row;
    }

    /// <summary>The first rows that could not be read were mended.</summary>
    public void Mend(int count)
    {
        foreach (WrittenRow<TRow> bad in rows.Where(r => r.Outcome == Outcomes.Rejected).Take(count).ToList())
        {
            rows[rows.IndexOf(bad)] = new WrittenRow<TRow>("mended", bad.Row, write(bad.Row));
            _touched.Add(bad.Row);
        }
    }

    /// <summary>Some rows, spread over the file, that nothing else happens to today.</summary>
    /// <exception cref="InvalidOperationException">There are not so many.</exception>
    public IReadOnlyList<TRow> Choose(string what, int count, Func<WrittenRow<TRow>, bool> which)
    {
        List<TRow> fit = [.. rows.Where(r => r.Outcome is not (Outcomes.Rejected or Outcomes.Duplicate) && !_touched.Contains(r.Row) && which(r)).Select(r => r.Row)];
        if (fit.Count < count)
        {
            throw new InvalidOperationException($"'{what}' needs {count} rows, and {fit.Count} fit.");
        }

        List<TRow> chosen = [.. Enumerable.Range(0, count).Select(i => fit[i * fit.Count / count])];
        _touched.UnionWith(chosen);
        return chosen;
    }

    private int Index(TRow row) => rows.FindIndex(r => r.Row == row);
}
