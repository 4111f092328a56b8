using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Columns that count by age, in Swedish working days.</summary>
internal static class AgeColumns
{
    /// <summary>From so many working days on.</summary>
    private static readonly int[] Ages = [0, 3, 6, 11];

    public static IEnumerable<ReportColumn> Of(ReportTexts texts) =>
        Ages.Select(a => new ReportColumn($"age{a}", texts[$"Age.{a}"], ReportCells.Number) { IsPlotted = true });

    /// <summary>A cell a column: how many are of that age.</summary>
    public static IEnumerable<object?> Counts(IEnumerable<(int Age, long Count)> counted)
    {
        (int Age, long Count)[] all = [.. counted];
        return Ages.Select((from, i) => (object?)all.Where(c => c.Age >= from && (i + 1 == Ages.Length || c.Age < Ages[i + 1])).Sum(c => c.Count));
    }
}
