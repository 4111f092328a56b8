namespace Prator.Recovery.Exchange;

/// <summary>Numbers laid end to end, a bar a row. Across, places are percent of the width.</summary>
internal sealed class BarPlot
{
    private const int MostBars = 20;

    private BarPlot()
    {
    }

    public required string Key { get; init; }

    /// <summary>What is counted along the axis.</summary>
    public required string Along { get; init; }

    public required IReadOnlyList<PlotSeries> Series { get; init; }

    public required IReadOnlyList<PlotBar> Bars { get; init; }

    public required IReadOnlyList<PlotTick> Across { get; init; }

    /// <summary>Whether one bar holds several numbers, so that it must be said which is which.</summary>
    public bool HasLegend => Series.Count > 1;

    /// <summary>The same in a sentence or two.</summary>
    public required string Words { get; init; }

    /// <param name="table">Its first column names what is counted; those marked as plotted are numbers.</param>
    /// <param name="rows">At least one.</param>
    /// <param name="texts">The words.</param>
    public static BarPlot Of(ReportTable table, IReadOnlyList<IReadOnlyList<object?>> rows, ReportTexts texts)
    {
        int[] plotted = [.. Enumerable.Range(0, table.Columns.Count).Where(i => table.Columns[i].IsPlotted)];
        IReadOnlyList<object?>[] shown = [.. rows.Take(MostBars)];
        PlotAxis axis = PlotAxis.To(shown.Max(Sum), most: 5);
        return new BarPlot
        {
            Key = table.Key,
            Along = texts["Html.Axis.Count"],
            Series = [.. plotted.Select((c, n) => new PlotSeries(n + 1, table.Columns[c].Key, table.Columns[c].Heading))],
            Bars = [.. shown.Select(r => new PlotBar(texts.Write(r[0]), texts.Write(Sum(r)), [.. Segments(r)]))],
            Across = [.. axis.Ticks().Select((t, i) => new PlotTick(
                PlotAxis.Percent(axis.Share(t)), texts.Write(t), t == 0 ? "start" : t == axis.Top ? "end" : "middle", IsSpare: i % 2 == 1 && t != axis.Top))],
            Words = Say(),
        };

        long Sum(IReadOnlyList<object?> row) => plotted.Sum(c => Convert.ToInt64(row[c], texts.Culture));

        IEnumerable<PlotSegment> Segments(IReadOnlyList<object?> row)
        {
            long before = 0;
            for (int n = 0; n < plotted.Length; n++)
            {
                long count = Convert.ToInt64(row[plotted[n]], texts.Culture);
                if (count > 0)
                {
                    yield return new PlotSegment(n + 1, table.Columns[plotted[n]].Key, PlotAxis.Percent(axis.Share(before)), PlotAxis.Percent(axis.Share(count)));
                }

                before += count;
            }
        }

        string Say()
        {
            IReadOnlyList<object?> longest = shown.MaxBy(Sum)!;
            string said = texts.Format("Html.Bars", longest[0], Sum(longest), rows.Sum(Sum));
            return rows.Count > MostBars ? $"{said} {texts.Format("Html.Bars.Some", MostBars, rows.Count)}" : said;
        }
    }
}

/// <summary>What one colour of a bar counts.</summary>
/// <param name="Number">From 1, in the order of the bar.</param>
/// <param name="Key">The column's name, by which the style gives it a colour.</param>
/// <param name="Label">What people call it.</param>
internal sealed record PlotSeries(int Number, string Key, string Label)
{
    public bool IsHatched => Number % 2 == 0;
}

internal sealed record PlotBar(string Name, string Sum, IReadOnlyList<PlotSegment> Segments);

/// <summary>One number of a bar.</summary>
/// <param name="Number">Its series.</param>
/// <param name="Key">The series' name.</param>
/// <param name="X">Where it begins, in percent.</param>
/// <param name="Width">In percent.</param>
internal sealed record PlotSegment(int Number, string Key, string X, string Width)
{
    /// <summary>Neighbours are told apart without their colours.</summary>
    public bool IsHatched => Number % 2 == 0;
}
