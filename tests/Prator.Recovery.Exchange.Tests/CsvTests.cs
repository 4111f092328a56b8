using System.Text;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class CsvTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(';')]
    [InlineData(',')]
    [InlineData('\t')]
    public void Delimiter_is_found_from_the_header(char delimiter)
    {
        string text = "VtfId;Skapad;Enhet\nA1;2024-01-02;Avdelning 1\n".Replace(';', delimiter);
        Episode episode = Assert.Single(Reading.Episodes(_folder.Write("a.csv", text)).Items);
        Assert.Equal(("A1", "2024-01-02", "Avdelning 1"), (episode.EpisodeId, episode.CreatedAt.ToString(), episode.Unit));
        Assert.Equal(new RowPlace("a.csv", 2), episode.Source);
    }

    [Fact]
    public void Delimiter_is_the_one_that_maps_most_columns()
    {
        Episode episode = Assert.Single(Reading.Episodes(_folder.Write("a.csv", "VtfId,\"Enhet; namn\",Kommun,Skapad\nA1,\"x;y\",Norrby,20240102\n")).Items);
        Assert.Equal(("A1", "Norrby"), (episode.EpisodeId, episode.Municipality));
    }

    [Theory]
    [InlineData("vardtillfalle id;PATIENT_ID")]
    [InlineData("VÅRDTILLFÄLLE-ID;Patient-ID")]
    [InlineData(" Vårdtillfa\u0308lle Id ;pnr")]
    [InlineData("\uFEFFVårdtillfälleId;Person nummer")]
    [InlineData("VtfId;Pnr;\uFFFE\uFFFF")]
    public void Headers_match_whatever_their_case_spaces_signs_and_diacritics(string header)
    {
        Episode episode = Assert.Single(Reading.Episodes(_folder.Write("a.csv", header + "\nA1;19800101-9802" + (header.Count(c => c == ';') > 1 ? ";" : "") + "\n")).Items);
        Assert.Equal(("A1", "198001019802"), (episode.EpisodeId, episode.PatientId));
    }

    [Fact]
    public void Header_stands_below_titles_and_blank_lines()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", "Logg från avbrottet\r\n\r\nskriven av;någon\r\nVtfId;Enhet\r\nA1;E\r\n"));
        Assert.Equal(5, Assert.Single(read.Items).Source.Row);
    }

    [Fact]
    public void Header_is_the_row_with_the_most_known_names_even_below_a_title_with_one()
    {
        Result<Episode> taken = Reading.Episodes(_folder.Write("a.csv", "Ärendenr;12345\n\nVtfId;Skapad;Enhet\nA1;2024-01-10;E\n"));

        Assert.Equal("A1", Assert.Single(taken.Items).EpisodeId);
    }

    [Fact]
    public void Header_row_may_be_told()
    {
        string file = _folder.Write("a.csv", "VtfId;Enhet\nB0;fel\nÄrendenr;Avdelning\nA1;E\n");
        Assert.Equal(3, Reading.Episodes(file).Items.Count);
        Episode told = Assert.Single(Reading.Of<Episode>(Reading.Options with { HeaderRow = 3 }, file).Items);
        Assert.Equal(("A1", 4), (told.EpisodeId, told.Source.Row));
        ExportException none = Assert.Throws<ExportException>(() => Reading.Of<Episode>(Reading.Options with { HeaderRow = 2 }, file));
        Assert.Contains("row 2", none.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Header_in_row_21_is_not_looked_for()
    {
        string titles = string.Concat(Enumerable.Repeat("x\n", 20));
        Assert.Equal(ExportFault.HeaderMissing, Reading.Error(_folder.Write("a.csv", titles + "VtfId\nA1\n")).Fault);
        Assert.Single(Reading.Episodes(_folder.Write("b.csv", titles[2..] + "VtfId\nA1\n")).Items);
    }

    [Fact]
    public void Rows_are_counted_as_a_spreadsheet_does()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", "VtfId;Enhet\r\n\r\nA1;\"två\r\nrader\"\r\n   \r\nA2;E\r\n;\r\n\r\n\r\nA3;E"));
        Assert.Equal([3, 5, 9], read.Items.Select(i => i.Source.Row));
        Assert.Equal("två\r\nrader", read.Items[0].Unit);
        Assert.Equal(6, Assert.Single(read.Rejected).Row);
        Assert.Equal(new Balance(3, 0, 1), read.Balance);
    }

    [Fact]
    public void Line_that_starts_with_a_number_sign_is_a_row()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", "VtfId;Enhet\n#A1;E\n# \n"));
        Assert.Equal("#A1", Assert.Single(read.Items).EpisodeId);
        Assert.Single(read.Rejected);
    }

    [Fact]
    public void Quotes_are_as_in_RFC_4180()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", "VtfId;Enhet\nA1;\"a \"\"b\"\"; c\"\nA2;a \"b\" c\nA3;\"\"\n"));
        Assert.Equal(["a \"b\"; c", "a \"b\" c", null], read.Items.Select(i => i.Unit));
    }

    [Theory]
    [InlineData("VtfId;Enhet\nA1;E\nA2;\"E\nA3;E\n")]
    [InlineData("VtfId;Enhet\nA1;E\nA2;\"E\" x\nA3;E\n")]
    [InlineData("VtfId;Enhet\nA1;E\nA2;\"E\nA3;\"E\"\n")]
    public void Quote_that_is_not_closed_is_an_error_that_names_its_row(string text)
    {
        ExportException error = Reading.Error(_folder.Write("a.csv", text));
        Assert.Equal(ExportFault.QuoteUnclosed, error.Fault);
        Assert.Contains("row 3 of", error.Message, StringComparison.Ordinal);
        Assert.Contains("a.csv", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A1;E;K;överskott")]
    [InlineData("A1;E")]
    [InlineData("A1")]
    public void Row_of_the_wrong_width_is_rejected(string row)
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", "VtfId;Enhet;Kommun\n" + row + "\nA2;E;K;; \n"));
        RejectedRow reject = Assert.Single(read.Rejected);
        Assert.Equal((2, null, "A1"), (reject.Row, reject.Column, reject.Reference));
        Assert.Contains($"{row.Split(';').Length} fields, the header has 3", reject.Reason, StringComparison.Ordinal);
        Assert.Equal("A2", Assert.Single(read.Items).EpisodeId);
    }

    [Fact]
    public void Value_under_a_blank_header_is_named_once_and_not_read()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", "VtfId;;Enhet; ;\nA1;x;E;;y\nA2;z;E\n"));
        Assert.Equal(2, read.Items.Count);
        Assert.Equal(["`a.csv`: These columns are not read: `column 2`, `column 5`."], read.Warnings);
    }

    [Fact]
    public void Same_header_twice_is_an_error_that_names_both()
    {
        ExportException error = Reading.Error(_folder.Write("a.csv", "VtfId;Enhet;Kommun;EN_HET\nA1;E;K;F\n"));
        Assert.Equal(ExportFault.HeaderTwice, error.Fault);
        Assert.Contains("`Enhet` (column 2) and `EN_HET` (column 4)", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("VtfId;Avdelning;Enhet\nA1;annan;rätt\n", "`Enhet` is read, `Avdelning` is not")]
    [InlineData("VtfId;HSA-id;Avdelning\nA1;annan;rätt\n", "`Avdelning` is read, `HSA-id` is not")]
    public void Of_two_columns_for_a_property_the_main_one_is_read(string text, string warning)
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", text));
        Assert.Equal("rätt", Assert.Single(read.Items).Unit);
        Assert.Contains(warning, Assert.Single(read.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Unmapped_columns_of_all_files_are_named_once()
    {
        string a = _folder.Write("a.csv", "VtfId;Rum\nA1;1\n");
        string b = _folder.Write("b.csv", "VtfId;Rum\nB1;1\n");
        Assert.Equal(["`a.csv`, `b.csv`: This column is not read: `Rum`."], Reading.Episodes(a, b).Warnings);
    }

    [Fact]
    public void Header_without_rows_is_no_error() =>
        Assert.Equal(default, Reading.Episodes(_folder.Write("a.csv", "VtfId;Enhet\n")).Balance);

    [Fact]
    public void Record_of_nearly_a_mebibyte_is_read_and_a_longer_one_is_an_error()
    {
        string fits = new('x', (1 << 20) - 100);
        Assert.Equal(fits, Assert.Single(Reading.Episodes(_folder.Write("a.csv", $"VtfId;Enhet\nA1;{fits}\n")).Items).Unit);
        Assert.Equal($"{fits}\n\"", Assert.Single(Reading.Episodes(_folder.Write("b.csv", $"VtfId;Enhet\nA1;\"{fits}\n\"\"\"\n")).Items).Unit);
        ExportException error = Reading.Error(_folder.Write("c.csv", $"VtfId;Enhet\nA0;E\nA1;{fits}{fits}\n"));
        Assert.Equal(ExportFault.RecordTooLarge, error.Fault);
        Assert.Contains("Row 3 of", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Any_line_end_will_do(string end)
    {
        StringBuilder text = new("VtfId;Enhet" + end);
        for (int i = 2; i < 20_000; i++)
        {
            text.Append('A').Append(i).Append(i % 7 == 0 ? ";\"E\"" : ";E").Append(end);
        }

        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", text.ToString()));
        Assert.Equal(new Balance(19_998, 0, 0), read.Balance);
        Assert.All(read.Items, i => Assert.Equal($"A{i.Source.Row}", i.EpisodeId));
    }
}
