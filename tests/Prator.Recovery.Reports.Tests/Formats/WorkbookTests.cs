using System.Xml.Linq;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>What a workbook is beside its values.</summary>
public sealed class WorkbookTests(SampleLedger ledger)
{
    private static readonly XNamespace Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    [Fact]
    public void Worksheet_CanBeTickedOff_AndPrinted()
    {
        string path = SameReport.Export(ledger, "Worksheet", "sv-SE").Of("xlsx");
        IReadOnlyList<string> sheets = ReadXlsx.Sheets(path);

        Assert.Equal(["Översikt", "Att mata in"], sheets);
        IReadOnlyList<IReadOnlyDictionary<string, object?>> rows = ReadXlsx.Named(path, sheets[1]);
        Assert.Equal(["Klart", "Enhet", "Ansvarig", "Referens"], rows[0].Keys.Take(4));
        Assert.All(rows, r => Assert.Equal("☐", r["Klart"]));
        Assert.Equal(rows.Select(r => (r["Enhet"], r["Ansvarig"])).Distinct().Count(), Runs(rows));
        XElement sheet = ReadXlsx.Part(path, "xl/worksheets/sheet1.xml");
        Assert.Equal("\"☐,☑\"", sheet.Descendants(Sheet + "formula1").Single().Value);
        Assert.Equal(("frozen", "A2"), ((string?)sheet.Descendants(Sheet + "pane").Single().Attribute("state"), (string?)sheet.Descendants(Sheet + "pane").Single().Attribute("topLeftCell")));
        Assert.Equal($"A1:U{rows.Count + 1}", (string?)sheet.Descendants(Sheet + "autoFilter").Single().Attribute("ref"));
        XElement page = sheet.Descendants(Sheet + "pageSetup").Single();
        Assert.Equal(("9", "landscape", "1", "0"), ((string?)page.Attribute("paperSize"), (string?)page.Attribute("orientation"), (string?)page.Attribute("fitToWidth"), (string?)page.Attribute("fitToHeight")));
        Assert.Contains("'Att mata in'!$1:$1", ReadXlsx.Part(path, "xl/workbook.xml").Descendants(Sheet + "definedName").Select(n => n.Value));
    }

    [Fact]
    public void Sheets_AreNamedByTheirHeadings_AndNobodyIsNamed()
    {
        string path = SameReport.Export(ledger, "Summary", "sv-SE").Of("xlsx");
        IReadOnlyList<string> sheets = ReadXlsx.Sheets(path);

        Assert.Equal(sheets.Distinct(StringComparer.OrdinalIgnoreCase), sheets);
        Assert.All(sheets, s => Assert.InRange(s.Length, 1, 31));
        Assert.Contains("Balans", sheets);
        Assert.StartsWith("Lägesbild", Assert.Single(ReadXlsx.Part(path, "docProps/core.xml").Elements()).Value, StringComparison.Ordinal);
        IReadOnlyList<object?[]> overview = ReadXlsx.Rows(path, sheets[0]);
        Assert.Contains(overview, r => (r[0] as string)?.StartsWith("Lägesbild", StringComparison.Ordinal) == true);
        Assert.Contains(overview, r => r[0] is "Kedjans huvud" && r[1] is string);
    }

    private static int Runs(IReadOnlyList<IReadOnlyDictionary<string, object?>> rows) =>
        1 + rows.Zip(rows.Skip(1)).Count(p => !Equals(p.First["Enhet"], p.Second["Enhet"]) || !Equals(p.First["Ansvarig"], p.Second["Ansvarig"]));
}
