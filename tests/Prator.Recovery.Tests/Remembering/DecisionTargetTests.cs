using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Which item Set-RecoveryDecision acts on: never another patient's than the one that is meant.</summary>
public sealed class DecisionTargetTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public DecisionTargetTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("2")]
    [InlineData("'2'")]
    [InlineData("02")]
    public void TypedNumber_ThatIsAnothersReference_IsRefused(string typed)
    {
        Import(Asked(1, "2"), Asked(2, "V2"));

        ErrorRecord error = Assert.Single(Give(typed).Errors);

        Assert.Equal("ItemIdAmbiguous", error.Id());
        Assert.Contains("#2 (the episode of that number) or #1 (the episode with that reference). Write '#2' or '#1'.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal(["Asked", "Asked"], _ledger.States());
    }

    [Theory]
    [InlineData("'#2'", 2)]
    [InlineData("'#1'", 1)]
    [InlineData("(Get-RecoveryItem -Ledger $ledger -Id 2)", 2)]
    [InlineData("(Get-RecoveryItem -Ledger $ledger -Question -Id 2)", 2)]
    [InlineData("([pscustomobject]@{ Id = 2 })", 2)]
    [InlineData("V2", 2)]
    public void NumberThatIsNoReference_IsANumber(string given, int item)
    {
        Import(Asked(1, "2"), Asked(2, "V2"));
        Assert.Equal($"{item}", Assert.Single(Give(given).Clean().Output).Text("Id"));
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("4711", 2)]
    [InlineData("0815", 3)]
    [InlineData("3, 0815, '#3'", 3)]
    public void TypedNumber_ThatCanMeanOneItemOnly_IsThat(string typed, int item)
    {
        Import(Asked(1, "1"), Asked(2, "4711"), Asked(3, "0815"));
        Assert.Equal($"{item}", Assert.Single(Give(typed).Clean().Output).Text("Id"));
    }

    [Fact]
    public void ReferenceOfASipAndAnEpisode_IsRefused_WithTheirNumbers()
    {
        Import(Asked(1, "X1"));
        string sips = _ledger.Write("sip.csv", Row.Csv($"SipId=X1; Personnummer={Rows.Patient(5)}; Skapad=2024-02-06; Samtycke="));
        _ledger.Run("Import-PratorExport -Sip $sips -Ledger $ledger -AsOf 2024-02-06", ("sips", sips)).Clean();

        ErrorRecord error = Assert.Single(_ledger.Run("Set-RecoveryDecision x1 -Action None -Reason Test -Ledger $ledger").Errors);

        Assert.Equal("ItemIdAmbiguous", error.Id());
        Assert.Contains("#1 (the episode with that reference) or #2 (the SIP with that reference)", error.Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void RejectedRow_GivesWayToAReference()
    {
        Import(Asked(1, "R5"));
        _ledger.Run("Set-RecoveryDecision R5 -Escalate -Note 'Vet inte.' -Ledger $ledger").Clean();
        Assert.Equal("True", _ledger.Run("Get-RecoveryItem -Ledger $ledger").Clean().Output[0].Text("IsEscalated"));
    }

    [Fact]
    public void RejectedRow_ThatIsAReferenceToo_IsRefused()
    {
        Import(Asked(1, "R1"), Rows.Broken(2));

        ErrorRecord error = Assert.Single(_ledger.Run("Set-RecoveryDecision R1 -Escalate -Note 'Vet inte.' -Ledger $ledger").Errors);
        Assert.Equal("ItemIdAmbiguous", error.Id());
        Assert.Contains("#1 (the episode with that reference), or the rejected row R1. Write '#1'; pipe the row", error.Exception.Message, StringComparison.Ordinal);

        _ledger.Run("Get-RecoveryItem -Question -Ledger $ledger | Where-Object Id -eq R1 | Set-RecoveryDecision -Escalate -Note 'Vet inte.' -Ledger $ledger").Clean();
        Assert.Equal([("1", "False"), ("R1", "True")], _ledger.Run("Get-RecoveryItem -Question -Ledger $ledger").Clean().Output.Select(q => (q.Text("Id")!, q.Text("IsEscalated")!)).Order());
        Assert.Equal("1", Assert.Single(Give("R1").Clean().Output).Text("Id"));
    }

    [Fact]
    public void RejectedRow_CannotBeAnswered()
    {
        Import(Asked(1, "V1"), Rows.Broken(2));

        ScriptResult result = _ledger.Run("Get-RecoveryItem -Question -Ledger $ledger | Set-RecoveryDecision -Fact DischargedAt -Value 2024-01-30 -Ledger $ledger");

        Assert.Equal(["Waiting"], _ledger.States());
        foreach (ErrorRecord error in new[] { Assert.Single(result.Errors), Assert.Single(Give("R1").Errors) })
        {
            Assert.Equal(("ItemIsRejectedRow", "R1 is a rejected row: mend the row in its export, or hand it on with -Escalate."), (error.Id(), error.Exception.Message));
        }
    }

    private static string Asked(int number, string reference) => Rows.Home(number)
        .Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal)
        .Replace($"VårdtillfälleId=V{number};", $"VårdtillfälleId={reference};", StringComparison.Ordinal);

    private void Import(params string[] rows) =>
        _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05 -ErrorAction SilentlyContinue", ("export", _ledger.Write("prator.csv", Row.Csv(rows))));

    private ScriptResult Give(string items) => _ledger.Run($"Set-RecoveryDecision {items} -Fact DischargedAt -Value 2024-01-30 -PassThru -Ledger $ledger");
}
