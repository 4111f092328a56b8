namespace Prator.Recovery.Exchange;

/// <summary>
/// What a report says, in the words of its culture, whatever it is written as. Tables may be long: their rows are read once, in
/// the order of the parts, while the report is written.
/// </summary>
public sealed record Report
{
    private static readonly string[] Foremost = ["asOf", "filter", "since", "day", "deadline", "worksheets", "ask"];

    public required ReportKind Kind { get; init; }

    /// <summary>The words, and how days and numbers are written.</summary>
    public required ReportTexts Texts { get; init; }

    public required string Title { get; init; }

    /// <summary>What is known of the report as a whole: for when, of which ledger, by which policy, the head of the chain.</summary>
    public required IReadOnlyList<ReportFact> Facts { get; init; }

    /// <summary>Of the facts those that are read before anything else: for when, of what, by when, whom to ask.</summary>
    internal IEnumerable<ReportFact> Scope => Facts.Where(f => Foremost.Contains(f.Key));

    /// <summary>The others: where the report comes from.</summary>
    internal IEnumerable<ReportFact> Origin => Facts.Where(f => !Foremost.Contains(f.Key));

    /// <summary>What the reader is to see first: numbers that sum up the report; empty where there are none.</summary>
    public IReadOnlyList<ReportFact> Figures { get; init; } = [];

    /// <summary>In the order of reading; at least one.</summary>
    public required IReadOnlyList<ReportPart> Parts { get; init; }

    /// <summary>Whether it says who patients are.</summary>
    public bool NamesPatients { get; init; }

    /// <summary>Whether it says who patients are, or who takes part in what is planned for them: then only whoever made it may read it.</summary>
    public bool IsConfidential => NamesPatients || Parts.OfType<ReportWorksheet>().Any(w => w.NamesPeople);
}

/// <summary>One thing that is known of a report as a whole.</summary>
/// <param name="Key">Its name for programs, in camel case.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Value">As a cell of a table holds it; null where it is not known.</param>
/// <param name="IsCode">Whether it is to be copied to the letter, such as a hash.</param>
public sealed record ReportFact(string Key, string Label, object? Value, bool IsCode = false);

/// <summary>A part of a report under its own heading: a <see cref="ReportTable"/> or a <see cref="ReportWorksheet"/>.</summary>
public abstract record ReportPart
{
    /// <summary>Its name for programs, in camel case; it stays when the heading changes.</summary>
    public required string Key { get; init; }

    public required string Heading { get; init; }

    /// <summary>A sentence or two under the heading; null where none is needed.</summary>
    public string? Note { get; init; }
}
