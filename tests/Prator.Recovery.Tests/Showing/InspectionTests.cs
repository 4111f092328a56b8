using System.Management.Automation;
using System.Text;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Showing;

/// <summary>What Test-PratorExport says of files.</summary>
public sealed class InspectionTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Csv_IsShownWithEncodingDelimiterColumnsAndFirstProblems()
    {
        string file = _folder.Write("a.csv", "Utdrag vecka 5\r\nVårdtillfälleId;Skapad;Rumsfärg;Ansvarig\r\nV1;2024-01-20;blå;Kim\r\nV1;2024-01-20;blå;Kim\r\nV2;i går;blå;Robin\r\n");

        PSObject seen = Assert.Single(session.Run("Test-PratorExport $file", ("file", file)).Clean().Output);

        Assert.Equal(file, seen.Text("File"));
        Assert.Equal(true, seen.Value("IsReadable"));
        Assert.Null(seen.Value("Problem"));
        Assert.Equal("Episode", seen.Text("Kind"));
        Assert.Equal(true, seen.Value("IsKindGuessed"));
        Assert.Equal("Csv", seen.Text("Format"));
        Assert.Equal("UTF-8", seen.Text("Encoding"));
        Assert.Equal(";", seen.Text("Delimiter"));
        Assert.Equal(2, seen.Value("HeaderRow"));
        Assert.Equal(["EpisodeId=VårdtillfälleId", "CreatedAt=Skapad", "Owner=Ansvarig"], seen.List("MappedColumns").Select(c => $"{c.Text("Key")}={c.Text("Value")}"));
        Assert.Equal(["Rumsfärg"], seen.List("UnmappedColumns").Select(c => c.ToString()));
        Assert.Contains("PatientId", seen.List("MissingProperties").Select(c => c.ToString()));
        Assert.DoesNotContain("EpisodeId", seen.List("MissingProperties").Select(c => c.ToString()));
        Assert.Equal("3 rows = 1 items + 1 duplicates + 1 rejected", seen.Text("Balance"));
        PSObject reject = Assert.Single(seen.List("Rejected"));
        Assert.Equal("5 Skapad V2 Robin", $"{reject.Text("Row")} {reject.Text("Column")} {reject.Text("Reference")} {reject.Text("Owner")}");
    }

    [Theory]
    [InlineData("utf-8", "UTF-8 with BOM", ",")]
    [InlineData("utf-16", "UTF-16 LE", "\t")]
    [InlineData("windows-1252", "Windows-1252", ";")]
    public void Encoding_AndDelimiter_AreNamed(string encoding, string name, string delimiter)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding written = Encoding.GetEncoding(encoding);
        string file = _folder.Write("a.csv", [.. written.GetPreamble(), .. written.GetBytes($"SipId{delimiter}Skapad{delimiter}Mål\r\n1{delimiter}2024-01-20{delimiter}Gå\r\n")]);

        PSObject seen = Assert.Single(session.Run("Test-PratorExport $file", ("file", file)).Clean().Output);

        Assert.Equal(name, seen.Text("Encoding"));
        Assert.Equal(delimiter, Convert.ToString(seen.Value("Delimiter"), System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal("Sip", seen.Text("Kind"));
    }

    [Theory]
    [InlineData("", "Stay", true)]
    [InlineData("-Kind Stay", "Stay", true)]
    [InlineData("-Kind Episode", "Episode", false)]
    public void Census_IsRecognised(string kind, string seenAs, bool isReadable)
    {
        string file = _folder.Write("census.csv", "Personnummer;Inskriven;Utskriven;Kvar på sjukhus\n19800101-9802;2024-01-10;;Ja\n;2024-01-10;;Ja\n");

        PSObject seen = Assert.Single(session.Run($"Test-PratorExport $file {kind}", ("file", file)).Clean().Output);

        Assert.Equal((seenAs, isReadable), (seen.Text("Kind"), (bool?)seen.Value("IsReadable")));
        Assert.Equal(isReadable ? "2 rows = 1 items + 0 duplicates + 1 rejected" : null, seen.Text("Balance"));
    }

    [Fact]
    public void Workbook_IsShownWithItsSheets()
    {
        string file = _folder.Write("b.xlsx", Workbook.Of(
            ("Info", [["Utdrag"]]), ("Blad2", [["VårdtillfälleId", "Skapad"], ["V1", "2024-01-20"]]), ("Blad3", [["SipId"], ["S1"]])));

        ScriptResult result = session.Run("Test-PratorExport $file\nTest-PratorExport $file -SheetName Blad3 -Kind Sip", ("file", file)).Clean();

        Assert.Equal(["Xlsx", "Xlsx"], result.Texts("Format"));
        Assert.Equal(["Blad2", "Blad3"], result.Texts("Sheet"));
        Assert.Equal(["Info", "Blad2", "Blad3"], result.Output[0].List("Sheets").Select(s => s.ToString()));
        Assert.Equal(["Episode", "Sip"], result.Texts("Kind"));
        Assert.Equal([true, false], result.Output.Select(o => o.Value("IsKindGuessed")));
        Assert.All(result.Output, o => Assert.Null(o.Value("Encoding")));
        Assert.Contains("Blad2", session.Show(100, "Test-PratorExport $file", ("file", file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nope.csv", null, "FileMissing")]
    [InlineData("empty.csv", "", "FileEmpty")]
    [InlineData("other.csv", "Namn;Rum\r\nA;1\r\n", "HeaderMissing")]
    [InlineData("twice.csv", "VårdtillfälleId;Skapad;Skapad\r\n1;;\r\n", "HeaderTwice")]
    public void File_ThatCannotBeRead_IsAFindingAndNoError(string name, string? content, string fault)
    {
        string file = content is null ? _folder.Of(name) : _folder.Write(name, content);

        PSObject seen = Assert.Single(session.Run("Test-PratorExport -LiteralPath $file", ("file", file)).Clean().Output);
        string shown = session.Show(100, "Test-PratorExport -LiteralPath $file", ("file", file));

        Assert.Equal(false, seen.Value("IsReadable"));
        Assert.Equal(file, seen.Text("File"));
        Assert.Equal(fault, PSObject.AsPSObject(seen.Value("Problem")).Text("Fault"));
        Assert.Null(seen.Value("Balance"));
        Assert.Contains("Problem", shown, StringComparison.Ordinal);
        Assert.Contains(name, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void FirstProblems_AreAsManyAsAskedFor()
    {
        string file = _folder.Write("a.csv", "VårdtillfälleId;Skapad\r\n" + string.Concat(Enumerable.Range(1, 30).Select(i => $"V{i};x\r\n")));

        ScriptResult result = session.Run("Test-PratorExport $file\nTest-PratorExport $file -First 3\nTest-PratorExport $file -First 0", ("file", file)).Clean();

        Assert.Equal([10, 3, 0], result.Output.Select(o => o.List("Rejected").Count));
        Assert.All(result.Texts("Balance"), b => Assert.Equal("30 rows = 0 items + 0 duplicates + 30 rejected", b));
    }

    [Fact]
    public void View_ShowsItAtAGlance()
    {
        string file = _folder.Write("a.csv", "VårdtillfälleId\tSkapad\tRumsfärg\r\nV1\t2024-01-20\tblå\r\nV2\ti går\tblå\r\n");

        string shown = session.Show(120, "Test-PratorExport $file", ("file", file));

        foreach (string expected in new[]
        {
            "Episode (by its headers)", "UTF-8", "tab", "EpisodeId = VårdtillfälleId, CreatedAt = Skapad", "Rumsfärg", "PatientId", "2 rows = 1 items + 0 duplicates + 1 rejected", "a.csv, rad 3, kolumn Skapad",
        })
        {
            Assert.Contains(expected, shown, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("blå", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void View_NamesNoPersonalValue()
    {
        string file = _folder.Write("a.csv", "VårdtillfälleId;Personnummer;Skapad\r\n19850101-9809;19850101-9809;19850101-9809\r\n19850101-9809;MARKER7X;2024-01-20\r\n");

        string shown = session.Show(120, "Test-PratorExport $file", ("file", file));

        Assert.Contains("1 rejected", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("850101", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("MARKER7X", shown, StringComparison.Ordinal);
    }
}
