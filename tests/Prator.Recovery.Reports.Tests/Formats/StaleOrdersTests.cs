using System.Text.Json;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>What is to be ordered again is what can be: not what has gone, or has a question.</summary>
public sealed class StaleOrdersTests(SampleLedger ledger)
{
    private const string Header = "VårdtillfälleId;Skapad;Faktiskt utskriven;Enhet\n";

    [Fact]
    public void Orders_OfItemsThatHaveGoneOrAsk_AreNotToBeGivenAgain()
    {
        string own = ledger.Of($"own-{UniqueName.Next()}.db");
        string first = Export("V1;2024-01-10;2024-01-20;Avd 3\nV2;2024-01-10;2024-01-20;Avd 3\nV3;2024-01-10;2024-01-20;Avd 3\n");
        string second = Export("V1;2024-01-10;2024-01-20;Avd 3\nV3;2024-01-10;;Avd 3\n");
        ledger.Run(
            """
            $how = @{ Ledger = $own; WarningAction = 'SilentlyContinue' }
            $null = Import-PratorExport -Episode $first @how -AsOf 2024-02-05 -Policy prator-2024-01
            $null = Get-OutageEpisode -Action Close -Policy prator-2024-01 @how -AsOf 2024-02-05 | Close-PratorEpisode -AsOf 2024-02-05 -Ledger $own -Confirm:$false
            $null = Import-PratorExport -Episode $second @how -AsOf 2024-02-06 -Policy prator-2024-01
            """,
            ("own", own),
            ("first", first),
            ("second", second)).Clean();

        ScriptResult items = ledger.Run("Get-RecoveryItem -Ledger $own -AsOf 2024-02-06", ("own", own)).Clean();
        Assert.Equal(["Ordered", "Vanished", "Asked"], items.Texts("State"));
        Assert.All(items.Output, i => Assert.Equal(new DateOnly(2024, 2, 5), i.Value("OrderedOn")));
        Assert.Equal(["True", "False", "False"], items.Texts("IsStale"));
        Assert.Equal(["V1"], ledger.Run("Get-RecoveryItem -Ledger $own -AsOf 2024-02-06 -Stale", ("own", own)).Clean().Texts("Reference"));
        Assert.Equal(["1"], ledger.Run("Get-RecoverySummary -Ledger $own -AsOf 2024-02-06", ("own", own)).Clean().Texts("Stale"));
        JsonElement summary = ledger.Report("Summary", own, "-AsOf 2024-02-06");
        Assert.Equal(1, summary.Figure("stale"));
        Assert.Equal(["V1"], summary.Rows("stale").Select(r => r.Text("reference")));

        string Export(string rows)
        {
            string path = ledger.Of($"{UniqueName.Next()}.csv");
            File.WriteAllText(path, Header + rows);
            return path;
        }
    }

    // A list that is cut says that all of it is on the worksheet.
    [Fact]
    public void Worksheet_HasAllOfThem()
    {
        string[] listed = [.. ledger.Report("Summary", ledger.Path, "-AsOf $asOf").Rows("stale").Select(r => r.Text("reference"))];

        Assert.NotEmpty(listed);
        Assert.Equal(
            listed.Order(StringComparer.Ordinal),
            ledger.Report("Worksheet", ledger.Path, "-AsOf $asOf").Rows().Where(r => r.GetProperty("isStale").GetBoolean()).Select(r => r.Text("reference")).Distinct().Order(StringComparer.Ordinal));
    }
}
