using System.Text.Json;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>A report that nothing is piped to says so: yesterday's file must not be taken for today's.</summary>
public sealed class NothingPipedTests(SampleLedger ledger)
{
    [Theory]
    [InlineData("Get-RecoveryItem -Ledger $ledger -Unit 'no such unit'", "Questions", "-Ledger $ledger -AsOf $asOf", true)]
    [InlineData("Get-RecoveryItem -Ledger $ledger -Unit 'no such unit'", "Summary", "-Ledger $ledger -AsOf $asOf", true)]
    [InlineData("Get-RecoveryItem -Ledger $ledger -Unit 'no such unit'", "Worksheet", "-Ledger $ledger -AsOf $asOf -IncludePatientId", true)]
    [InlineData("@()", "Summary", "", false)]
    [InlineData("@()", "Worksheet", "", false)]
    [InlineData("@()", "Questions", "", false)]
    [InlineData("@()", "PaymentBasis", "", false)]
    [InlineData("@()", "Rejected", "", false)]
    public void Report_IsOfNothing(string before, string kind, string switches, bool isOfLedger)
    {
        string path = ledger.Of($"{UniqueName.Next()}.json");
        File.WriteAllText(path, "yesterday");

        ScriptResult exported = ledger.Run($"{before} | Export-RecoveryReport $path {kind} {switches} -Culture sv-SE -Force", ("path", path)).Clean();

        Assert.Equal("Nothing was piped, so the report is of no items.", Assert.Single(exported.Warnings));
        JsonElement report = ReportCells.Document(path);
        Assert.Equal(kind == "Summary" && isOfLedger ? "balance" : null, report.GetProperty("parts").EnumerateArray().Where(p => p.GetProperty("rows").GetArrayLength() > 0).Select(p => p.Text("key")).SingleOrDefault(k => k != "burnDown"));
        Assert.All(report.GetProperty("figures").EnumerateArray().Where(f => f.GetProperty("value").ValueKind == JsonValueKind.Number), f => Assert.Equal(0, f.GetProperty("value").GetInt64()));
        Assert.StartsWith(isOfLedger ? "2024-02-07" : "20", report.Fact("asOf").GetString(), StringComparison.Ordinal);
        if (isOfLedger)
        {
            Assert.Equal("0 valda poster", report.Fact("filter").GetString());
        }
        else
        {
            ledger.Run($"@() | Export-RecoveryReport $path {kind} -Force", ("path", Path.ChangeExtension(path, "html"))).Clean();
        }
    }

    [Fact]
    public void File_ThatIsThere_Stays_WithoutForce_AndThatIsAnError()
    {
        string path = ledger.Of($"{UniqueName.Next()}.json");
        File.WriteAllText(path, "yesterday");

        ledger.Run("@() | Export-RecoveryReport $path", ("path", path)).FailedBy("ReportExists");
    }
}
