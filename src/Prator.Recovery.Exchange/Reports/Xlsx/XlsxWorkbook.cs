using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Spreadsheet;
using BookElement = DocumentFormat.OpenXml.Spreadsheet.Workbook;

namespace Prator.Recovery.Exchange;

/// <summary>
/// A workbook that goes out sheet after sheet. The Open XML SDK writes the parts; what holds them together is written here, since
/// the packages that its documents are kept in read and write, and so hold every part in memory until the end.
/// </summary>
internal sealed class XlsxWorkbook : IDisposable
{
    private const string Relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private const string CoreRelation = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    private const string Content = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
    private const string CoreContent = "application/vnd.openxmlformats-package.core-properties+xml";

    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/package/2006/relationships";
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dublin = "http://purl.org/dc/elements/1.1/";

    private readonly ZipArchive _zip;
    private readonly SheetNames _names = new();
    private readonly List<(string Name, int Number)> _sheets = [];
    private readonly List<string> _order = [];

    /// <param name="stream">Where it goes; it stays open.</param>
    /// <param name="texts">The words.</param>
    public XlsxWorkbook(Stream stream, ReportTexts texts)
    {
        Texts = texts;
        LongTexts = new XlsxLongTexts(texts);
        _zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
    }

    public ReportTexts Texts { get; }

    public XlsxLongTexts LongTexts { get; }

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
        return new XlsxSheet(this, name, Part($"xl/{PathOf(_sheets.Count)}"));
    }

    /// <summary>Writes what holds the sheets together.</summary>
    /// <param name="title">The title in the file's properties; nobody is named there.</param>
    /// <param name="opened">The sheet that is seen first.</param>
    public void Close(string title, string opened)
    {
        string[] named = [.. _order.Where(n => n != LongTexts.Sheet), .. LongTexts.Sheet is { } longTexts ? [longTexts] : Array.Empty<string>()];
        Write("xl/styles.xml", XlsxStyles.New());
        Write("xl/workbook.xml", new BookElement(
            new BookViews(new WorkbookView { ActiveTab = (uint)Array.IndexOf(named, opened) }),
            new Sheets(named.Select((n, i) => new Sheet { Name = n, SheetId = (uint)i + 1, Id = IdOf(NumberOf(n)) })),
            new DefinedNames(named.Select((n, i) => new DefinedName($"{XlsxSheet.Quoted(n)}!$1:$1") { Name = "_xlnm.Print_Titles", LocalSheetId = (uint)i }))));
        Write("xl/_rels/workbook.xml.rels", new XElement(
            Relations + "Relationships",
            _sheets.Select(s => NewRelation(IdOf(s.Number), $"{Relation}worksheet", PathOf(s.Number))),
            NewRelation("styles", $"{Relation}styles", "styles.xml")));
        Write("docProps/core.xml", new XElement(
            Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "dc", Dublin),
            new XElement(Dublin + "title", XlsxText.Of(title))));
        Write("_rels/.rels", new XElement(
            Relations + "Relationships",
            NewRelation("workbook", $"{Relation}officeDocument", "xl/workbook.xml"),
            NewRelation("core", CoreRelation, "docProps/core.xml")));
        Write("[Content_Types].xml", new XElement(
            Types + "Types",
            new XElement(Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
            NewContent("xl/workbook.xml", $"{Content}sheet.main+xml"),
            NewContent("xl/styles.xml", $"{Content}styles+xml"),
            NewContent("docProps/core.xml", CoreContent),
            _sheets.Select(s => NewContent($"xl/{PathOf(s.Number)}", $"{Content}worksheet+xml"))));
    }

    public void Dispose() => _zip.Dispose();

    private static XElement NewRelation(string id, string type, string target) =>
        new(Relations + "Relationship", new XAttribute("Id", id), new XAttribute("Type", type), new XAttribute("Target", target));

    private static XElement NewContent(string path, string type) =>
        new(Types + "Override", new XAttribute("PartName", $"/{path}"), new XAttribute("ContentType", type));

    private static string PathOf(int number) => string.Create(CultureInfo.InvariantCulture, $"worksheets/sheet{number}.xml");

    private static string IdOf(int number) => string.Create(CultureInfo.InvariantCulture, $"sheet{number}");

    private int NumberOf(string name) => _sheets.Find(s => s.Name == name).Number;

    private Stream Part(string path) => _zip.CreateEntry(path, CompressionLevel.Fastest).Open();

    private void Write(string path, OpenXmlElement content)
    {
        using Stream part = Part(path);
        using OpenXmlWriter writer = OpenXmlWriter.Create(part);
        writer.WriteStartDocument(standalone: true);
        writer.WriteElement(content);
    }

    private void Write(string path, XElement content)
    {
        using Stream part = Part(path);
        content.Save(part, SaveOptions.DisableFormatting);
    }
}
