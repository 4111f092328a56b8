using System.Management.Automation;
using System.Text.Json;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>The sign-off names each decision of people: of which item, what, by whom, and who took it back.</summary>
public sealed class WhoDecidedTests(SampleLedger ledger)
{
    [Fact]
    public void EachDecision_IsNamed_WithWhoTookItBack()
    {
        string own = ledger.OwnLedger();
        ScriptResult decided = ledger.Run(
            """
            $asked = Get-RecoveryItem -Ledger $own -State Asked -AsOf 2024-02-05 | Where-Object Rule -EQ E4-NODATE
            $other = Get-RecoveryItem -Ledger $own -State Asked -AsOf 2024-02-05 | Where-Object Rule -EQ E5-UNKNOWN
            $row = Get-RecoveryItem -Question -Ledger $own -AsOf 2024-02-05 | Where-Object Subject -EQ RejectedRow
            $close = Get-OutageEpisode -Action Close -Policy prator-2024-01 -Ledger $own -AsOf 2024-02-05 -WarningAction SilentlyContinue
            Set-RecoveryDecision $asked[0].Id -Fact 'Faktiskt utskriven' -Value 2024-01-20 -Ledger $own
            Set-RecoveryDecision $other[0].Id -Action ContinueManually -Reason 'Samtal.' -Ledger $own
            Set-RecoveryDecision $other[0].Id -Withdraw -Ledger $own
            Set-RecoveryDecision $row[0].Id -Escalate -Note 'Vet inte.' -Ledger $own
            $null = $close[0] | Close-PratorEpisode -AsOf 2024-02-05 -Ledger $own -Confirm:$false
            $asked[0].Id, $other[0].Id, $row[0].Id
            """,
            ("own", own));
        Assert.Null(decided.Failure);
        string[] ids = [.. decided.Output.Select(o => o.ToString())];

        JsonElement report = ledger.Report("SignOff", own, "-AsOf 2024-02-05 -Culture sv-SE");
        JsonElement[] rows = report.Rows("decided");

        Assert.Equal(
            [($"#{ids[0]}", "Answered"), ($"#{ids[1]}", "Proposed"), ($"#{ids[1]}", "Retracted"), (ids[2], "Escalated")],
            rows.Take(4).Select(r => (r.Text("reference"), r.GetProperty("decision").Text("code"))));
        Assert.Equal("Faktiskt utskriven = 2024-01-20", rows[0].Text("decided"));
        Assert.Equal("Close", rows[0].GetProperty("action").Text("code"));
        Assert.Equal(rows[1].Text("decided"), rows[2].Text("decided"));
        Assert.Equal(JsonValueKind.Null, rows[3].GetProperty("action").ValueKind);
        Assert.Equal("Ordered", rows[4].GetProperty("decision").Text("code"));
        Assert.Matches(@"^(Utklar = 2024-02-05, )?Faktiskt utskriven = \d{4}-\d\d-\d\d$", rows[4].Text("decided"));
        Assert.Equal(5, rows.Length);

        string actor = Assert.Single(rows.Select(r => r.Text("actor")).Distinct());
        Assert.NotEmpty(actor);
        Assert.Equal([null, actor, null, null, null], rows.Select(r => r.GetProperty("takenBackBy").GetString()));
        Assert.All(rows, r => Assert.Equal(JsonValueKind.Null, r.GetProperty("approvedBy").ValueKind));
        Assert.Equal(rows.Length, report.Rows("decisions").Sum(d => d.GetProperty("count").GetInt64()));
        Assert.Empty(ledger.Report("SignOff", own, "-AsOf 2024-02-05 -Unit 'no such unit'").Rows("decided"));
    }

