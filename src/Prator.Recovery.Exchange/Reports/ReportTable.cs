namespace Prator.Recovery.Exchange;

/// <summary>Rows and columns.</summary>
public sealed record ReportTable : ReportPart
{
    public required IReadOnlyList<ReportColumn> Columns { get; init; }

    /// <summary>A cell a column; null where there is nothing to say. Read once.</summary>
    public required IEnumerable<IReadOnlyList<object?>> Rows { get; init; }

    /// <summary>What is said instead of a table without rows.</summary>
    public string? Empty { get; init; }

    /// <summary>The column by which rows stand together; null where they don't. Rows come in its order.</summary>
    public string? GroupedBy { get; init; }

    /// <summary>How it is drawn beside being written; null where it is not. A drawn table is short.</summary>
    public ReportPlot? Plot { get; init; }
}

/// <summary>How a table is drawn.</summary>
public enum ReportPlot
{
    /// <summary>The first column is the day, the second a number that goes up and down.</summary>
    Line,

    /// <summary>The first column names what is counted; the numbers marked as <see cref="ReportColumn.IsPlotted"/> are laid end to end.</summary>
    Bars,
}

/// <summary>A column of a table.</summary>
/// <param name="Key">Its name for programs, in camel case.</param>
/// <param name="Heading">What people call it.</param>
/// <param name="Cells">What its cells are.</param>
public sealed record ReportColumn(string Key, string Heading, ReportCells Cells = ReportCells.Text)
{
    /// <summary>Whether a plot of the table shows it.</summary>
    public bool IsPlotted { get; init; }
}

/// <summary>What the cells of a column are; any may be null.</summary>
public enum ReportCells
{
    /// <summary>A string, or <see cref="Coded"/>.</summary>
    Text,

    /// <summary>A string to be copied to the letter: a reference, a rule, a hash.</summary>
    Code,

    /// <summary>A long.</summary>
    Number,

    /// <summary>A double from 0 to 1.</summary>
    Share,

    /// <summary>A DateOnly.</summary>
    Day,

    /// <summary>A DateTime: local time of the policy's zone, to the minute; or a DateOnly where only the day is known.</summary>
    Time,

    /// <summary>A bool.</summary>
    YesNo,

    /// <summary>Any of these, each cell for itself.</summary>
    Value,
}

/// <summary>A value with a name for programs and one for people.</summary>
/// <param name="Code">For programs: <c>CloseByNormalRoutine</c>.</param>
/// <param name="Label">For people.</param>
public sealed record Coded(string Code, string Label)
{
    /// <summary>The label.</summary>
    public override string ToString() => Label;
}
