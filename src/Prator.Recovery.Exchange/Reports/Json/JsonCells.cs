using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace Prator.Recovery.Exchange;

/// <summary>Writes what tables hold as JSON to a stream, which stays open. Letters stand as they are; whatever a browser or terminal could take for more than a letter is escaped.</summary>
internal sealed class JsonCells(Stream stream) : IDisposable
{
    /// <summary>The names of the formats. A change that a program could stumble over gets another number.</summary>
    public const string ReportSchema = "prator.recovery/report/v1";

    public const string WorksheetSchema = "prator.recovery/worksheet/v1";

    private const int Long = 1 << 16;

    public Utf8JsonWriter Writer { get; } = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), SkipValidation = true });

    /// <summary>A code is an object with the name for programs and the one for people.</summary>
    public void WriteCell(object? cell)
    {
        switch (cell)
        {
            case null:
                Writer.WriteNullValue();
                break;
            case Coded coded:
                Writer.WriteStartObject();
                Writer.WriteString("code", coded.Code);
                Writer.WriteString("label", coded.Label);
                Writer.WriteEndObject();
                break;
            case bool yes:
                Writer.WriteBooleanValue(yes);
                break;
            case int number:
                Writer.WriteNumberValue(number);
                break;
            case long number:
                Writer.WriteNumberValue(number);
                break;
            case double share:
                Writer.WriteNumberValue(share);
                break;
            default:
                Writer.WriteStringValue(CellText.ForPrograms(cell));
                break;
        }
    }

    /// <summary>Ends an object that stands on a line of its own.</summary>
    public void EndLine()
    {
        Writer.Flush();
        Writer.Reset();
        stream.WriteByte((byte)'\n');
    }

    public void FlushIfLong()
    {
        if (Writer.BytesPending > Long)
        {
            Writer.Flush();
        }
    }

    public void Dispose() => Writer.Dispose();
}
