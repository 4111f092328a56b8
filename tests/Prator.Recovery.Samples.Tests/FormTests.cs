using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using Prator.Recovery.Exchange;
using Xunit;

namespace Prator.Recovery.Samples.Tests;

/// <summary>The files have the forms that docs/examples/README.md promises.</summary>
public sealed class FormTests
{
    [Fact]
    public void The_export_is_Windows_1252_with_semicolons_and_CRLF()
    {
        byte[] content = File.ReadAllBytes(Repository.ExampleOf("prator-export.csv"));
        string text = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content);

        Assert.Throws<DecoderFallbackException>(() => new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content));
        Assert.StartsWith("VårdtillfälleId;Personnummer;", text, StringComparison.Ordinal);
        Assert.Contains("Rehab – Ekhamns sjukhus", text, StringComparison.Ordinal);
        Assert.Equal(text.Count(c => c == '\n'), text.Split("\r\n").Length - 1);
    }

    [Fact]
    public void The_list_of_sips_is_UTF_8_with_a_byte_order_mark()
    {
        byte[] content = File.ReadAllBytes(Repository.ExampleOf("outage-sip.csv"));

        Assert.Equal(Encoding.UTF8.GetPreamble(), content[..3]);
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content.AsSpan(3));
        Assert.StartsWith("SipId;Personnummer;VårdtillfälleId;", text, StringComparison.Ordinal);
        Assert.Contains("\"Gå i trappan; först med stöd\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Bo kvar hemma\nmed stöd på kvällen\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_log_is_a_valid_workbook_with_a_title_above_the_header()
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(Repository.ExampleOf("outage-log.xlsx"), isEditable: false);

        IEnumerable<ValidationErrorInfo> errors = new OpenXmlValidator().Validate(document, TestContext.Current.CancellationToken);
        Assert.Empty(errors.Select(e => $"{e.Part?.Uri}: {e.Description}"));
        Row[] rows = [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Row>()];
        Assert.Equal([1u, 3u, 4u], rows[..3].Select(r => r.RowIndex!.Value));
        Assert.Single(rows[0].Elements<Cell>());
        Assert.Equal(11, rows[1].Elements<Cell>().Count());
    }

    [Fact]
    public void The_log_holds_cells_of_every_type()
    {
        using SpreadsheetDocument document = SpreadsheetDocument.Open(Repository.ExampleOf("outage-log.xlsx"), isEditable: false);
        Cell[] cells = [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Cell>()];

        Assert.Contains(cells, c => c.DataType?.Value == CellValues.SharedString);
        Assert.Contains(cells, c => c.DataType?.Value == CellValues.Boolean);
        Assert.Contains(cells, c => c.DataType?.Value == CellValues.Error);

        // A day, a day with a time, a number.
        Assert.All([3u, 4u, 5u], style => Assert.Contains(cells, c => c.StyleIndex?.Value == style));
    }

    [Fact]
    public void The_log_bears_the_time_of_no_machine()
    {
        using ZipArchive archive = ZipFile.OpenRead(Repository.ExampleOf("outage-log.xlsx"));

        Assert.All(archive.Entries, e => Assert.Equal(new DateTime(2024, 2, 5, 7, 0, 0), e.LastWriteTime.DateTime));
        Assert.DoesNotContain(archive.Entries, e => e.FullName.StartsWith("docProps", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("prator-export.csv", "Windows-1252", ';', 1)]
    [InlineData("outage-sip.csv", "UTF-8 with BOM", ';', 1)]
    [InlineData("outage-log.xlsx", null, null, 3)]
    [InlineData("prator-sip.csv", "Windows-1252", ';', 1)]
    [InlineData("census.csv", "UTF-8", ';', 1)]
    public void The_product_sees_the_same_form(string name, string? encoding, char? delimiter, int headerRow)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        string path = Repository.ExampleOf(name);
        ExportInspection seen = ExportInspector.Inspect(path, kind: null, Triaged.Options(), cancellation: cancellation);

        Assert.Null(seen.Problem);
        ItemKind kind = name == "census.csv" ? ItemKind.Stay : name.EndsWith("sip.csv", StringComparison.Ordinal) ? ItemKind.Sip : ItemKind.Episode;
        Assert.Equal(kind, seen.Kind);
        Assert.Equal((encoding, delimiter, headerRow), (seen.Encoding, seen.Delimiter, seen.HeaderRow));
    }
}
