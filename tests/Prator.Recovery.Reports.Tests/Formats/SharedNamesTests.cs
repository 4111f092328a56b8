using System.Text.Json;
using System.Text.RegularExpressions;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Several people may own an item, and one name may be written in several ways.</summary>
public sealed partial class SharedNamesTests(SampleLedger ledger)
{
    private const string Owners = """
        apiVersion: prator.recovery/v1
        kind: Owners
        spec:
          regional: { name: Region, email: region@example.org }
          owners:
            - municipality: [Vinga]
              local:
                - { name: Anna Ek, email: anna@example.org, role: LocalOwner }
                - { name: "Berg, Bo", email: bo@example.org, role: LocalOwner }
                - { name: Siv, email: siv@example.org, role: Superuser }
            - municipality: [Lillsund]
              local:
                - { name: Cia, email: cia@example.org, role: LocalOwner }
        """;

    private const string How = "-AsOf 2024-02-05 -Culture sv-SE";

    [Fact]
    public void Owner_IsFoundByTheNameOfEachWhoSharesAnItem()
    {
        string own = Ledger("""
            V1;2024-01-10;2024-01-20;Avd 3;Vinga;Dan, Eva
            V2;2024-01-10;;Avd 3;Vinga;Dan, Eva
            V3;nyss;;Avd 3;Vinga;Dan, Eva
            V4;2024-01-10;2024-01-20;Avd 4;Lillsund;Fia
            V5;2024-01-10;;Avd 4;Lillsund;Fia
            V6;nyss;;Avd 4;Lillsund;Fia

            """);
        string owners = ledger.Of($"{UniqueName.Next()}.yaml");
        File.WriteAllText(owners, Owners);

        foreach (string name in new[] { "Anna Ek", "anna*", "Berg, Bo", "*, bo", "Anna Ek, Berg, Bo" })
        {
            foreach ((string kind, string[] rows) in new[] { ("Worksheet", ["V1"]), ("Questions", ["V2", "V3"]), ("Rejected", new[] { "V3" }) })
            {
                Assert.Equal(rows, References(ledger.Report(kind, own, $"{How} -OwnersPath '{owners}' -Owner '{name}'").Rows()));
            }

            Assert.Equal(["V2", "V3"], ledger.Run($"Get-RecoveryItem -Question -Ledger $own -AsOf 2024-02-05 -OwnersPath '{owners}' -Owner '{name}'", ("own", own)).Clean().Texts("Reference").Order(StringComparer.Ordinal));
        }

        foreach (string name in new[] { "Bo", "Siv", "Anna", "Eva" })
        {
            Assert.Empty(ledger.Report("Questions", own, $"{How} -OwnersPath '{owners}' -Owner '{name}'").Rows());
        }

        foreach (string name in new[] { "Dan", "e*a", "Dan, Eva" })
        {
            Assert.Equal(["V2", "V3"], References(ledger.Report("Questions", own, $"{How} -Owner '{name}'").Rows()));
            Assert.Equal(["V1", "V2"], ledger.Run($"Get-RecoveryItem -Ledger $own -AsOf 2024-02-05 -Owner '{name}'", ("own", own)).Clean().Texts("Reference"));
            Assert.Equal(["V1", "V2"], ledger.Run($"Get-OutageEpisode -Ledger $own -Policy prator-2024-01 -AsOf 2024-02-05 -Owner '{name}' -WarningAction Ignore", ("own", own)).Clean().Texts("Reference"));
        }
    }

    [Fact]
    public void Names_ThatDifferInCaseOnly_AreOneGroup()
    {
        string own = Ledger("""
            V1;2024-01-10;2024-01-20;Avd 3;Vinga;Kim Ek
            V2;2024-01-10;2024-01-20;AVD 3;VINGA;KIM EK
            V3;2024-01-10;2024-01-21;avd 3;Vinga;Kim Ek
            V4;2024-01-10;;Avd 3;Vinga;Kim Ek
            V5;2024-01-10;;AVD 3;VINGA;KIM EK
            V6;2024-01-10;;Avd 3;Vinga;Kim Ek
            V7;2024-01-10;2024-01-22;AVD 3;VINGA;Ada

            """);

        JsonElement owner = Assert.Single(ledger.Report("Summary", own, How).Rows("questionsByOwner"));
        Assert.Equal(("Kim Ek", 3), (owner.Text("owner").Replace("KIM EK", "Kim Ek", StringComparison.Ordinal), owner.GetProperty("sum").GetInt32()));
        Assert.Equal(["Kim Ek"], Groups("Questions", Group()));
        Assert.Equal(["Vinga"], Groups("PaymentBasis", Group()));
        Assert.Equal(["Avd 3"], Groups("Worksheet", Unit()));
        Assert.Equal(["Ada", "Kim Ek"], Groups("Worksheet", Owner()));
        Assert.Equal(["Kim Ek"], PipedGroups());

        string[] Groups(string kind, Regex group)
        {
            string path = ledger.Of($"{UniqueName.Next()}.html");
            ledger.Run($"Export-RecoveryReport $path {kind} -Ledger $own {How}", ("path", path), ("own", own)).Clean();
            return Found(path, group);
        }

        string[] PipedGroups()
        {
            string path = ledger.Of($"{UniqueName.Next()}.html");
            ledger.Run("Get-OutageEpisode -Ledger $own -Policy prator-2024-01 -AsOf 2024-02-05 -WarningAction Ignore | Export-RecoveryReport $path Questions -Culture sv-SE", ("path", path), ("own", own)).Clean();
            return Found(path, Group());
        }
    }

    private static string[] Found(string path, Regex group) =>
        [.. group.Matches(File.ReadAllText(path)).Select(m => m.Groups[1].Value.ToUpperInvariant() switch { "KIM EK" => "Kim Ek", "VINGA" => "Vinga", "AVD 3" => "Avd 3", _ => m.Groups[1].Value })];

    private string Ledger(string rows)
    {
        string file = ledger.Of($"{UniqueName.Next()}.csv");
        string own = ledger.Of($"own-{UniqueName.Next()}.db");
        File.WriteAllText(file, $"VårdtillfälleId;Skapad;Faktiskt utskriven;Enhet;Kommun;Ansvarig\n{rows}");
        Assert.Null(ledger.Run("$null = Import-PratorExport -Episode $file -Ledger $own -AsOf 2024-02-05 -Policy prator-2024-01 -ErrorAction SilentlyContinue -WarningAction Ignore", ("file", file), ("own", own)).Failure);
        return own;
    }

    private static IEnumerable<string> References(IEnumerable<JsonElement> rows) => rows.Select(r => r.Text("reference")).Distinct().Order(StringComparer.Ordinal);

    [GeneratedRegex("""<tr class="group"><th[^>]*><bdi[^>]*>([^<]*)<""")]
    private static partial Regex Group();

    [GeneratedRegex("<h3><bdi>([^<]*)<")]
    private static partial Regex Unit();

    [GeneratedRegex("<h4><bdi>([^<]*)<")]
    private static partial Regex Owner();
}
