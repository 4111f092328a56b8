using System.Text.Json;

namespace Prator.Recovery.Exchange;

/// <summary>Writes a report as one JSON document, as report-1.schema.json says.</summary>
internal static class JsonReport
{
    public static void Write(Report report, Stream stream)
    {
        using JsonCells json = new(stream);
        Utf8JsonWriter writer = json.Writer;
        writer.WriteStartObject();
        writer.WriteString("schema", JsonCells.ReportSchema);
        writer.WriteString("kind", report.Kind.ToString());
        writer.WriteString("title", report.Title);
        writer.WriteString("culture", report.Texts.Culture.Name);
        WriteFacts(json, "facts", report.Facts);
        WriteFacts(json, "figures", report.Figures);
        writer.WriteStartArray("parts");
        foreach (ReportPart part in report.Parts)
        {
            WritePart(json, ReportTables.Of(report, part));
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteFacts(JsonCells json, string name, IReadOnlyList<ReportFact> facts)
    {
        json.Writer.WriteStartArray(name);
        foreach (ReportFact fact in facts)
        {
            json.Writer.WriteStartObject();
            json.Writer.WriteString("key", fact.Key);
            json.Writer.WriteString("label", fact.Label);
            json.Writer.WritePropertyName("value");
            json.WriteCell(fact.Value);
            json.Writer.WriteEndObject();
        }

        json.Writer.WriteEndArray();
    }

    private static void WritePart(JsonCells json, ReportTable table)
    {
        json.Writer.WriteStartObject();
        json.Writer.WriteString("key", table.Key);
        json.Writer.WriteString("heading", table.Heading);
        json.Writer.WriteString("note", table.Note);
        json.Writer.WriteStartArray("columns");
        foreach (ReportColumn column in table.Columns)
        {
            json.Writer.WriteStartObject();
            json.Writer.WriteString("key", column.Key);
            json.Writer.WriteString("heading", column.Heading);
            json.Writer.WriteString("cells", JsonNamingPolicy.CamelCase.ConvertName(column.Cells.ToString()));
            json.Writer.WriteEndObject();
        }

        json.Writer.WriteEndArray();
        json.Writer.WriteStartArray("rows");
        foreach (IReadOnlyList<object?> row in table.Rows)
        {
            json.Writer.WriteStartObject();
            for (int i = 0; i < row.Count; i++)
            {
                json.Writer.WritePropertyName(table.Columns[i].Key);
                json.WriteCell(row[i]);
            }

            json.Writer.WriteEndObject();
            json.FlushIfLong();
        }

        json.Writer.WriteEndArray();
        json.Writer.WriteEndObject();
    }
}
