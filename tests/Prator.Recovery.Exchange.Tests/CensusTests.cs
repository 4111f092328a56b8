using CsCheck;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Exchange.Tests;

/// <summary>The census of a hospital's patient administration: what a stay is read from, and what no census is.</summary>
public sealed class CensusTests : IDisposable
{
    private const string Header = "Personnummer;Inskriven;Utskriven;Kvar på sjukhus;Utskriven till;Enhet\n";

    private static readonly Gen<string> Field = Gen.OneOf(
        Gen.Const(""), Gen.Const("R1"), Gen.Const("19800101-9804"), Gen.Const("2024-01-20"), Gen.Const("2024-02-30"),
        Gen.Const("Ja"), Gen.Const("Vet ej"), Gen.Const("Hem"), Gen.Const("å;,\t\"x\""), Gen.Const("two\r\nlines"));

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_row_is_a_stay()
    {
        Result<Stay> read = Stays($"{Header}19800101-9804;2024-01-05 14:30;2024-01-20;Nej;Hem;Medicin 1\n800101-9803;;;;;\n");
        Stay stay = read.Items[0];
        Assert.Equal(("a.csv#2", "198001019804", "Medicin 1"), (stay.Source.ToString(), stay.PatientId, stay.Unit));
        Assert.Equal(("2024-01-05 14:30", "2024-01-20"), (stay.AdmittedAt.ToString(), stay.DischargedAt.ToString()));
        Assert.Equal((YesNo.No, new Disposition(DispositionCode.Home, "Hem"), false), (stay.StillInpatient, stay.Disposition, stay.Duplicate));
        Assert.Empty(stay.Warnings);
        Assert.Contains("checksum", Assert.Single(read.Items[1].Warnings), StringComparison.Ordinal);
        Assert.Equal((false, YesNo.Unknown, DispositionCode.Blank), (read.Items[1].AdmittedAt.IsSet, read.Items[1].StillInpatient, read.Items[1].Disposition.Code));
        Assert.Null(read.Items[1].Unit);
    }

    [Theory]
    [InlineData("PatientId", "Personnummer", "Pnr", "Patient-ID", "Reservnr")]
    [InlineData("AdmittedAt", "Inskriven", "Inskrivningsdatum", "AdmittedAt")]
    [InlineData("DischargedAt", "Utskriven", "Faktiskt utskriven", "DischargedAt")]
    [InlineData("StillInpatient", "Kvar på sjukhus", "StillInpatient")]
    [InlineData("Disposition", "Utskriven till", "Utskrivningssätt", "Disposition")]
    [InlineData("Unit", "Enhet", "Avdelning", "HSA-id", "Unit")]
    public void Shipped_profile_has_the_headers_of_the_column_table(string property, params string[] headers) =>
        Assert.Equal(headers, Reading.Profile.Headers(ItemKind.Stay, property));

