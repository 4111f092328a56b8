using System.Text.Json;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Summary and list count the same questions, of the same owners: whoever must answer now.</summary>
public sealed class QuestionCountTests(SampleLedger ledger)
{
    private const string How = "-AsOf 2024-02-05 -Culture sv-SE -OwnersPath $owners";
    private const string Regional = "Regional förvaltare";

    [Fact]
    public void Summary_AndList_Agree_AlsoOnWhatHasGoneOn()
    {
        string own = ledger.OwnLedger();
        JsonElement[] before = ledger.Report("Questions", own, How).Rows();
        string local = before.First(q => q.Text("owner") != Regional && q.GetProperty("action").ValueKind == JsonValueKind.Object).Text("owner");
        ledger.Run(
            """
            $questions = Get-RecoveryItem -Question -Ledger $own -OwnersPath $owners -AsOf 2024-02-05 -Owner $local
            $row = Get-RecoveryItem -Question -Ledger $own -OwnersPath $owners -AsOf 2024-02-05 | Where-Object { $_.Subject -eq 'RejectedRow' -and $_.Owner -ne 'Regional förvaltare' } 
            Set-RecoveryDecision $questions[0].Id, $row[0].Id -Escalate -Note 'Vet inte.' -Ledger $own
            """,
            ("own", own),
            ("local", local)).Clean();

        JsonElement[] after = ledger.Report("Questions", own, How).Rows();
        Assert.Equal(before.Length, after.Length);
        Assert.Equal(before.Count(q => q.Text("owner") == Regional) + 2, after.Count(q => q.Text("owner") == Regional));
        foreach (string owner in after.Select(q => q.GetProperty("owner").GetString()).OfType<string>().Distinct().Select(o => $"-Owner '{o}'").Append(string.Empty).Append("-Unit '*Vinga*'"))
        {
            JsonElement summary = ledger.Report("Summary", own, $"{How} {owner}");
            JsonElement[] list = ledger.Report("Questions", own, $"{How} {owner}").Rows();
            Assert.NotEmpty(list);
            Assert.Equal(list.Length, summary.Figure("questions"));
            Assert.Equal(list.Length, ledger.Report("SignOff", own, $"{How} {owner}").Figure("questions"));
            Assert.Equal(
                list.GroupBy(q => q.GetProperty("owner").GetString() ?? "(ingen angiven)").Select(g => (g.Key, g.LongCount())).Order(),
                summary.Rows("questionsByOwner").Select(q => (q.Text("owner"), q.GetProperty("sum").GetInt64())).Order());
            Assert.Equal(summary.Figure("rejected"), list.LongCount(q => q.GetProperty("subject").Text("code") == "RejectedRow"));
            Assert.Equal(summary.Figure("questions") - summary.Figure("rejected"), summary.Rows("questions").LongLength);

            JsonElement[] rejected = ledger.Report("Rejected", own, $"{How} {owner}").Rows();
            Assert.Equal(
                list.Where(q => q.GetProperty("subject").Text("code") == "RejectedRow").Select(q => (q.Text("reference"), q.GetProperty("owner").GetString())).Order(),
                rejected.Select(r => (r.Text("reference"), r.GetProperty("owner").GetString())).Order());
        }
    }

    [Fact]
    public void PipedItems_CountRejectedRowsAsQuestions_Too()
    {
        const string Piped = "@(Get-OutageEpisode \"$samples/2024-02-05/prator-export.csv\" -Policy prator-2024-01 -AsOf 2024-02-05 -ErrorAction SilentlyContinue -ErrorVariable rejected -WarningAction SilentlyContinue; $rejected) | Export-RecoveryReport $path";
        string summary = ledger.Of($"{UniqueName.Next()}.json");
        string list = ledger.Of($"{UniqueName.Next()}.json");
        Assert.Null(ledger.Run($"{Piped} Summary", ("path", summary)).Failure);
        Assert.Null(ledger.Run($"{Piped} Questions", ("path", list)).Failure);

        JsonElement document = ReportCells.Document(summary);
        Assert.NotEqual(0, document.Figure("rejected"));
        Assert.Equal(document.Figure("questions"), ReportCells.Document(list).Rows().LongLength);
        Assert.Equal(document.Figure("questions"), document.Rows("questions").LongLength);
        Assert.Equal(["policy", "rows", "items", "duplicates", "rejected"], document.GetProperty("parts").EnumerateArray().Single(p => p.Text("key") == "balance").GetProperty("columns").EnumerateArray().Select(c => c.Text("key")));
    }
}
