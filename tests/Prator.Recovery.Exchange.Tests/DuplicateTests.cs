using CsCheck;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class DuplicateTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_A_B_are_two_items_and_a_duplicate()
    {
        string a = _folder.Write("a.csv", "VtfId;Enhet\nA1;E\nA2;E\n");
        string b = _folder.Write("b.csv", "Enhet;VtfId\nE;a1 \nF;A1\n");
        Result<Episode> read = Reading.Episodes(a, b);
        Assert.Equal(new Balance(3, 1, 0), read.Balance);
        Assert.Equal([new Balance(2, 0, 0), new Balance(1, 1, 0)], read.Files.Select(f => f.Balance));
        Assert.Equal([("A1", true), ("A2", false), ("A1", true)], read.Items.Select(i => (i.EpisodeId!, i.Duplicate)));
        Assert.Equal(new RowPlace("b.csv", 3), read.Items[2].Source);
    }

    [Theory]
    [InlineData("VtfId;Status;Avslutad\nA1;;\nA1;Öppen;\n", true)]
    [InlineData("VtfId;Status;Avslutad\nA1;;2024-01-20\nA1;Avslutad;2024-01-20\n", true)]
    [InlineData("VtfId;Status;Avslutad\nA1;;2024-01-20\nA1;Öppen;2024-01-20\n", false)]
    [InlineData("VtfId;Utskriven till\nA1;Hem\nA1; Hem \n", true)]
    [InlineData("VtfId;Utskriven till\nA1;Hem\nA1;Särskilt boende\n", false)]
    [InlineData("VtfId;Utskriven till\nA1;Hotell\nA1;Motell\n", false)]
    [InlineData("VtfId;Överenskommelse\nA1;Ja\nA1;2024-01-20\n", true)]
    [InlineData("VtfId;Överenskommelse\nA1;Nej\nA1;2024-02-20\n", true)]
    [InlineData("VtfId;Överenskommelse\nA1;Nej\nA1;Vet ej\n", false)]
    [InlineData("VtfId;Skapad\nA1;2024-01-20\nA1;20240120\n", true)]
    [InlineData("VtfId;Skapad\nA1;2024-01-20\nA1;2024-01-20 00:00\n", false)]
    [InlineData("VtfId;Skapad\nA1;2024-01-20T08:00Z\nA1;2024-01-20 09:00\n", true)]
    [InlineData("VtfId;Personnummer\nA1;800101-9802\nA1;198001019802\n", true)]
    [InlineData("VtfId;Enhet\nA1;E \nA1; E\n", true)]
    [InlineData("VtfId;Enhet\nA1;E\nA1;e\n", false)]
    [InlineData("VtfId;Enhet;Kommun\nA1;EK;\nA1;E;K\n", false)]
    [InlineData("VtfId;Finns i Prator\nA1;\nA1;Vet ej\n", true)]
    [InlineData("Personnummer;Inskriven;Enhet\n8001019802;2024-01-01;E\n19800101-9802;20240101;E\n", true)]
    [InlineData("Personnummer;Enhet\n8001019802;E\n19800101-9802;E\n", true)]
    public void Rows_are_compared_by_what_they_mean(string text, bool same) =>
        Assert.Equal(same ? new Balance(1, 1, 0) : new Balance(2, 0, 0), Reading.Episodes(_folder.Write("a.csv", text)).Balance);

    [Fact]
    public void Rows_without_an_id_are_told_apart_by_patient_and_date()
    {
        Result<Episode> read = Reading.Episodes(_folder.Write(
            "a.csv", "VtfId;Personnummer;Inskriven;Enhet\n;R1;2024-01-01;E\n;R1;2024-01-02;E\n;r1;;E\n;R1;2024-01-01;F\nR1;;;E\n"));
        Assert.Equal([true, false, false, true, false], read.Items.Select(i => i.Duplicate));
    }

    [Theory]
    [InlineData("2024-02-04", YesNo.Yes)]
    [InlineData("2024-02-06", YesNo.No)]
    [InlineData("2024-02-05", YesNo.Unknown)]
    public void Dated_meeting_means_an_answer(string date, YesNo answer)
    {
        string written = answer switch { YesNo.Yes => "Ja", YesNo.No => "Nej", _ => "" };
        Assert.Equal(
            new Balance(1, 1, 0),
            Reading.Sips(_folder.Write("a.csv", $"SipId;Möte genomfört\nS1;{date}\nS1;{written}\n")).Balance);
    }

    [Fact]
    public void Blank_status_of_a_SIP_is_open_whatever_its_dates() =>
        Assert.Equal(
            new Balance(1, 1, 0),
            Reading.Sips(_folder.Write("a.csv", "SipId;Status;Avslutad\nS1;;2024-01-20\nS1;Öppen;2024-01-20\n")).Balance);

    [Theory]
    [InlineData("a,b", "a|b", true)]
    [InlineData("a,b", "a b", false)]
    [InlineData("a,b", "b,a", false)]
    [InlineData("ab", "a|b", false)]
    public void Lists_are_compared_by_their_elements(string first, string second, bool same) =>
        Assert.Equal(
            same ? new Balance(1, 1, 0) : new Balance(2, 0, 0),
            Reading.Sips(_folder.Write("a.csv", $"SipId;Mål\nS1;\"{first}\"\nS1;\"{second}\"\n")).Balance);

    [Fact]
    public void Rejected_rows_take_no_part() =>
        Assert.Equal(
            new Balance(1, 0, 1),
            Reading.Episodes(_folder.Write("a.csv", "VtfId;Skapad\nA1;x\nA1;2024-01-01\n")).Balance);

    [Theory]
    [InlineData("")]
    [InlineData("A1;F\n")]
    public void Many_rows_keep_their_standing(string other)
    {
        // Several contents of one key make the second pass compare rows once more; without them it does not.
        string text = "VtfId;Enhet\n" + string.Concat(Enumerable.Range(0, 150_000).Select(i => $"A{i - (i % 3 == 2 ? 1 : 0)};E\n")) + other;
        Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", text));
        Assert.Equal(new Balance(100_000 + (other.Length > 0 ? 1 : 0), 50_000, 0), read.Balance);
        Assert.Equal(Enumerable.Range(0, 150_000).Where(i => i % 3 != 2).Select(i => $"A{i}"), read.Items.Take(100_000).Select(i => i.EpisodeId));
        Assert.Equal(other.Length > 0 ? 2 : 0, read.Items.Count(i => i.Duplicate));
    }

    [Fact]
    public void Agrees_with_grouping_by_key_and_content() =>
        Gen.Select(Gen.Int[0, 12], Gen.Int[0, 2], Gen.Int[0, 2], Gen.Int[0, 1]).Array[0, 200].Sample(
            rows =>
            {
                string text = "VtfId;Personnummer;Inskriven;Enhet;Status\n" + string.Concat(rows.Select(r =>
                    $"{(r.Item1 < 8 ? $"V{r.Item1}" : "")};R{r.Item1 % 3};2024-01-0{1 + r.Item2};{(r.Item3 == 0 ? "" : $"E{r.Item3}")};{(r.Item4 == 0 ? "" : "Öppen")}\n"));
                Result<Episode> read = Reading.Episodes(_folder.Write("a.csv", text));
                var groups = rows
                    .Select((r, i) => (
                        Row: i + 2,
                        Key: r.Item1 < 8 ? $"V{r.Item1}" : $"R{r.Item1 % 3}/{r.Item2}",
                        Content: (r.Item1 < 8 ? r.Item1 : -1, r.Item1 % 3, r.Item2, r.Item3)))
                    .GroupBy(r => r.Key)
                    .SelectMany(g => g.GroupBy(r => r.Content).Select(c => (c.First().Row, Duplicate: g.Select(r => r.Content).Distinct().Count() > 1)))
                    .Order()
                    .ToArray();
                Assert.Equal(groups, read.Items.Select(i => (i.Source.Row, i.Duplicate)));
                Assert.Equal(rows.Length - groups.Length, read.Balance.Duplicates);
            },
            iter: 100,
            threads: 1);
}
