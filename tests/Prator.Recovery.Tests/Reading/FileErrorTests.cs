using System.Management.Automation;
using System.Text;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Reading;

/// <summary>Files that cannot be read as exports end the call before any row is given out.</summary>
public sealed class FileErrorTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private static readonly string[] Triages = ["Get-OutageEpisode", "Resolve-SipAction"];

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void FileMissing() => Check("FileMissing", "nope.csv", "Check the path", string.Empty);

    [Fact]
    public void FileMissing_IsOfTheCategoryObjectNotFound()
    {
        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05", ("file", _folder.Of("nope.csv")));

        Assert.Equal(ErrorCategory.ObjectNotFound, result.FailedBy("FileMissing").CategoryInfo.Category);
    }

    [Fact]
    public void FileIsFolder()
    {
        Directory.CreateDirectory(_folder.Of("folder"));
        Check("FileIsFolder", "folder", "Name the file", string.Empty);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\r\n ")]
    [InlineData("\uFEFF")]
    public void FileEmpty(string content)
    {
        _folder.Write("empty.csv", content);
        Check("FileEmpty", "empty.csv", "Export it again", string.Empty);
    }

    [Fact]
    public void FileNoTable()
    {
        _folder.Write("picture.csv", [0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 13, 0, 0]);
        Check("FileNoTable", "picture.csv", "CSV, XLSX or JSON", string.Empty);
    }

    [Fact]
    public void FileOldFormat()
    {
        _folder.Write("old.xls", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]);
        Check("FileOldFormat", "old.xls", "Save it as .xlsx", string.Empty);
    }

    [Fact]
    public void FileDamaged_OfAWorkbookThatIsCutShort()
    {
        byte[] whole = Workbook.Of(("Blad1", [["VårdtillfälleId", "SipId"], ["1", "1"]]));
        _folder.Write("cut.xlsx", whole[..(whole.Length / 2)]);
        Check("FileDamaged", "cut.xlsx", string.Empty, string.Empty);
    }

    [Fact]
    public void FileDamaged_OfJsonThatIsCutShort()
    {
        _folder.Write("cut.json", "[{\"VårdtillfälleId\": \"V1\", \"SipId\": \"S1\"}, {\"Vårdtill");
        Check("FileDamaged", "cut.json", string.Empty, string.Empty);
    }

    [Fact]
    public void HeaderMissing()
    {
        _folder.Write("rows.csv", "Namn;Rum\r\nA;1\r\n");
        Check("HeaderMissing", "rows.csv", "-HeaderRow", string.Empty);
        Check("HeaderMissing", "rows.csv", "-ImportProfile", string.Empty);
    }

    [Fact]
    public void HeaderMissing_FromTheRowThatTheUserNamed()
    {
        _folder.Write("rows.csv", "VårdtillfälleId;SipId\r\n1;2\r\n");
        Check("HeaderMissing", "rows.csv", "row 2", "-HeaderRow 2");
    }

    [Fact]
    public void HeaderTwice()
    {
        _folder.Write("twice.csv", "VårdtillfälleId;SipId;Skapad;SKAPAD\r\n1;2;2024-01-20;2024-01-21\r\n");
        Check("HeaderTwice", "twice.csv", "`SKAPAD`", string.Empty);
        Check("HeaderTwice", "twice.csv", "Rename or remove", string.Empty);
    }

    [Fact]
    public void SheetMissing()
    {
        _folder.Write("book.xlsx", Workbook.Of(("Blad1", [["VårdtillfälleId", "SipId"], ["1", "1"]]), ("Logg", [["VårdtillfälleId", "SipId"], ["2", "2"]])));
        Check("SheetMissing", "book.xlsx", "`Blad9`", "-SheetName Blad9");
        Check("SheetMissing", "book.xlsx", "Logg", "-SheetName Blad9");
    }

    [Fact]
    public void QuoteUnclosed()
    {
        _folder.Write("quote.csv", "VårdtillfälleId;SipId;Enhet\r\n1;1;\"Avd\r\n2;2;x\r\n");
        Check("QuoteUnclosed", "quote.csv", "row 2", string.Empty);
    }

    [Fact]
    public void OneBadFile_OfSeveral_KeepsEveryRowBack()
    {
        _folder.Write("a.csv", "VårdtillfälleId;SipId\r\n1;1\r\n");
        _folder.Write("b.csv", string.Empty);
        foreach (string cmdlet in Triages)
        {
            ScriptResult result = session.Run($"{cmdlet} $folder/a.csv, $folder/b.csv -AsOf 2024-02-05", ("folder", _folder.Path));

            Assert.Contains("b.csv", result.FailedBy("FileEmpty").ToString(), StringComparison.Ordinal);
            Assert.Empty(result.Output);
        }
    }

    [Fact]
    public void Sheet_AndHeaderRow_AreReadAsNamed()
    {
        _folder.Write("book.xlsx", Workbook.Of(
            ("Blad1", [["VårdtillfälleId", "Skapad"], ["V1", "2024-01-20"]]),
            ("Logg", [["Loggen för veckan"], [""], ["VårdtillfälleId", "Skapad"], ["V2", "2024-01-10"]])));

        ScriptResult result = session.Run(
            "Get-OutageEpisode $file -AsOf 2024-02-05\nGet-OutageEpisode $file -AsOf 2024-02-05 -SheetName Logg\nGet-OutageEpisode $file -AsOf 2024-02-05 -SheetName Logg -HeaderRow 3",
            ("file", _folder.Of("book.xlsx"))).Clean();

        Assert.Equal(["V1", "V2", "V2"], result.Texts("Reference"));
        Assert.Equal(["book.xlsx#2", "book.xlsx#4", "book.xlsx#4"], result.Texts("Source"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("windows-1252")]
    public void Encodings_OfExports_AreRecognised(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Encoding written = Encoding.GetEncoding(encoding);
        _folder.Write("a.csv", [.. written.GetPreamble(), .. written.GetBytes("VårdtillfälleId\tSkapad\tEnhet\r\nV1\t2024-01-20\tÅsö\r\n")]);

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05", ("file", _folder.Of("a.csv"))).Clean();

        Assert.Equal(["Åsö"], result.Texts("Unit"));
    }

    private void Check(string errorId, string file, string advice, string parameters)
    {
        string path = _folder.Of(file);
        foreach (string cmdlet in Triages)
        {
            foreach (string parameter in new[] { "-Path", "-LiteralPath" })
            {
                ScriptResult result = session.Run($"{cmdlet} {parameter} $file -AsOf 2024-02-05 {parameters}", ("file", path));

                ErrorRecord error = result.FailedBy(errorId);
                Assert.Contains(file, error.ToString(), StringComparison.Ordinal);
                Assert.Contains(advice, error.ToString(), StringComparison.Ordinal);
                Assert.Equal(path, error.TargetObject);
                Assert.NotEqual(ErrorCategory.NotSpecified, error.CategoryInfo.Category);
                Assert.Empty(result.Output);
                Assert.Empty(result.Errors);
            }
        }
    }
}