    // A SIP on paper turns out to be one of two in the system; the row that was rejected is of the same unit.
    [Fact]
    public void DecisionsOnMergedItems_AndRejectedRows_AreTold_AsOfTheirUnitAndKind()
    {
        const string Header = "SipId;Personnummer;Skapad;Möte genomfört;Samtycke;Avliden;Finns i Prator;Enhet;Kommun;Ansvarig\n";
        string own = ledger.Of($"own-{UniqueName.Next()}.db");
        (string sips, string log) = (ledger.Of($"{UniqueName.Next()}.csv"), ledger.Of($"{UniqueName.Next()}.csv"));
        File.WriteAllText(sips, $"{Header}S1;19800101-9804;2024-01-20;;Ja;Nej;Ja;Avd 3;Vinga;Anna\nS2;19800101-9804;2024-01-20;;Ja;Nej;Ja;Avd 3;Vinga;Anna\nS3;19800102-9803;nyss;;Ja;Nej;Ja;Avd 3;Vinga;Anna\n");
        File.WriteAllText(log, $"{Header};19800101-9804;2024-01-20;;Ja;Nej;;Avd 3;Vinga;Anna\n");
        ScriptResult decided = ledger.Run(
            """
            $null = Import-PratorExport -Sip $sips -OutageSipLog $log -Ledger $own -AsOf 2024-02-05 -Policy prator-2024-01 -WarningAction SilentlyContinue -ErrorAction SilentlyContinue
            Set-RecoveryDecision 3 -Fact MeetingHeld -Value Nej -Ledger $own
            Set-RecoveryDecision 1 -Fact SameAs -Value 3 -Ledger $own -Confirm:$false
            $row = Get-RecoveryItem -Question -Ledger $own -AsOf 2024-02-05 | Where-Object Subject -EQ RejectedRow
            Set-RecoveryDecision $row.Id -Escalate -Note 'Vet inte.' -Ledger $own
            Get-RecoveryItem -Ledger $own -AsOf 2024-02-05 | ForEach-Object { "$($_.Id) $($_.Action)" }
            """,
            ("own", own), ("sips", sips), ("log", log));
        Assert.Null(decided.Failure);
        string[] left = [.. decided.Output.Select(o => o.ToString())];
        Assert.Equal(["1", "2"], left.Select(l => l.Split(' ')[0]));

        foreach (string filter in new[] { "", "-Unit 'Avd 3'", "-Unit 'Avd 4'" })
        {
            JsonElement[] rows = ledger.Report("SignOff", own, $"-AsOf 2024-02-05 -Culture sv-SE {filter}").Rows("decided");

            Assert.Equal(filter.EndsWith("4'", StringComparison.Ordinal) ? [] : ["#3 Answered", "#1 Answered", "R1 Escalated"], rows.Select(r => $"{r.Text("reference")} {r.GetProperty("decision").Text("code")}"));
            Assert.All(rows.Take(2), r => Assert.Equal(left[0], $"1 {r.GetProperty("action").Text("code")}"));
            Assert.All(rows.Take(1), r => Assert.Equal("Möte genomfört = nej", r.Text("decided")));
            Assert.All(rows.Skip(1).Take(1), r => Assert.Equal("Samma som = #3", r.Text("decided")));
        }
    }

    [Fact]
    public void Actions_TellSinceWhenSomethingRemains()
    {
        JsonElement report = ledger.Report("Summary", ledger.Path, "-AsOf 2024-02-07 -Culture sv-SE");
        IReadOnlyList<PSObject> items = ledger.Run("Get-RecoveryItem -Ledger $ledger -AsOf 2024-02-07").Clean().Output;

        Assert.NotEmpty(report.Rows("actions"));
        foreach (JsonElement row in report.Rows("actions"))
        {
            DateTime[] since =
            [
                .. items.Where(i => i.Text("Action") == row.GetProperty("action").Text("code") && i.Text("State") is not ("Verified" or "Settled"))
                    .Select(i => (DateTime)i.Value("Since")!),
            ];
            Assert.Equal(row.GetProperty("remaining").GetInt64(), since.LongLength);
            Assert.StartsWith(since.Length == 0 ? string.Empty : $"{since.Min():yyyy-MM-dd}", row.GetProperty("oldestSince").GetString() ?? string.Empty, StringComparison.Ordinal);
            Assert.Equal(since.Length == 0, row.GetProperty("oldestSince").ValueKind == JsonValueKind.Null);
        }
    }
}
