using System.Text.Json;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Reports of the samples as JSON documents.</summary>
internal static class Reading
{
    /// <summary>A ledger of its own, which a test may decide in.</summary>
    public static string OwnLedger(this SampleLedger ledger, string day = "2024-02-05")
    {
        const string Import = """
            $files = @{
                Episode = "$samples/$day/prator-export.csv"; Sip = "$samples/$day/prator-sip.csv"; Census = "$samples/$day/census.csv"
                OutageLog = "$samples/$day/outage-log.xlsx"; OutageSipLog = "$samples/$day/outage-sip.csv"
            }
            $null = Import-PratorExport @files -Ledger $own -AsOf $day -Policy prator-2024-01 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
            """;
        string own = ledger.Of($"own-{UniqueName.Next()}.db");
        Assert.Null(ledger.Run(Import, ("own", own), ("day", day)).Failure);
        return own;
    }

    /// <param name="ledger">Runs the script.</param>
    /// <param name="kind">Which report.</param>
    /// <param name="own">The ledger it is of.</param>
    /// <param name="switches">What else the export is given.</param>
    public static JsonElement Report(this SampleLedger ledger, string kind, string own, string switches = "-Culture sv-SE")
    {
        string path = ledger.Of($"{UniqueName.Next()}.json");
        ledger.Run($"Export-RecoveryReport $path {kind} -Ledger $own {switches}", ("path", path), ("own", own)).Clean();
        return ReportCells.Document(path);
    }

    public static JsonElement[] Rows(this JsonElement report, string? part = null) =>
        [.. report.GetProperty("parts").EnumerateArray().First(p => part is null || p.Text("key") == part).GetProperty("rows").EnumerateArray()];

    public static long Figure(this JsonElement report, string key) => report.GetProperty("figures").EnumerateArray().Single(f => f.Text("key") == key).GetProperty("value").GetInt64();

    public static JsonElement Fact(this JsonElement report, string key) => report.GetProperty("facts").EnumerateArray().Single(f => f.Text("key") == key).GetProperty("value");
}
