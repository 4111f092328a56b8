using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml.Spreadsheet;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class XlsxTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Cells_are_read_by_their_type(bool sharesTexts, bool is1904)
    {
        string file = new TestWorkbook { SharesTexts = sharesTexts, Is1904 = is1904 }
            .Sheet(
                "Blad1",
                ["VtfId", "Personnummer", "Skapad", "Inskriven", "Utklar", "Kvar på sjukhus", "Enhet"],
                [1000047112L, 198001019804L, new DateOnly(2024, 1, 20), new DateTime(2024, 1, 20, 8, 30, 15), 20240202, true, "E & <F>"],
                ["A2", "800101-9804", "2024-02-02 00:00", new DateTime(2024, 1, 20, 0, 0, 1), "20240202", 1, 7])
            .Save(_folder.Path("a.xlsx"));
        Result<Episode> read = Reading.Episodes(file);
        Assert.Equal(["1000047112", "A2"], read.Items.Select(i => i.EpisodeId));
        Assert.All(read.Items, i => Assert.Equal("198001019804", i.PatientId));
        Assert.Equal([("2024-01-20", false), ("2024-02-02 00:00", true)], read.Items.Select(i => (i.CreatedAt.ToString(), i.CreatedAt.HasTime)));
        Assert.Equal(["2024-01-20 08:30:15", "2024-01-20 00:00:01"], read.Items.Select(i => i.AdmittedAt.ToString()));
        Assert.All(read.Items, i => Assert.Equal("2024-02-02", i.ReadyAt.ToString()));
        Assert.All(read.Items, i => Assert.Equal(YesNo.Yes, i.StillInpatient));
        Assert.Equal(["E & <F>", "7"], read.Items.Select(i => i.Unit));
    }

    [Fact]
    public void Every_second_of_a_day_is_exact()
    {
        DateTime day = new(2024, 1, 20);
        DateTime[] times = [.. Enumerable.Range(0, 86_400 / 7).Select(i => day.AddSeconds(i * 7))];
        foreach (DateTime time in times)
        {
            Assert.True(SerialDate.TryRead(time.ToOADate(), is1904: false, out Moment moment));
            Assert.Equal((time, time != day), (moment.ToDateTime(), moment.HasTime));
        }
    }

    [Theory]
    [InlineData(1, false, "1900-01-01")]
    [InlineData(59, false, "1900-02-28")]
    [InlineData(61, false, "1900-03-01")]
    [InlineData(45324, false, "2024-02-02")]
    [InlineData(43862, true, "2024-02-02")]
    [InlineData(0, true, "1904-01-01")]
    [InlineData(45323.9999999999, false, "2024-02-02")]
    [InlineData(2958465, false, "9999-12-31")]
    public void Serial_is_a_day(double serial, bool is1904, string date)
    {
        Assert.True(SerialDate.TryRead(serial, is1904, out Moment moment));
        Assert.Equal(date, moment.ToString());
    }

    [Theory]
    [InlineData(60, false)]
    [InlineData(0.5, false)]
    [InlineData(-1, false)]
    [InlineData(-1, true)]
    [InlineData(2958466, false)]
    [InlineData(2958465.9999999, false)]
    [InlineData(double.NaN, false)]
    public void Serial_is_no_day(double serial, bool is1904) => Assert.False(SerialDate.TryRead(serial, is1904, out _));

    [Theory]
    [InlineData("yyyy-mm-dd", true)]
    [InlineData("[$-41D]d mmmm yyyy;@", true)]
    [InlineData("h:mm", true)]
    [InlineData("[h]:mm", false)]
    [InlineData("#,##0.00\\ \"dagar\"", false)]
    [InlineData("0.00E+00", false)]
    [InlineData("General", false)]
    [InlineData("[Red]0;yyyy", false)]
    [InlineData("_d0", false)]
    [InlineData("@", false)]
    [InlineData("\"", false)]
    [InlineData("[", false)]
    [InlineData("", false)]
    public void Format_is_of_a_date(string code, bool isDate) => Assert.Equal(isDate, NumberFormat.IsDate(code));

    [Fact]
    public void Numbers_that_are_no_dates_reject_the_row()
    {
        string file = new TestWorkbook()
            .Sheet("Blad1", ["VtfId", "Skapad"], ["A1", 45324], ["A2", new Styled(45324, 3)], ["A3", new Styled(1.5, 4)], ["A4", new Styled(45324, 1)], ["A5", true])
            .Save(_folder.Path("a.xlsx"));
        Result<Episode> read = Reading.Episodes(file);
        Assert.Equal(["A4"], read.Items.Select(i => i.EpisodeId));
        Assert.Equal(["A1", "A2", "A3", "A5"], read.Rejected.Select(r => r.Reference));
        Assert.All(read.Rejected, r => Assert.Equal("Skapad", r.Column));
    }

    [Fact]
    public void Error_values_and_formulas_without_a_value_reject_the_row()
    {
        string file = new TestWorkbook()
            .Sheet(
                "Blad1",
                ["VtfId", "Skapad", "Övrigt"],
                ["A1", new Raw(CellValues.Error, "#N/A")],
                ["A2", new Raw(CellValues.Error, "#SPILL!")],
                ["A3", new Raw(CellValues.Number, null, "TODAY()")],
                ["A4", new Raw(CellValues.String, "2024-01-02", "TEXT(B1,1)")],
                ["A5", new Raw(CellValues.String, "", "\"\"")],
                ["A6", null, new Raw(CellValues.Error, "#REF!")])
            .Save(_folder.Path("a.xlsx"));
        Result<Episode> read = Reading.Episodes(file);
        Assert.Equal(["A1", "A2", "A3"], read.Rejected.Select(r => r.Reference));
        Assert.All(read.Rejected, r => Assert.Contains("error value", r.Reason, StringComparison.Ordinal));
        Assert.Equal(["2024-01-02", "", ""], read.Items.Select(i => i.CreatedAt.ToString()));
    }

    [Fact]
    public void Id_whose_leading_zero_is_lost_is_kept_with_a_warning()
    {
        string file = new TestWorkbook().Sheet("Blad1", ["Personnummer"], [301019804L]).Save(_folder.Path("a.xlsx"));
        Episode episode = Assert.Single(Reading.Episodes(file).Items);
        Assert.Equal("301019804", episode.PatientId);
        Assert.Contains("leading zero", Assert.Single(episode.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_columns_keep_their_places()
    {
        string file = new TestWorkbook()
            .Sheet("Blad1", ["Logg"], [], [null, "VtfId", "", "Enhet"], [], [null, "A1", "x", "E"], ["", " "], ["y", "A2", null, "E", "z"])
            .Save(_folder.Path("a.xlsx"));
        Result<Episode> read = Reading.Episodes(file);
        Assert.Equal([("A1", 5), ("A2", 7)], read.Items.Select(i => (i.EpisodeId!, i.Source.Row)));
        Assert.Equal(["`a.xlsx`: These columns are not read: `column 3`, `column 1`, `column 5`."], read.Warnings);
    }

    [Fact]
    public void First_visible_sheet_with_a_header_is_read()
    {
        TestWorkbook book = new TestWorkbook()
            .HiddenSheet("Dold", ["VtfId"], ["H1"])
            .Sheet("Försättsblad", ["Om listan"])
            .Sheet("Lista", ["VtfId"], ["A1"])
            .Sheet("Lista 2", ["VtfId"], ["B1"]);
        string file = book.Save(_folder.Path("a.xlsx"));
        Assert.Equal("A1", Assert.Single(Reading.Episodes(file).Items).EpisodeId);
        Assert.Equal("B1", Assert.Single(Reading.Of<Episode>(Reading.Options with { SheetName = "lista 2" }, file).Items).EpisodeId);
        Assert.Equal("H1", Assert.Single(Reading.Of<Episode>(Reading.Options with { SheetName = "Dold" }, file).Items).EpisodeId);
        ExportException none = Assert.Throws<ExportException>(() => Reading.Of<Episode>(Reading.Options with { SheetName = "Blad9" }, file));
        Assert.Equal(ExportFault.SheetMissing, none.Fault);
        Assert.Contains("`Dold`, `Försättsblad`, `Lista`, `Lista 2`", none.Message, StringComparison.Ordinal);
        ExportException other = Assert.Throws<ExportException>(() => Reading.Of<Episode>(Reading.Options with { SheetName = "Försättsblad" }, file));
        Assert.Equal(ExportFault.HeaderMissing, other.Fault);
        Assert.Contains("`Försättsblad`", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Same_header_twice_is_an_error()
    {
        string file = new TestWorkbook().Sheet("Blad1", ["VtfId", "Enhet", "enhet"]).Save(_folder.Path("a.xlsx"));
        Assert.Equal(ExportFault.HeaderTwice, Reading.Error(file).Fault);
    }

    [Fact]
    public void Cut_off_anywhere_it_is_an_error_that_names_the_file()
    {
        byte[] whole = File.ReadAllBytes(Book().Save(_folder.Path("a.xlsx")));
        for (int length = 4; length < whole.Length; length += Math.Max(1, whole.Length / 60))
        {
            ExportException error = Reading.Error(_folder.Write("cut.xlsx", whole[..length]));
            Assert.Equal(ExportFault.FileDamaged, error.Fault);
            Assert.Contains("cut.xlsx", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Cut_off_sheet_is_an_error()
    {
        string file = Book().Save(_folder.Path("a.xlsx"));
        Rewrite(file, "sheet1.xml", xml => xml[..(xml.Length / 2)]);
        Assert.Equal(ExportFault.FileDamaged, Reading.Error(file).Fault);
    }

    [Theory]
    [InlineData("<x:c r=\"A2\"", "<x:c r=\"C2\"")]
    [InlineData("r=\"A2\"", "r=\"AAAA2\"")]
    [InlineData("<x:row r=\"3\"", "<x:row r=\"1\"")]
    [InlineData("<x:v>0</x:v>", "<x:v>99999</x:v>")]
    [InlineData("<x:v>0</x:v>", "<x:v>-1</x:v>")]
    public void Sheet_that_contradicts_itself_is_an_error(string right, string wrong)
    {
        string file = Book().Save(_folder.Path("a.xlsx"));
        Rewrite(file, "sheet1.xml", xml =>
        {
            Assert.Contains(right, xml, StringComparison.Ordinal);
            return xml.Replace(right, wrong, StringComparison.Ordinal);
        });
        Assert.Equal(ExportFault.FileDamaged, Reading.Error(file).Fault);
    }

    [Fact]
    public void Document_type_is_not_read()
    {
        string file = Book().Save(_folder.Path("a.xlsx"));
        Rewrite(file, "sheet1.xml", xml => xml.Insert(xml.IndexOf("<x:worksheet", StringComparison.Ordinal), "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"));
        Assert.Equal(ExportFault.FileDamaged, Reading.Error(file).Fault);
    }

    [Fact]
    public void Texts_with_runs_phonetics_and_escapes_are_whole()
    {
        string file = Book().Save(_folder.Path("a.xlsx"));
        Rewrite(file, "sharedStrings.xml", xml => xml.Replace(
            "<x:si><x:t xml:space=\"preserve\">E1</x:t></x:si>",
            "<x:si>\n <x:r><x:rPr/><x:t>Av</x:t></x:r>\n <x:r><x:t xml:space=\"preserve\">d _x0041__x005F_x</x:t></x:r><x:rPh sb=\"0\" eb=\"1\"><x:t>nej</x:t></x:rPh></x:si>",
            StringComparison.Ordinal));
        Assert.Equal("Avd A_x", Reading.Episodes(file).Items[0].Unit);
    }

    [Fact]
    public void Zip_that_is_no_workbook_is_an_error()
    {
        using (ZipArchive zip = ZipFile.Open(_folder.Path("a.xlsx"), ZipArchiveMode.Create))
        {
            using StreamWriter writer = new(zip.CreateEntry("a.csv").Open());
            writer.Write("VtfId\nA1\n");
        }

        Assert.Equal(ExportFault.FileNoTable, Reading.Error(_folder.Path("a.xlsx")).Fault);
    }

    [Fact]
    public void Format_is_found_from_the_content()
    {
        string file = Book().Save(_folder.Path("a.xlsx"));
        File.Move(file, _folder.Path("a.csv"));
        Assert.Equal(2, Reading.Episodes(_folder.Path("a.csv")).Items.Count);
        Assert.Single(Reading.Episodes(_folder.Write("b.xlsx", "VtfId\nA1\n")).Items);
    }

    [Fact]
    public void No_file_is_left_behind()
    {
        Reading.Episodes(Book().Save(_folder.Path("a.xlsx")));
        Assert.Equal(["a.xlsx"], Directory.GetFiles(_folder.Folder).Select(f => Path.GetFileName(f)));
    }

    private static TestWorkbook Book() =>
        new TestWorkbook { SharesTexts = true }.Sheet("Blad1", ["VtfId", "Enhet"], ["A1", "E1"], ["A2", "E2"]);

    private static void Rewrite(string file, string part, Func<string, string> change)
    {
        using ZipArchive zip = ZipFile.Open(file, ZipArchiveMode.Update);
        ZipArchiveEntry entry = zip.Entries.Single(e => e.Name == part);
        string name = entry.FullName;
        string xml;
        using (StreamReader reader = new(entry.Open()))
        {
            xml = reader.ReadToEnd();
        }

        entry.Delete();
        using StreamWriter writer = new(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write(change(xml));
    }
}
