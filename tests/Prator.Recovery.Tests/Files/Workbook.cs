using System.IO.Compression;
using System.Security;
using System.Text;

namespace Prator.Recovery.Tests.Files;

/// <summary>The smallest workbooks that a spreadsheet program opens: sheets of inline texts.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Packages = "http://schemas.openxmlformats.org/package/2006";

    /// <param name="sheets">Name and rows of each sheet; a row is its cells.</param>
    public static byte[] Of(params (string Name, string[][] Rows)[] sheets)
    {
        using MemoryStream bytes = new();
        using (ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            Add(archive, "[Content_Types].xml", $"""
                <Types xmlns="{Packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>{Each(sheets, i => $"<Override PartName=\"/xl/worksheets/sheet{i}.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>")}</Types>
                """);
            Add(archive, "_rels/.rels", $"""
                <Relationships xmlns="{Packages}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """);
            Add(archive, "xl/workbook.xml", $"""
                <workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{Each(sheets, i => $"<sheet name=\"{sheets[i - 1].Name}\" sheetId=\"{i}\" r:id=\"rId{i}\"/>")}</sheets></workbook>
                """);
            Add(archive, "xl/_rels/workbook.xml.rels", $"""
                <Relationships xmlns="{Packages}/relationships">{Each(sheets, i => $"<Relationship Id=\"rId{i}\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet{i}.xml\"/>")}</Relationships>
                """);
            for (int i = 0; i < sheets.Length; i++)
            {
                Add(archive, $"xl/worksheets/sheet{i + 1}.xml", $"<worksheet xmlns=\"{Main}\"><sheetData>{string.Concat(sheets[i].Rows.Select(RowXml))}</sheetData></worksheet>");
            }
        }

        return bytes.ToArray();
    }

    private static string Each<T>(T[] sheets, Func<int, string> write) => string.Concat(Enumerable.Range(1, sheets.Length).Select(write));

    private static string RowXml(string[] cells, int index) =>
        $"<row r=\"{index + 1}\">{string.Concat(cells.Select((c, column) => $"<c r=\"{(char)('A' + column)}{index + 1}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(c)}</t></is></c>"))}</row>";

    private static void Add(ZipArchive archive, string name, string xml)
    {
        using Stream stream = archive.CreateEntry(name).Open();
        stream.Write(Encoding.UTF8.GetBytes("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + xml));
    }
}
