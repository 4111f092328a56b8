using System.Globalization;
using System.IO.Packaging;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using BookElement = DocumentFormat.OpenXml.Spreadsheet.Workbook;

namespace Prator.Recovery.Exchange;

/// <summary>
/// A workbook that goes out sheet after sheet: the package is only written, so that nothing of it is kept in memory. The Open XML
/// SDK's own documents read and write, and keep every part until the end.
/// </summary>
internal sealed class XlsxWorkbook : IDisposable
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    private readonly Package _package;
    private readonly SheetNames _names = new();
    private readonly List<(string Name, int Number)> _sheets = [];
    private readonly List<string> _order = [];

    /// <param name="stream">Where it goes; it stays open.</param>
    /// <param name="texts">The words.</param>
    public XlsxWorkbook(Stream stream, ReportTexts texts)
    {
        Texts = texts;
        LongTexts = new XlsxLongTexts(texts);
        _package = Package.Open(stream, FileMode.Create, FileAccess.Write);
    }

    public ReportTexts Texts { get; }

    public XlsxLongTexts LongTexts { get; }

    public string Title { get; set; } = string.Empty;

    /// <summary>A name for a sheet, whose place is behind those that were reserved before.</summary>
    public string Reserve(string heading)
    {
        string name = _names.Next(heading);
        _order.Add(name);
        return name;
    }

    /// <summary>Begins a sheet; it must be disposed before the next begins.</summary>
    /// <param name="name">A reserved name.</param>
    public XlsxSheet Add(string name)
    {
        _sheets.Add((name, _sheets.Count + 1));
        return new XlsxSheet(this, name, Part(PathOf(_sheets.Count), "worksheet"));
    }

    /// <summary>Writes what holds the sheets together.</summary>
    /// <param name="opened">The sheet that is seen first.</param>
    public void Close(string opened)
    {
        string[] named = [.. _order.Where(n => _sheets.Exists(s => s.Name == n))];
        using (OpenXmlWriter styles = OpenXmlWriter.Create(Part("/xl/styles.xml", "styles")))
        {
            styles.WriteElement(XlsxStyles.New());
        }

        PackagePart part = NewPart("/xl/workbook.xml", "sheet.main");
        using (Stream stream = part.GetStream(FileMode.Create, FileAccess.Write))
        using (OpenXmlWriter writer = OpenXmlWriter.Create(stream))
        {
            writer.WriteElement(new BookElement(
                new BookViews(new WorkbookView { ActiveTab = (uint)Array.IndexOf(named, opened) }),
                new Sheets(named.Select((n, i) => new Sheet { Name = n, SheetId = (uint)i + 1, Id = IdOf(n) })),
                new DefinedNames(named.Select((n, i) => new DefinedName($"'{n.Replace("'", "''", StringComparison.Ordinal)}'!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i }))));
        }

        foreach ((string name, int number) in _sheets)
        {
            part.CreateRelationship(new Uri(PathOf(number), UriKind.Relative), TargetMode.Internal, $"{Relation}worksheet", IdOf(name));
        }

        part.CreateRelationship(new Uri("/xl/styles.xml", UriKind.Relative), TargetMode.Internal, $"{Relation}styles", "styles");
        _package.CreateRelationship(part.Uri, TargetMode.Internal, $"{Relation}officeDocument", "workbook");
        _package.PackageProperties.Title = XlsxText.Of(Title);
    }

    public void Dispose() => _package.Close();

    private static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"/xl/worksheets/sheet{number}.xml");

    private string IdOf(string name) => string.Create(CultureInfo.InvariantCulture, $"sheet{_sheets.Find(s => s.Name == name).Number}");

    private Stream Part(string path, string kind) => NewPart(path, kind).GetStream(FileMode.Create, FileAccess.Write);

    private PackagePart NewPart(string path, string kind) =>
        _package.CreatePart(new Uri(path, UriKind.Relative), $"{Content}{kind}+xml", CompressionOption.Fast);
}
