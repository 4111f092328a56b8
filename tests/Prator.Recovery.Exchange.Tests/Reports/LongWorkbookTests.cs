using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Prator.Recovery.Exchange.Tests.Reports;

/// <summary>Workbooks that are longer than a sheet.</summary>
public sealed class LongWorkbookTests : IDisposable
{
    private const int MostRows = 1_048_576;

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rows_ThatASheetCannotHold_GoOnOnTheNext()
    {
        string path = _folder.Path("long.xlsx");
        using (FileStream stream = File.Create(path))
        {
            ReportWriter.Write(Long(MostRows + 1), ReportFormat.Xlsx, stream);
        }

        using ZipArchive zip = ZipFile.OpenRead(path);
        Assert.Equal((MostRows, 3), (Rows(zip, "sheet1"), Rows(zip, "sheet2")));
        using StreamReader book = new(zip.GetEntry("xl/workbook.xml")!.Open());
        string names = book.ReadToEnd();
        Assert.Contains("name=\"Rejected rows\"", names, StringComparison.Ordinal);
        Assert.Contains("name=\"Rejected rows (2)\"", names, StringComparison.Ordinal);
    }

    private static Report Long(int rows)
    {
        ReportTexts texts = ReportTexts.For(CultureInfo.GetCultureInfo("en-US"));
        return new Report
        {
            Kind = ReportKind.Rejected,
            Texts = texts,
            Title = "Long",
            Facts = [],
            Parts =
            [
                new ReportTable
                {
                    Key = "rejected",
                    Heading = "Rejected rows",
                    Columns = [new ReportColumn("row", "Row", ReportCells.Number)],
                    Rows = Enumerable.Range(1, rows).Select(i => (IReadOnlyList<object?>)[(long)i]),
                },
            ],
        };
    }

    private static int Rows(ZipArchive zip, string sheet)
    {
        using StreamReader reader = new(zip.GetEntry($"xl/worksheets/{sheet}.xml")!.Open(), Encoding.UTF8);
        int rows = 0;
        char[] piece = new char[1 << 16];
        string rest = string.Empty;
        for (int read = reader.Read(piece); read > 0; read = reader.Read(piece))
        {
            string text = rest + new string(piece, 0, read);
            int last = text.LastIndexOf('<');
            rest = last < 0 ? string.Empty : text[last..];
            rows += text[..^rest.Length].Split("<x:row ").Length - 1;
        }

        return rows;
    }
}
