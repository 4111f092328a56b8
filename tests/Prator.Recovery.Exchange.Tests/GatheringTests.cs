using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange.Tests;

public sealed class GatheringTests
{
    [Fact]
    public void Objects_are_read_by_their_types()
    {
        ItemGathering<Episode> gathering = new(Reading.Options);
        gathering.Add(Row(("VårdtillfälleId", 1000047112), ("PatientId", 198001019804L), ("Skapad", new DateTime(2024, 1, 20)), ("Kvar på sjukhus", true), ("Enhet", null)));
        gathering.Add(Row(("VtfId", "A2"), ("Skapad", new DateOnly(2024, 1, 20)), ("Utklar", new DateTime(2024, 1, 20, 8, 0, 0, DateTimeKind.Utc)), ("Enhet", 7.0)));
        gathering.Add(Row(("VtfId", "A3"), ("Skapad", "20240120"), ("Utklar", new DateTimeOffset(2024, 1, 20, 3, 0, 0, TimeSpan.FromHours(-5))), ("Enhet", 'x')));
        gathering.Add(Row(("VtfId", "A4"), ("Skapad", new DateTime(2024, 1, 20, 0, 0, 0, DateTimeKind.Utc)), ("Utklar", new DateTime(2024, 1, 20, 9, 0, 0)), ("Enhet", "E")));
        ReadRow<Episode>[] rows = [.. gathering.Rows()];
        Assert.Equal(["1000047112", "A2", "A3", "A4"], rows.Select(r => r.Item!.EpisodeId));
        Assert.All(rows, r => Assert.Equal("2024-01-20", r.Item!.CreatedAt.ToString()));
        Assert.All(rows[1..], r => Assert.Equal("2024-01-20 09:00", r.Item!.ReadyAt.ToString()));
        Assert.Equal([null, "7", "x", "E"], rows.Select(r => r.Item!.Unit));
        Assert.Equal("198001019804", rows[0].Item!.PatientId);
        Assert.Equal(new RowPlace("pipeline", 1), rows[0].Item!.Source);
        Assert.Equal(new Balance(4, 0, 0), gathering.Balance);
    }

    [Fact]
    public void Midnight_with_an_offset_has_a_time()
    {
        ItemGathering<Episode> gathering = new(Reading.Options);
        gathering.Add(Row(("VtfId", "A1"), ("Skapad", new DateTimeOffset(2024, 1, 20, 0, 0, 0, TimeSpan.FromHours(1)))));
        Assert.Equal("2024-01-20 00:00", gathering.Rows().Single().Item!.CreatedAt.ToString());
    }

    [Fact]
    public void Faults_reject_the_object()
    {
        ItemGathering<Episode> gathering = new(Reading.Options);
        gathering.Add(Row(("VtfId", "A1"), ("Skapad", "igår")));
        gathering.Add(Row(("VtfId", "A2"), ("Enhet", new Dictionary<string, string>())));
        gathering.Add(Row(("VtfId", "A3"), ("Skapad", List("2024-01-01"))));
        gathering.Add(Row(("Enhet", "E")));
        gathering.Add(Row(("VtfId", "A5"), ("Enhet", "x"), ("ENHET", "y")));
        gathering.Add(Row(("VtfId", "A6"), ("Skapad", new object())));
        RejectedRow[] rejects = [.. gathering.Rows().Select(r => r.Rejected!)];
        Assert.Equal(["A1", "A2", "A3", "pipeline#4", "A5", "A6"], rejects.Select(r => r.Reference));
        Assert.Equal(["Skapad", "Enhet", "Skapad", null, null, "Skapad"], rejects.Select(r => r.Column));
        Assert.Equal(new Balance(0, 0, 6), gathering.Balance);
    }

    [Fact]
    public void Duplicates_are_known_at_the_end()
    {
        ItemGathering<Episode> gathering = new(Reading.Options);
        gathering.Add(Row(("VtfId", "A1"), ("Enhet", "E"), ("Rum", 1)));
        gathering.Add(Row(("VtfId", "a1"), ("Enhet", "E")));
        gathering.Add(Row(("VtfId", "A2"), ("Enhet", "E")));
        gathering.Add(Row(("VtfId", "A1"), ("Avdelning", "F")));
        Assert.Equal([(1, true), (3, false), (4, true)], gathering.Rows().Select(r => (r.Item!.Source.Row, r.Item.Duplicate)));
        Assert.Equal(new Balance(3, 1, 0), gathering.Balance);
        Assert.Equal(["pipeline: This column is not read: `Rum`."], gathering.Warnings);
    }

    [Fact]
    public void Items_that_were_made_before_join_in_and_keep_their_source()
    {
        using TestFolder folder = new();
        Result<Sip> read = Reading.Sips(folder.Write(
            "a.csv", "SipId;Personnummer;Status;Mål;Möte genomfört;Skapad\nS1;800101-9804;;\"a,b\";2024-01-20;2024-01-01\nS2;;;;;\nS2;;;c;;\n"));
        ItemGathering<Sip> gathering = new(Reading.Options);
        foreach (Sip sip in read.Items.Concat(read.Items))
        {
            gathering.Add(sip);
        }

        gathering.Add(Row(("SipId", "s1"), ("PatientId", "19800101-9804"), ("Status", "Öppen"), ("Mål", List("a", "b")), ("Möte genomfört", "Ja"), ("Skapad", "20240101")));
        Assert.Equal(new Balance(3, 4, 0), gathering.Balance);
        Sip[] items = [.. gathering.Rows().Select(r => r.Item!)];
        Assert.Equal(read.Items, items);
        Assert.All(items, i => Assert.Equal("a.csv", i.Source.File));
        Assert.Equal([false, true, true], items.Select(i => i.Duplicate));
    }

    [Fact]
    public void Objects_without_an_identity_are_an_error()
    {
        ItemGathering<Episode> gathering = new(Reading.Options);
        gathering.Add(Row(("Namn", "x")));
        ExportException error = Assert.Throws<ExportException>(() => gathering.Rows());
        Assert.Equal((ExportFault.HeaderMissing, "pipeline"), (error.Fault, error.File));
        Assert.Contains("`VårdtillfälleId`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Name_of_a_property_is_shown_without_a_personnummer()
    {
        ItemGathering<Episode> gathering = new(Reading.Options);
        gathering.Add(Row(("VtfId", "A1"), ("19800101-9804", 1)));
        Assert.Contains("`19******-****`", Assert.Single(gathering.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(123456789012345678901d, "123456789012345683968")]
    [InlineData(1.5d, "1.5")]
    [InlineData(-7d, "-7")]
    [InlineData(1e300, "1E+300")]
    public void Whole_number_has_no_exponent(double number, string text) => Assert.Equal(text, NumberText.Of(number));

    [Fact]
    public void Nothing_gathered_is_nothing() => Assert.Empty(new ItemGathering<Episode>(Reading.Options).Rows());

    private static string[] List(params string[] elements) => elements;

    private static KeyValuePair<string, object?>[] Row(params (string Name, object? Value)[] values) =>
        [.. values.Select(v => KeyValuePair.Create(v.Name, v.Value))];
}
