using System.Text.Json;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Robots and people go by the key of a row.</summary>
public sealed class WorksheetKeyTests(SampleLedger ledger)
{
    [Fact]
    public void Keys_AreTheSameAgain_InEveryLanguage_AndTellRowsApart()
    {
        IReadOnlyList<string> keys = Keys("sv-SE");

        Assert.Equal(keys.Distinct(), keys);
        Assert.Equal(keys, Keys("sv-SE"));
        Assert.Equal(keys.Order(StringComparer.Ordinal), Keys("en-US").Order(StringComparer.Ordinal));
        Assert.Contains(keys, k => k.EndsWith(":Close:ReadyAt:2024-02-07", StringComparison.Ordinal) && k.StartsWith('#'));
        Assert.Contains(keys, k => k.EndsWith(":CreateInitiativeAndInvite:2", StringComparison.Ordinal));
    }

    [Fact]
    public void Keys_OfItemsWithoutALedger_TellRowsApart_AlsoWhereTwoItemsHaveOneName()
    {
        const string Items = """
            1..2 | ForEach-Object { @{ VårdtillfälleId = 'V1'; Personnummer = '198001019804'; Skapad = '2024-02-03'; Inskriven = "2024-02-0$_" } | Get-OutageEpisode -AsOf 2024-02-05 -Policy prator-2024-01 } |
            """;
        JsonElement[] rows = [.. SameReport.Export(ledger, "Worksheet", "sv-SE", Items, string.Empty).Document.GetProperty("parts")[0].GetProperty("rows").EnumerateArray()];

        Assert.Equal(["V1:Register:AdmittedAt:2024-02-01", "V1~2:Register:AdmittedAt:2024-02-02"], rows.Select(r => r.Text("key")));
    }

    private IReadOnlyList<string> Keys(string culture) =>
        [.. SameReport.Export(ledger, "Worksheet", culture).Document.GetProperty("parts")[0].GetProperty("rows").EnumerateArray().Select(r => r.Text("key"))];
}
