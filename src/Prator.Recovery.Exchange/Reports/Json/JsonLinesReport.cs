namespace Prator.Recovery.Exchange;

/// <summary>
/// Writes a report as one JSON object a row, one a line: of a worksheet as worksheet-1.schema.json says, else as
/// report-1.schema.json does. A code stands by itself, with what people call it beside it: <c>action</c> and <c>actionLabel</c>.
/// </summary>
internal static class JsonLinesReport
{
    public static void Write(Report report, Stream stream)
    {
        using JsonCells json = new(stream);
        if (report.Parts is [ReportWorksheet worksheet])
        {
            WriteRows(json, WorksheetRows.Of(report, worksheet), JsonCells.WorksheetSchema, part: null);
            return;
        }

        foreach (ReportTable table in report.Parts is [ReportTable only] ? [only] : ReportTables.Of(report))
        {
            WriteRows(json, table, JsonCells.ReportSchema, table.Key);
        }
    }

    private static void WriteRows(JsonCells json, ReportTable table, string schema, string? part)
    {
        foreach (IReadOnlyList<object?> row in table.Rows)
        {
            json.Writer.WriteStartObject();
            json.Writer.WriteString("schema", schema);
            if (part is not null)
            {
                json.Writer.WriteString("part", part);
            }

            for (int i = 0; i < row.Count; i++)
            {
                WriteCell(json, table.Columns[i].Key, row[i]);
            }

            json.Writer.WriteEndObject();
            json.EndLine();
        }
    }

    private static void WriteCell(JsonCells json, string key, object? cell)
    {
        json.Writer.WritePropertyName(key);
        if (cell is Coded coded)
        {
            json.Writer.WriteStringValue(coded.Code);
            json.Writer.WriteString($"{key}Label", coded.Label);
        }
        else
        {
            json.WriteCell(cell);
        }
    }
}
