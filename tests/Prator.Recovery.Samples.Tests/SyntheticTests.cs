using System.Text.RegularExpressions;
using Xunit;

namespace Prator.Recovery.Samples.Tests;

/// <summary>Nothing in the samples is anybody's: every value is of a known form or an invented word.</summary>
public sealed partial class SyntheticTests
{
    private const string LogTitle = "Vårdtillfällen under avbrottet – avskrift av reservblanketterna";

    private static readonly string[] Words =
    [
        "Ja", "Nej", "J", "N", "X", "Vet ej", "Okänt", "Oklart", "?", "1", "0",
        "Öppen", "Pågående", "Aktiv", "Avslutad", "Stängd", "Makulerad", "Avbruten", "Vilande", "Överförd",
        "Hem", "Hemmet", "Ordinärt boende", "Särskilt boende", "SÄBO", "Korttids", "Korttidsboende", "Annat sjukhus", "Avliden", "Död",
        "Permission", "Annan avdelning", "Hospice",
    ];

    private static readonly string[] BadWords =
        ["31 jan", "Kanske", "i tisdags", "ev.", "muntlig", "bokat", "delvis", "#N/A", "#REF!", "24.01.2024", "22/1 2024"];

    private static readonly string[] Headers =
    [
        "VårdtillfälleId", "SipId", "Personnummer", "Skyddad identitet", "Skapad", "Inskriven", "Utklar", "Utskriven", "Faktiskt utskriven",
        "Avslutad", "Status", "Kvar på sjukhus", "Utskriven till", "Omfattande insatser", "Överenskommelse", "Möte genomfört",
        "Plan skapad", "Samtycke", "Avliden", "Finns i Prator", "Deltagare", "Mål", "Aktiviteter", "Enhet", "Avdelning", "Kommun",
        "Ansvarig", "Senast ändrad av",
    ];

    private static readonly HashSet<string> Known = new(
        [
            .. Words, .. BadWords,
            .. Invented.Municipalities, .. Invented.Wards, .. Invented.PrimaryCare, .. Invented.Owners, .. Invented.Editors,
            .. Invented.Participants, .. Invented.Goals, .. Invented.Activities, .. Invented.AwkwardGoals,
        ],
        StringComparer.OrdinalIgnoreCase);

    public static TheoryData<string> Files => [.. Repository.Files];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_personnummer_has_a_birth_number_that_nobody_has(string name)
    {
        string[] numbers = [.. PlainTable.Of(name).Rows.SelectMany(r => r).Where(v => PersonNumber().IsMatch(v))];

        Assert.True(numbers.Length > 40, $"{numbers.Length} personnummer were found.");
        Assert.All(numbers, n => Assert.InRange(int.Parse(n[^4..^1], null), 980, 999));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_patient_has_a_number_of_a_known_form(string name)
    {
        string[] patients = [.. PlainTable.Of(name).Column("Personnummer").Where(v => v.Length > 0)];

        Assert.All(patients, v => Assert.True(PersonNumber().IsMatch(v) || ReserveNumber().IsMatch(v), v));
        Assert.InRange(patients.Count(v => ReserveNumber().IsMatch(v)), HasEveryKind(name) ? 1 : 0, 5);
        Assert.InRange(patients.Count(v => Samordningsnummer().IsMatch(v)), HasEveryKind(name) ? 1 : 0, 15);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_other_value_is_a_date_an_id_or_an_invented_word(string name)
    {
        IEnumerable<string> values = PlainTable.Of(name).Values()
            .Where(v => v.Column != "Personnummer")
            .SelectMany(v => Parts(v.Column, v.Value));

        Assert.Empty(values.Where(v => !Known.Contains(v) && !Date().IsMatch(v) && !Serial().IsMatch(v) && !OwnId().IsMatch(v)).Distinct());
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Nothing_else_stands_in_the_headers_and_the_title(string name)
    {
        PlainTable table = PlainTable.Of(name);

        Assert.Equal(name.EndsWith("outage-log.xlsx", StringComparison.Ordinal) ? LogTitle : string.Empty, table.Title);
        Assert.Empty(table.Header.Except(Headers));
    }

    // What the system has of SIPs is little, and the hospital tells of no reserve number.
    private static bool HasEveryKind(string name) => Triaged.Names.Contains(Path.GetFileName(name));

    private static string[] Parts(string column, string value) =>
        column is "Deltagare" or "Aktiviteter" or "Mål" && !Known.Contains(value)
            ? value.Split([',', '|'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : value.Length == 0 ? [] : [value];

    [GeneratedRegex(@"^(\d{9,10}|\d{12}|\d{6}[-+]\d{4}|\d{8}-\d{4})$")]
    private static partial Regex PersonNumber();

    [GeneratedRegex(@"^RES\d{3}VI$")]
    private static partial Regex ReserveNumber();

    [GeneratedRegex(@"[6-9]\d[-+]?\d{4}$")]
    private static partial Regex Samordningsnummer();

    [GeneratedRegex(@"^(\d{8}|\d{4}-\d\d-\d\d([ T]\d\d:\d\d(:\d\dZ)?)?)$")]
    private static partial Regex Date();

    [GeneratedRegex(@"^45\d{3}(\.\d+)?$")]
    private static partial Regex Serial();

    [GeneratedRegex(@"^(VT|SIP)-\d{4,5}$")]
    private static partial Regex OwnId();
}
