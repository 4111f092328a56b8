using System.IO.Compression;
using System.Xml.Linq;
using MiniExcelLibs;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Reads a workbook with another library than the one it is written by.</summary>
internal static class ReadXlsx
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    public static IReadOnlyList<string> Sheets(string path) => MiniExcel.GetSheetNames(path);

    /// <summary>The rows of a sheet, with its header.</summary>
    public static IReadOnlyList<object?[]> Rows(string path, string sheet) =>
        [.. MiniExcel.Query(path, useHeaderRow: false, sheetName: sheet).Cast<IDictionary<string, object?>>().Select(r => (object?[])[.. r.Values])];

    public static IReadOnlyList<IReadOnlyDictionary<string, object?>> Named(string path, string sheet)
    {
        IReadOnlyList<object?[]> rows = Rows(path, sheet);
        return [.. rows.Skip(1).Select(r => rows[0].Select((h, i) => (h, i)).ToDictionary(h => (string)h.h!, h => r[h.i]))];
    }

    /// <summary>The bytes of all parts, unzipped, and of their names.</summary>
    public static string Unzipped(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        return string.Concat(zip.Entries.Select(e =>
        {
            using StreamReader reader = new(e.Open());
            return e.FullName + reader.ReadToEnd();
        }));
    }

    /// <summary>A sheet as XML, by its place in the file.</summary>
    public static XElement Part(string path, string name)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        using Stream part = zip.GetEntry(name)!.Open();
        return XElement.Load(part, LoadOptions.PreserveWhitespace);
    }

    /// <summary>What formulas there are, in all sheets.</summary>
    public static IEnumerable<string> Formulas(string path)
    {
        using ZipArchive zip = ZipFile.OpenRead(path);
        return [.. zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).SelectMany(e =>
        {
            using Stream part = e.Open();
            return XElement.Load(part).Descendants(Sheet + "f").Select(f => f.Value).ToList();
        })];
    }
}
