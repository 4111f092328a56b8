namespace Prator.Recovery.Tests.Showing;

/// <summary>A table as it was shown on a terminal, read back by its columns.</summary>
internal sealed class ShownTable
{
    private readonly string[] _labels;
    private readonly List<List<string>[]> _rows = [];

    /// <param name="shown">What the terminal showed.</param>
    /// <param name="key">The column that is never blank in the first line of a row.</param>
    /// <param name="labels">The columns that must be there, in order.</param>
    public ShownTable(string shown, string key, params string[] labels)
    {
        _labels = labels;
        string[] lines = [.. shown.Split('\n').Select(l => l.TrimEnd('\r'))];
        Assert.All(lines, l => Assert.DoesNotContain('\x1b', l));
        int header = Array.FindIndex(lines, l => labels.All(w => l.Contains(w, StringComparison.Ordinal)));
        Assert.True(header >= 0, $"No line shows the columns {string.Join(", ", labels)}:\n{shown}");
        Widest = lines.Max(l => l.TrimEnd().Length);
        int[] starts = [.. labels.Select(l => lines[header].IndexOf(l, StringComparison.Ordinal))];
        Assert.Equal(starts.Order(), starts);
        foreach (string line in lines[(header + 2)..].Where(l => l.Trim().Length > 0))
        {
            string[] cells = [.. starts.Select((s, i) => Slice(line, s, i + 1 < starts.Length ? starts[i + 1] : line.Length))];
            if (cells[Array.IndexOf(labels, key)].Length > 0)
            {
                _rows.Add([.. labels.Select(_ => new List<string>())]);
            }

            for (int i = 0; i < cells.Length; i++)
            {
                _rows[^1][i].Add(cells[i]);
            }
        }
    }

    /// <summary>The length of the longest line.</summary>
    public int Widest { get; }

    public int Count => _rows.Count;

    /// <summary>The words of one cell, a space between those of different lines.</summary>
    public string Words(int row, string label) => string.Join(' ', Lines(row, label));

    /// <summary>The letters of one cell, joined where a line broke a word.</summary>
    public string Letters(int row, string label) => string.Concat(Lines(row, label)).Replace(" ", string.Empty, StringComparison.Ordinal);

    private IEnumerable<string> Lines(int row, string label) => _rows[row][Array.IndexOf(_labels, label)].Where(l => l.Length > 0);

    private static string Slice(string line, int from, int to) =>
        from >= line.Length ? string.Empty : line[from..Math.Min(to, line.Length)].Trim();
}
