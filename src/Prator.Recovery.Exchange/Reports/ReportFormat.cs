namespace Prator.Recovery.Exchange;

/// <summary>What a report is written as.</summary>
public enum ReportFormat
{
    /// <summary>One file for browsers and printers, which needs no other.</summary>
    Html,

    /// <summary>A workbook, one sheet a table.</summary>
    Xlsx,

    /// <summary>For spreadsheet programs: <c>;</c> between fields, UTF-8 with a byte-order mark.</summary>
    Csv,

    /// <summary>One JSON document.</summary>
    Json,

    /// <summary>One JSON object a row, one row a line.</summary>
    JsonLines,
}
