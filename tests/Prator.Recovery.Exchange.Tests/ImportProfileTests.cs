using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Exchange.Tests;

public sealed class ImportProfileTests
{
    private static readonly string Shipped = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "prator.yaml"));

    [Fact]
    public void Shipped_profile_names_itself_in_both_languages()
    {
        Assert.Equal("prator", Reading.Profile.Name);
        Assert.NotEqual(Reading.Profile.TitleSv, Reading.Profile.TitleEn);
        Assert.Equal(ExportSource.Unstated, Reading.Profile.Source);
        Assert.Null(Reading.Profile.SheetName);
        Assert.Null(Reading.Profile.HeaderRow);
    }

    [Theory]
    [InlineData(ItemKind.Episode, "EpisodeId", "VårdtillfälleId", "Ärendenr", "VtfId", "EpisodeId")]
    [InlineData(ItemKind.Episode, "PatientId", "Personnummer", "Pnr", "Patient-ID", "Reservnr")]
    [InlineData(ItemKind.Episode, "CreatedAt", "Skapad", "Registrerad", "CreatedAt")]
    [InlineData(ItemKind.Episode, "DischargedAt", "Faktiskt utskriven", "Utskriven", "DischargedAt")]
    [InlineData(ItemKind.Episode, "Status", "Status")]
    [InlineData(ItemKind.Episode, "Municipality", "Kommun", "Kommunkod", "Municipality")]
    [InlineData(ItemKind.Sip, "SipId", "SipId", "Ärendenr")]
    [InlineData(ItemKind.Sip, "EndedAt", "Avslutad", "EndedAt")]
    [InlineData(ItemKind.Sip, "Goals", "Mål", "Goals")]
    public void Shipped_profile_has_the_headers_of_the_column_table(ItemKind kind, string property, params string[] headers) =>
        Assert.Equal(headers, Reading.Profile.Headers(kind, property));

    [Fact]
    public void Every_property_is_its_own_header()
    {
        foreach (ItemKind kind in Enum.GetValues<ItemKind>())
        {
            foreach (string property in ImportProfile.Properties(kind))
            {
                Assert.Contains(
                    Reading.Profile.Headers(kind, property),
                    h => string.Equals(h.Replace("-", "", StringComparison.Ordinal), property, StringComparison.OrdinalIgnoreCase));
            }
        }
    }

    [Theory]
    [InlineData("kind: ImportProfile", "kind: Policy", "prator.yaml:6:7", "`Policy`")]
    [InlineData("apiVersion: prator.recovery/v1", "apiVersion: v2", "prator.yaml:5:13", "`prator.recovery/v1`")]
    [InlineData("CreatedAt: [Skapad, Registrerad]", "CreatedOn: [Skapad, Registrerad]", "prator.yaml:20:7", "`CreatedAt`")]
    [InlineData("CreatedAt: [Skapad, Registrerad]", "CreatedAt: [Skapad, ut-klar]", "prator.yaml:22:17", "`CreatedAt`")]
    [InlineData("CreatedAt: [Skapad, Registrerad]", "CreatedAt: [Skapad, SKAPAD]", "prator.yaml:20:27", "`SKAPAD`")]
    [InlineData("CreatedAt: [Skapad, Registrerad]", "CreatedAt: [Skapad, patient_id]", "prator.yaml:20:27", "`PatientId`")]
    [InlineData("CreatedAt: [Skapad, Registrerad]", "CreatedAt: ['- _']", "prator.yaml:20:19", "`- _`")]
    [InlineData("no: [Nej, N, 'No', 'False', 0]", "no: [Nej, N, JA]", "`JA`", "`yes`")]
    [InlineData("listSeparators: [',', '|']", "listSeparators: [',', 'och']", "`och`", "one character")]
    [InlineData("# headerRow: 3 ", "headerRow: 0 #", "`0`", "whole number")]
    [InlineData("# source: Prator ", "source: Excel #", "`Excel`", "`OutageLog`")]
    [InlineData("  name: prator\n", "", "lacks the key `name`", "metadata")]
    [InlineData("otherHospital: Annat sjukhus", "hospital: Annat sjukhus", "`hospital`", "`otherHospital`")]
    public void Profile_with_a_fault_is_refused(string right, string wrong, params string[] said)
    {
        Assert.Contains(right, Shipped, StringComparison.Ordinal);
        YamlRefusedException refused = Assert.Throws<YamlRefusedException>(
            () => ImportProfile.Read("prator.yaml", Shipped.Replace(right, wrong, StringComparison.Ordinal)));
        Assert.All(said, s => Assert.Contains(s, refused.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Profile_says_source_sheet_and_header_row()
    {
        ImportProfile profile = ImportProfile.Read(
            "other.yaml",
            Shipped
                .Replace("# source: Prator ", "source: OutageLog #", StringComparison.Ordinal)
                .Replace("# sheetName: Blad1 ", "sheetName: Logg #", StringComparison.Ordinal)
                .Replace("# headerRow: 3 ", "headerRow: 3 #", StringComparison.Ordinal));
        Assert.Equal((ExportSource.OutageLog, "Logg", 3), (profile.Source, profile.SheetName, profile.HeaderRow));
    }
}
