using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>
/// A number that goes up and down with the days. Across, places are percent of the width, so that texts keep their size on every
/// screen; upwards they are pixels.
/// </summary>
internal sealed class LinePlot
{
    private const int PlotHeight = 220;
    private const int MostDays = 7;
    private const int MostPointsNamed = 8;

    private LinePlot()
    {
    }

    public required string Key { get; init; }

    public int Height { get; } = PlotHeight;

    /// <summary>What goes up and down.</summary>
    public required string Title { get; init; }

    /// <summary>Along what: the day, and the year where it is one.</summary>
    public required string Along { get; init; }

    public required IReadOnlyList<PlotTick> Upwards { get; init; }

    public required IReadOnlyList<PlotTick> Across { get; init; }

    /// <summary>The corners of the line, 100 wide.</summary>
    public required string Line { get; init; }

    /// <summary>The corners of what lies below it.</summary>
    public required string Area { get; init; }

    /// <summary>The points to be seen as such: all of them where they are few.</summary>
    public required IReadOnlyList<PlotPoint> Points { get; init; }

    /// <summary>The same in a sentence.</summary>
    public required string Words { get; init; }

    /// <param name="table">Its first column is the day, its second the number.</param>
    /// <param name="rows">At least one, in the order of the days.</param>
    /// <param name="texts">The words.</param>
    public static LinePlot Of(ReportTable table, IReadOnlyList<IReadOnlyList<object?>> rows, ReportTexts texts)
    {
        (DateOnly Day, long Count)[] days = [.. rows.Select(r => ((DateOnly)r[0]!, Convert.ToInt64(r[1], texts.Culture)))];
        PlotAxis axis = PlotAxis.To(days.Max(d => d.Count), most: 5);
        int first = days[0].Day.DayNumber;
        int length = days[^1].Day.DayNumber - first;
        double Place(DateOnly day) => length == 0 ? 0.5 : (double)(day.DayNumber - first) / length;
        double Height(long count) => PlotHeight * (1 - axis.Share(count));

        bool isOneYear = days[0].Day.Year == days[^1].Day.Year;
        string line = Corners(days.Select(d => (Place(d.Day), Height(d.Count))));
        return new LinePlot
        {
            Key = table.Key,
            Title = table.Columns[1].Heading,
            Along = isOneYear ? $"{table.Columns[0].Heading}, {days[0].Day.Year}" : table.Columns[0].Heading,
            Upwards = [.. axis.Ticks().Select(t => new PlotTick(PlotAxis.Number(Height(t)), texts.Write(t)))],
            Across = [.. DaysNamed(days, length).Select((d, i) => new PlotTick(
                PlotAxis.Percent(Place(d)),
                d.ToString(texts[isOneYear ? "Html.Axis.Day" : "Format.Day"], texts.Culture),
                length == 0 || (d != days[0].Day && d != days[^1].Day) ? "middle" : d == days[0].Day ? "start" : "end",
                IsSpare: i % 2 == 1 && d != days[^1].Day))],
            Line = line,
            Area = $"{PlotAxis.Number(100 * Place(days[0].Day))},{PlotHeight} {line} {PlotAxis.Number(100 * Place(days[^1].Day))},{PlotHeight}",
            Points = [.. PointsNamed(days).Select(p => new PlotPoint(
                PlotAxis.Percent(Place(days[p].Day)),
                PlotAxis.Number(Height(days[p].Count)),
                PlotAxis.Number(Math.Max(12, Height(days[p].Count) - 10)),
                texts.Write(days[p].Count),
                length == 0 || (p > 0 && p < days.Length - 1) ? "middle" : p == 0 ? "start" : "end"))],
            Words = Say(table.Columns[1].Heading, days, texts),
        };
    }

    private static string Corners(IEnumerable<(double Place, double Height)> corners)
    {
        StringBuilder text = new();
        foreach ((double place, double height) in corners)
        {
            text.Append(text.Length == 0 ? string.Empty : " ").Append(PlotAxis.Number(100 * place)).Append(',').Append(PlotAxis.Number(height));
        }

        return text.ToString();
    }

    // A few days each have a name; of many, days as far from each other as weeks are.
    private static IEnumerable<DateOnly> DaysNamed((DateOnly Day, long Count)[] days, int length)
    {
        if (days.Length <= MostDays)
        {
            return days.Select(d => d.Day);
        }

        int step = 7;
        while (length / step >= MostDays)
        {
            step *= 2;
        }

        step = length < 2 * MostDays ? 2 : step;
        return Enumerable.Range(0, (length / step) + 1).Select(i => days[0].Day.AddDays(i * step));
    }

    private static IEnumerable<int> PointsNamed((DateOnly Day, long Count)[] days)
    {
        if (days.Length <= MostPointsNamed)
        {
            return Enumerable.Range(0, days.Length);
        }

        return [0, days.Length - 1];
    }

    private static string Say(string what, (DateOnly Day, long Count)[] days, ReportTexts texts)
    {
        (DateOnly Day, long Count) highest = days.MaxBy(d => d.Count);
        return days.Length == 1
            ? texts.Format("Html.Line.One", what, days[0].Count, days[0].Day)
            : highest.Day == days[0].Day || highest.Day == days[^1].Day
                ? texts.Format("Html.Line", what, days[0].Count, days[0].Day, days[^1].Count, days[^1].Day)
                : texts.Format("Html.Line.Highest", what, days[0].Count, days[0].Day, days[^1].Count, days[^1].Day, highest.Count, highest.Day);
    }
}

/// <summary>A point of a line.</summary>
/// <param name="X">In percent of the width.</param>
/// <param name="Y">In pixels from above.</param>
/// <param name="LabelY">Where its number stands.</param>
/// <param name="Label">Its number.</param>
/// <param name="Anchor">Which end of the number stands at X.</param>
internal sealed record PlotPoint(string X, string Y, string LabelY, string Label, string Anchor);
