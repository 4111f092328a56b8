namespace Prator.Recovery.Exchange;

/// <summary>How a file would be read. Holds no value of the file but texts of rejects.</summary>
public sealed record ExportInspection
{
    /// <summary>The full path.</summary>
    public required string File { get; init; }

    /// <summary>Whether the file can be read; when not, <see cref="Problem"/> says why.</summary>
    public bool IsReadable => Problem is null;

    /// <summary>Why the file cannot be read; null when it can.</summary>
    public ExportException? Problem { get; init; }

    /// <summary>What its rows are about: as stated, or as the headers suggest.</summary>
    public required ItemKind Kind { get; init; }

    /// <summary>Whether <see cref="Kind"/> was found from the headers.</summary>
    public bool IsKindGuessed { get; init; }

    /// <summary>Null when the file is none of them.</summary>
    public ExportFormat? Format { get; init; }

    /// <summary>The encoding's name; null for a workbook.</summary>
    public string? Encoding { get; init; }

    /// <summary>What stands between the fields of a CSV file.</summary>
    public char? Delimiter { get; init; }

    /// <summary>The sheet that is read, of a workbook.</summary>
    public string? Sheet { get; init; }

    /// <summary>The sheets that a workbook has, hidden ones included.</summary>
    public IReadOnlyList<string> Sheets { get; init; } = [];

    /// <summary>The row of the header, from 1; null for JSON.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Property and header of the columns that are read.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> MappedColumns { get; init; } = [];

    /// <summary>The columns that are not read.</summary>
    public IReadOnlyList<string> UnmappedColumns { get; init; } = [];

    /// <summary>The properties without a column.</summary>
    public IReadOnlyList<string> MissingProperties { get; init; } = [];

    /// <summary>Where the rows go; null when the file cannot be read.</summary>
    public Balance? Balance { get; init; }

    /// <summary>What a person should know about the file.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>The first rows that are rejected.</summary>
    public IReadOnlyList<RejectedRow> Rejected { get; init; } = [];

    /// <summary>How many items carry each warning, by its text.</summary>
    public IReadOnlyList<KeyValuePair<string, int>> ItemWarnings { get; init; } = [];
}
