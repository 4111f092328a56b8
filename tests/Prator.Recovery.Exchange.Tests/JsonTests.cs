using System.Globalization;
using System.Text;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class JsonTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Array_is_read_by_its_types()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write("a.json", """
            [
              { "VårdtillfälleId": 1000047112, "Personnummer": "800101-9804", "Skapad": "2024-01-20", "Kvar på sjukhus": true, "Enhet": "E\u00e5\n" },
              {},
              { "EpisodeId": "A2", "PatientId": 198001019804, "CreatedAt": 20240120, "StillInpatient": "Nej", "Enhet": null },
              { "VtfId": "A3", "Skapad": 2.024012e7, "Kvar på sjukhus": 0 }
            ]
            """));
        Assert.Equal(["1000047112", "A2", "A3"], read.Items.Select(i => i.EpisodeId));
        Assert.Equal(["198001019804", "198001019804", null], read.Items.Select(i => i.PatientId));
        Assert.All(read.Items, i => Assert.Equal("2024-01-20", i.CreatedAt.ToString()));
        Assert.Equal([YesNo.Yes, YesNo.No, YesNo.No], read.Items.Select(i => i.StillInpatient));
        Assert.Equal("Eå", read.Items[0].Unit);
        Assert.Equal([1, 3, 4], read.Items.Select(i => i.Source.Row));
        Assert.Equal(2, Assert.Single(read.Rejected).Row);
    }

    [Fact]
    public void Lines_are_read_and_a_broken_one_is_rejected()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write(
            "a.json", "{\"VtfId\":\"A1\"}\n\n{\"VtfId\":\"A2\"\r\n[1]\n \n{\"VtfId\":\"A3\"} x\n{\"VtfId\":\"A4\"}{}\n7\n{\"VtfId\":\"\\ud800\"}\n{\"VtfId\":\"A5\"}"));
        Assert.Equal([("A1", 1), ("A5", 10)], read.Items.Select(i => (i.EpisodeId!, i.Source.Row)));
        Assert.Equal([3, 4, 6, 7, 8, 9], read.Rejected.Select(r => r.Row));
        Assert.Contains("no JSON object", read.Rejected[1].Reason, StringComparison.Ordinal);
        Assert.Contains("cannot be read as JSON", read.Rejected[0].Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"VtfId\":\"A1\"},{\"VtfId\":\"A2\"", "row 1")]
    [InlineData("[{\"VtfId\":\"A1\"},{\"VtfId\" \"A2\"}]", "row 1")]
    [InlineData("[{\"VtfId\":\"A1\"},]", "row 1")]
    [InlineData("[{\"VtfId\":\"A1\"}] x", "row 1")]
    [InlineData("[{\"VtfId\":\"A1\"}", "row 1")]
    [InlineData("[", "row 0")]
    public void Broken_array_is_an_error_with_its_row(string text, string row)
    {
        ExportException error = Reading.Error(_folder.Write("a.json", text));
        Assert.Equal(ExportFault.FileDamaged, error.Fault);
        Assert.Contains(row, error.Message, StringComparison.Ordinal);
        Assert.Contains("a.json", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{\"Namn\":\"x\"}]")]
    [InlineData("{\"items\":\n[]}")]
    [InlineData("[1,2]")]
    public void Objects_without_an_identity_are_an_error(string text)
    {
        ExportException error = Reading.Error(_folder.Write("a.json", text));
        Assert.Equal(ExportFault.HeaderMissing, error.Fault);
        Assert.Contains("`VårdtillfälleId`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Empty_array_has_no_rows() => Assert.Equal(default, Reading.Episodes(_folder.Write("a.json", " [ ] ")).Balance);

    [Fact]
    public void Elements_that_are_no_objects_are_rejected() =>
        Assert.Equal(new Balance(1, 0, 4), Reading.Episodes(_folder.Write("a.json", "[{\"VtfId\":\"A1\"},1,null,[{\"VtfId\":\"A2\"}],\"x\"]")).Balance);

    [Fact]
    public void Values_that_are_objects_or_lists_reject_the_row()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write(
            "a.json", """[{"VtfId":"A1","Enhet":{"x":1}},{"VtfId":"A2","Skapad":["2024-01-01"]},{"VtfId":"A3","Rum":{"x":[1,{}]}}]"""));
        Assert.Equal(["A3"], read.Items.Select(i => i.EpisodeId));
        Assert.Equal(["Enhet", "Skapad"], read.Rejected.Select(r => r.Column));
        Assert.Equal(["`a.json`: This column is not read: `Rum`."], read.Warnings);
    }

    [Fact]
    public void Lists_are_lists()
    {
        Sip sip = Assert.Single(Reading.Sips(_folder.Write("a.json", """[{"SipId":"S1","Mål":["bo, hemma"," ",null,2],"Deltagare":"a|b","Aktiviteter":[]}]""")).Items);
        Assert.Equal(["bo, hemma", "2"], sip.Goals);
        Assert.Equal(["a", "b"], sip.Participants);
        Assert.Empty(sip.Activities);
        Assert.Single(Reading.Sips(_folder.Write("b.json", """[{"SipId":"S1","Mål":["a",{}]}, {"SipId":"S2"}]""")).Rejected);
    }

    [Fact]
    public void Two_keys_for_a_property_and_the_same_key_twice()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write(
            "a.json", """[{"VtfId":"A1","Avdelning":"fel","Enhet":"rätt"},{"VtfId":"A2","Enhet":"rätt","Avdelning":"fel"},{"VtfId":"A3","Enhet":"x","EN-HET":"y"},{"VtfId":"A4","Avdelning":"rätt"}]"""));
        Assert.All(read.Items, i => Assert.Equal("rätt", i.Unit));
        Assert.Equal(3, read.Items.Count);
        Assert.Contains("`Enhet` and `EN-HET`", Assert.Single(read.Rejected).Reason, StringComparison.Ordinal);
        Assert.Equal(["`a.json`: Two columns say Unit: `Enhet` is read, `Avdelning` is not."], read.Warnings);
    }

    [Theory]
    [InlineData("UTF-8 with BOM")]
    [InlineData("UTF-16 LE")]
    [InlineData("UTF-16 BE")]
    [InlineData("Windows-1252")]
    public void Encodings_are_as_for_any_text(string encoding)
    {
        string array = _folder.Write("a.json", "[{\"VårdtillfälleId\":\"Å1\"}]", EncodingTests.Of(encoding));
        Assert.Equal("Å1", Assert.Single(Reading.Episodes(array).Items).EpisodeId);
        string lines = _folder.Write("b.json", "{\"VårdtillfälleId\":\"Å1\"}\r\n{\"VårdtillfälleId\":\"Å2\"}", EncodingTests.Of(encoding));
        Assert.Equal(2, Reading.Episodes(lines).Items.Count);
    }

    [Theory]
    [InlineData("[", ",", "]")]
    [InlineData("", "\n", "")]
    public void Large_file_is_streamed(string open, string between, string close)
    {
        StringBuilder text = new(open);
        for (int i = 0; i < 20_000; i++)
        {
            text.Append(i == 0 ? "" : between).Append(CultureInfo.InvariantCulture, $$"""{"VtfId":"A{{i}}","Enhet":"{{new string('å', i % 300)}}"}""");
        }

        Result<Episode> read = Reading.Episodes(_folder.Write("a.json", text.Append(close).ToString()));
        Assert.Equal(new Balance(20_000, 0, 0), read.Balance);
        Assert.All(read.Items, i => Assert.Equal(i.Source.Row - 1, int.Parse(i.EpisodeId![1..], CultureInfo.InvariantCulture)));
        Assert.All(read.Items, i => Assert.Equal((i.Source.Row - 1) % 300, i.Unit?.Length ?? 0));
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("", "")]
    public void Object_of_a_mebibyte_is_read_and_a_larger_one_is_an_error(string open, string close)
    {
        string unit = new('x', 1_000_000);
        Assert.Equal(unit, Assert.Single(Reading.Episodes(_folder.Write("a.json", $$"""{{open}}{"VtfId":"A1","Enhet":"{{unit}}"}{{close}}""")).Items).Unit);
        unit = new('x', 5_000_000);
        Assert.Equal(ExportFault.RecordTooLarge, Reading.Error(_folder.Write("b.json", $$"""{{open}}{"VtfId":"A1","Enhet":"{{unit}}"}{{close}}""")).Fault);
    }
}
