using Prator.Recovery.Testing;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>A report says the same in every format, read back by other libraries, and as its schema says.</summary>
public sealed class SameValuesTests(SampleLedger ledger)
{
    private const string Piped = "@(Get-OutageEpisode \"$samples/$asOf/prator-export.csv\" -Policy prator-2024-01 -AsOf $asOf -ErrorAction SilentlyContinue -ErrorVariable rejected -WarningAction SilentlyContinue; Resolve-SipAction \"$samples/$asOf/outage-sip.csv\" -Policy prator-2024-01 -AsOf $asOf -ErrorAction SilentlyContinue -WarningAction SilentlyContinue; $rejected) |";

    public static TheoryData<string, string> Kinds => new()
    {
        { "Summary", "sv-SE" }, { "Summary", "en-US" }, { "Worksheet", "sv-SE" }, { "Worksheet", "en-US" }, { "Questions", "en-US" },
        { "PaymentBasis", "sv-SE" }, { "Rejected", "en-US" }, { "SignOff", "sv-SE" },
    };

    public static TheoryData<string, string> PipedKinds => new MatrixTheoryData<string, string>(["Summary", "Worksheet", "Questions", "PaymentBasis", "Rejected"], ["sv-SE"]);

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task OfALedger(string kind, string culture)
    {
        SameReport report = SameReport.Export(ledger, kind, culture);

        Assert.NotEmpty(report.Document.GetProperty("parts")[0].GetProperty("rows").EnumerateArray());
        report.AssertSame();
        await AssertSchemas(report, kind);
    }

    [Theory]
    [MemberData(nameof(PipedKinds))]
    public async Task OfPipedItems(string kind, string culture)
    {
        SameReport report = SameReport.Export(ledger, kind, culture, Piped, string.Empty);

        Assert.NotEmpty(report.Document.GetProperty("parts")[0].GetProperty("rows").EnumerateArray());
        report.AssertSame();
        await AssertSchemas(report, kind);
    }

    [Fact]
    public void Worksheet_NamingPatients_IsTheSame() =>
        SameReport.Export(ledger, "Worksheet", "sv-SE", switches: "-Ledger $ledger -AsOf $asOf -IncludePatientId").AssertSame();

    [Fact]
    public void Nothing_IsARun_AndReads()
    {
        SameReport report = SameReport.Export(ledger, "Questions", "sv-SE", switches: "-Ledger $ledger -AsOf $asOf -Unit 'no such unit'");

        report.AssertSame();
        Assert.Empty(report.Document.GetProperty("parts")[0].GetProperty("rows").EnumerateArray());
    }

    private static async Task AssertSchemas(SameReport report, string kind)
    {
        string line = kind == "Worksheet" ? "worksheet-1" : "report-1";
        Assert.Equal("[[]]", (await NodeScript.Run("check-schema.mjs", Schema("report-1"), report.Of("json"))).Trim());
        Assert.Equal("[[]]", (await NodeScript.Run("check-schema.mjs", Schema(line), report.Of("jsonl"))).Trim());
    }

    private static string Schema(string name) => Checkout.PathOf($"module/schemas/{name}.schema.json");
}