    [Fact]
    public void Main_header_is_read_of_two()
    {
        Result<Stay> read = Stays("Pnr;Faktiskt utskriven;Utskriven\nR1;2024-01-01;2024-01-02\n");
        Assert.Equal("2024-01-02", Assert.Single(read.Items).DischargedAt.ToString());
        Assert.Contains("`Utskriven` is read", Assert.Single(read.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void CSV_workbook_JSON_and_objects_give_equal_stays()
    {
        string[] header = Header.TrimEnd().Split(';');
        object?[][] rows =
        [
            ["R1", new DateOnly(2024, 1, 5), new DateOnly(2024, 1, 20), false, "Hem", "M1"],
            ["R1", new DateOnly(2024, 1, 25), null, true, null, "M1"],
            ["R1", new DateOnly(2024, 1, 25), null, true, null, "M1"],
            [null, new DateOnly(2024, 1, 25), null, null, null, "M1"],
        ];
        Result<Stay> csv = Stays($"{Header}R1;2024-01-05;2024-01-20;Nej;Hem;M1\nR1;2024-01-25;;Ja;;M1\nR1;2024-01-25;;Ja;;M1\n;2024-01-25;;;;M1\n");
        ItemGathering<Stay> gathering = new(Reading.Options);
        foreach (object?[] row in rows)
        {
            gathering.Add([.. header.Zip(row, KeyValuePair.Create)]);
        }

        Result<Stay> workbook = Read(new TestWorkbook().Sheet("Beläggning", [header, .. rows]).Save(_folder.Path("b.xlsx")));
        Result<Stay> json = Read(_folder.Write(
            "c.json", """[{"PNR":"R1","Inskriven":"2024-01-05","Utskriven":"2024-01-20","Kvar på sjukhus":false,"Utskriven till":"Hem","Enhet":"M1"},{"PNR":"r1","Inskriven":"20240125","StillInpatient":"Ja","Unit":"M1"},{"PNR":"R1","Inskriven":"20240125","StillInpatient":true,"Unit":"M1"},{"Inskriven":"2024-01-25"}]"""));
        Assert.Equal(new Balance(2, 1, 1), csv.Balance);
        Assert.Equal([csv.Balance, csv.Balance, csv.Balance], [workbook.Balance, json.Balance, gathering.Balance]);
        Assert.All([workbook.Items, json.Items, [.. gathering.Rows().Select(r => r.Item).OfType<Stay>()]], i => Assert.Equal(Alike(csv.Items), Alike(i)));
    }

    [Fact]
    public void Row_without_a_patient_is_rejected_and_keeps_its_unit()
    {
        Result<Stay> read = Stays($"{Header};2024-01-05;;;;M1\nR2;i går;;;;M2\nR3;2024-01-05\n");
        Assert.Equal(new Balance(0, 0, 3), read.Balance);
        Assert.Equal(["a.csv#2", "a.csv#3", "a.csv#4"], read.Rejected.Select(r => r.Reference));
        Assert.Equal(["M1", "M2", null], read.Rejected.Select(r => r.Unit));
        Assert.Equal("The row has no `Personnummer`. Write it.", read.Rejected[0].Reason);
        Assert.Equal("Inskriven", read.Rejected[1].Column);
    }

    [Fact]
    public void Stays_of_one_patient_are_told_apart_by_admission()
    {
        Result<Stay> read = Stays($"{Header}R1;2024-01-01;2024-01-05;;;\nR1;2024-01-09;;Ja;;\nR2;2024-01-01;;Ja;;\n");
        Assert.Equal(new Balance(3, 0, 0), read.Balance);
        Assert.All(read.Items, i => Assert.False(i.Duplicate));
    }

    [Fact]
    public void A_A_B_under_one_key_are_two_marked_stays_and_a_duplicate()
    {
        string a = _folder.Write("a.csv", $"{Header}R1;2024-01-01;;Ja;;M1\nR2;2024-01-01;;Ja;;M1\n");
        string b = _folder.Write("b.csv", $"{Header}r1;20240101;;J;;M1\nR1;2024-01-01;2024-01-05;Nej;Hem;M1\n");
        Result<Stay> read = Read(a, b);
        Assert.Equal(new Balance(3, 1, 0), read.Balance);
        Assert.Equal([("a.csv#2", true), ("a.csv#3", false), ("b.csv#3", true)], read.Items.Select(i => (i.Source.ToString(), i.Duplicate)));
        ItemGathering<Stay> gathering = new(Reading.Options);
        foreach (Stay stay in read.Items.Concat(read.Items))
        {
            gathering.Add(stay);
        }

        Assert.Equal(new Balance(3, 3, 0), gathering.Balance);
        Assert.Equal(read.Items, gathering.Rows().Select(r => r.Item!));
    }

    [Fact]
    public void Rows_of_any_census_balance() =>
        Field.Array[6].Array[0, 40].Sample(
            rows =>
            {
                Result<Stay> read = Stays(Header + string.Concat(rows.Select(r => string.Join(';', r.Select(f => $"\"{f.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n")));
                int written = rows.Count(r => r.Any(f => f.Length > 0));
                Assert.InRange(read.Balance.Rows, written, rows.Length);
                Assert.All(read.Items, i => Assert.NotEmpty(i.PatientId));
                Assert.All(read.Rejected, r => Assert.DoesNotContain("9804", r.ToString(), StringComparison.Ordinal));
            },
            iter: 200,
            threads: 1);

    [Theory]
    [InlineData("Personnummer;Inskriven;Utskriven;Kvar på sjukhus;Utskriven till;Enhet")]
    [InlineData("Pnr;Inskriven;Utskriven")]
    [InlineData("Personnummer;Inskriven;Kvar på sjukhus;Rum")]
    [InlineData("Personnummer;Inskriven;Utskriven;Enhet;Status;Kommun;Sekretessmarkering;Ansvarig;E-post;Avliden")]
    public void Census_is_refused_as_episodes_and_as_SIPs(string header)
    {
        string file = _folder.Write("a.csv", $"{header}\n");
        Assert.Equal(ItemKind.Stay, ExportInspector.GuessKind(file, Reading.Options));
        Assert.Empty(Read(file).Items);
        foreach (ExportException error in new[] { Assert.Throws<ExportException>(() => Reading.Episodes(file)), Assert.Throws<ExportException>(() => Reading.Sips(file)) })
        {
            Assert.Equal((ExportFault.OtherKind, file), (error.Fault, error.File));
            Assert.Contains("census", error.Message, StringComparison.Ordinal);
            Assert.Contains("`Skapad`", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("VårdtillfälleId;Personnummer;Inskriven;Utskriven;Enhet", "`VårdtillfälleId`", ItemKind.Episode)]
    [InlineData("Personnummer;Skapad;Inskriven;Utskriven;Kvar på sjukhus", "`Skapad`", ItemKind.Episode)]
    [InlineData("Pnr;Inskriven;Utskriven;Utklar;Överenskommelse", "`Utklar`, `Överenskommelse`", ItemKind.Episode)]
    [InlineData("SipId;Personnummer;Skapad;Möte genomfört", "`SipId`, `Skapad`, `Möte genomfört`", ItemKind.Sip)]
    public void Episodes_and_SIPs_are_refused_as_a_census(string header, string named, ItemKind kind)
    {
        string file = _folder.Write("a.csv", $"{header}\n");
        Assert.Equal(kind, ExportInspector.GuessKind(file, Reading.Options));
        ExportException error = Assert.Throws<ExportException>(() => Read(file));
        Assert.Equal((ExportFault.OtherKind, file), (error.Fault, error.File));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
        Assert.Contains(kind == ItemKind.Sip ? "SIPs" : "care episodes", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Personnummer;Inskriven;Enhet", ItemKind.Episode)]
    [InlineData("Personnummer;Enhet", null)]
    public void List_that_does_not_say_what_it_is_is_read_as_asked(string header, ItemKind? guessed)
    {
        string file = _folder.Write("a.csv", $"{header}\n");
        Assert.Equal(guessed, ExportInspector.GuessKind(file, Reading.Options));
        Assert.Empty(Reading.Episodes(file).Items);
        Assert.Empty(Read(file).Items);
    }

    [Fact]
    public void Objects_of_a_census_are_refused_as_episodes_and_the_other_way_round()
    {
        ItemGathering<Episode> episodes = new(Reading.Options);
        episodes.Add([KeyValuePair.Create("Personnummer", (object?)"R1"), KeyValuePair.Create("Inskriven", (object?)"2024-01-01"), KeyValuePair.Create("Utskriven", (object?)null)]);
        Assert.Equal(ExportFault.OtherKind, Assert.Throws<ExportException>(() => episodes.Rows()).Fault);
        ItemGathering<Stay> stays = new(Reading.Options);
        stays.Add([KeyValuePair.Create("Personnummer", (object?)"R1"), KeyValuePair.Create("Skapad", (object?)"2024-01-01")]);
        Assert.Equal(ExportFault.OtherKind, Assert.Throws<ExportException>(() => stays.Rows()).Fault);
    }

    [Fact]
    public void File_without_a_patient_is_no_census()
    {
        ExportException error = Assert.Throws<ExportException>(() => Stays("VtfId;Inskriven\nA1;2024-01-01\n"));
        Assert.Equal(ExportFault.HeaderMissing, error.Fault);
        Assert.Contains("`Personnummer`", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("VårdtillfälleId", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspection_says_how_a_census_would_be_read()
    {
        string file = _folder.Write("a.csv", $"{Header}R1;2024-01-01;;Ja;;M1\n;2024-01-01;;Ja;;M1\n");
        ExportInspection found = ExportInspector.Inspect(file, null, Reading.Options, cancellation: TestContext.Current.CancellationToken);
        Assert.Equal((ItemKind.Stay, true, true), (found.Kind, found.IsKindGuessed, found.IsReadable));
        Assert.Equal(new Balance(1, 0, 1), found.Balance);
        Assert.Equal(["PatientId", "AdmittedAt", "DischargedAt", "StillInpatient", "Disposition", "Unit"], found.MappedColumns.Select(c => c.Key));
        Assert.Empty(found.MissingProperties);
    }

    [Theory]
    [InlineData("DischargedAt: [Utskriven, Faktiskt utskriven]", "ClosedAt: Avslutad", "prator.yaml:60:7", "`ClosedAt`")]
    [InlineData("DischargedAt: [Utskriven, Faktiskt utskriven]", "DischargedAt: [Utskriven, inskriven]", "prator.yaml:60:33", "`AdmittedAt`")]
    [InlineData("    census:\n", "    stay:\n", "prator.yaml:57:5", "`census`")]
    public void Section_with_a_fault_is_refused(string right, string wrong, params string[] said)
    {
        Assert.Contains(right, Shipped, StringComparison.Ordinal);
        YamlRefusedException refused = Assert.Throws<YamlRefusedException>(
            () => ImportProfile.Read("prator.yaml", Shipped.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.All(said, s => Assert.Contains(s, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Profile_without_the_section_takes_the_headers_of_episodes()
    {
        int start = Shipped.IndexOf("    census:\n", StringComparison.Ordinal);
        int end = Shipped.IndexOf("  values:\n", StringComparison.Ordinal);
        ImportProfile profile = ImportProfile.Read("other.yaml", Shipped.Remove(start, end - start).Replace("AdmittedAt: [Inskriven", "AdmittedAt: [Kom in", StringComparison.Ordinal));
        Assert.Equal(["Kom in", "Inskrivningsdatum", "AdmittedAt"], profile.Headers(ItemKind.Stay, "AdmittedAt"));
        Assert.Equal(["Faktiskt utskriven", "Utskriven", "DischargedAt"], profile.Headers(ItemKind.Stay, "DischargedAt"));
    }

    private static string Shipped { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prator.yaml"));

    private static Result<Stay> Read(params string[] paths) => Reading.Of<Stay>(Reading.Options, paths);

    private Result<Stay> Stays(string text) => Read(_folder.Write("a.csv", text));

    // Warnings compare by reference, and rows of a file start below its header.
    private static IReadOnlyList<Stay> Alike(IReadOnlyList<Stay> stays) =>
        [.. stays.Select((s, i) => s with { Source = new RowPlace("a", i), Warnings = [] })];
}
