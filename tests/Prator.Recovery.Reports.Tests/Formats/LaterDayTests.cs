using System.Text.Json;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>A worksheet of a day for which no files were taken in yet.</summary>
public sealed class LaterDayTests(SampleLedger ledger)
{
    // A meeting that was planned for the day in between: whether it was held must be asked first.
    [Fact]
    public void WhatThatDayDecidesOtherwise_IsLeftOut_AndCounted()
    {
        JsonElement then = ledger.Report("Worksheet", ledger.Path, $"-AsOf {SampleLedger.AsOf} -Culture en-US");
        JsonElement later = ledger.Report("Worksheet", ledger.Path, "-AsOf 2024-03-08 -Culture en-US");

        string[] left = [.. Keys(then).Except(Keys(later))];
        Assert.NotEmpty(left);
        Assert.Empty(Keys(later).Except(Keys(then)));
        Assert.DoesNotContain("Review", later.GetRawText(), StringComparison.Ordinal);
        Assert.StartsWith($"{left.Length} item", Part(later).Text("note"), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, Part(then).GetProperty("note").ValueKind);
    }

    private static JsonElement Part(JsonElement report) => report.GetProperty("parts").EnumerateArray().Single(p => p.Text("key") == "worksheet");

    private static IEnumerable<string> Keys(JsonElement report) => report.Rows("worksheet").Select(r => r.Text("key")).Distinct();
}
