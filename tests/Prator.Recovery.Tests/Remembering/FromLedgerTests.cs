using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Get-OutageEpisode and Resolve-SipAction decide the items of a ledger, by what all their sources say.</summary>
public sealed class FromLedgerTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public FromLedgerTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Episodes_AreDecidedForTheDay_AsFromTheFile()
    {
        string export = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1), Rows.Home(2).Replace("2024-01-10", "2024-02-03", StringComparison.Ordinal), Rows.Home(3).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal)));
        _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05", ("export", export)).Clean();

        ScriptResult fromLedger = _ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-06").Clean();
        ScriptResult fromFile = _ledger.Run("Get-OutageEpisode $export -Source Prator -AsOf 2024-02-06", ("export", export)).Clean();

        foreach (string property in new[] { "Reference", "Action", "Rule", "Reason", "Question", "PaymentBasis", "Whereabouts", "Owner", "DischargedAt" })
        {
            Assert.Equal(fromFile.Texts(property), fromLedger.Texts(property));
        }

        Assert.Equal(fromFile.Output.Select(o => o.Changes()), fromLedger.Output.Select(o => o.Changes()));
        Assert.All(fromLedger.Texts("PatientId"), Assert.Null);
        Assert.Empty(fromLedger.Warnings);
    }

    [Fact]
    public void Orders_AreGivenFromTheLedger_AndVerified()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();

        ScriptResult orders = _ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 -Action Close | Close-PratorEpisode -Ledger $ledger -AsOf 2024-02-05 -Confirm:$false").Clean();

        Assert.Equal(["V1", "V2"], orders.Texts("Reference"));
        Assert.Equal(["Ordered", "Ordered"], _ledger.States());
    }

    [Fact]
    public void Item_WithoutId_IsNamedByItsNumber()
    {
        string log = _ledger.Write("log.csv", Row.Csv($"Personnummer={Rows.Patient(4)}; Skapad=2024-01-20; Inskriven=2024-01-20"));
        _ledger.Run("Import-PratorExport -OutageLog $log -Ledger $ledger -AsOf 2024-02-05", ("log", log)).Clean();

        Assert.Equal(["#1"], _ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05").Clean().Texts("Reference"));
        Assert.Equal(["#1"], _ledger.Run("Get-RecoveryItem -Ledger $ledger").Clean().Texts("Reference"));
    }

    [Fact]
    public void Disagreement_ComesBeforeThePolicy()
    {
        Disagree();

        PSObject item = Assert.Single(_ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 -Culture en-US").Clean().Output);

        Assert.Equal(("Review", "L-SOURCES", "Interpretation", "F1"), (item.Text("Action"), item.Text("Rule"), item.Text("Basis"), item.Text("Clause")));
        Assert.Equal("Which is right about Faktiskt utskriven: 2024-01-20 (Prator) or 2024-01-22 (the outage log)?", item.Text("Question"));
        Assert.Empty(item.List("Changes"));
        Assert.Null(item.Value("PaymentBasis"));
    }

    [Fact]
    public void Disagreement_StaysWhenTheItemIsPipedAgain()
    {
        Disagree();

        Assert.Equal(["L-SOURCES"], _ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 | Get-OutageEpisode -AsOf 2024-02-06").Clean().Texts("Rule"));
    }

    [Theory]
    [InlineData("sv-SE", "Liggaren frågar")]
    [InlineData("en-US", "The ledger asks")]
    public void Disagreement_IsExplainedPlainly(string culture, string expected)
    {
        Disagree();

        PSObject item = Assert.Single(_ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 -Explain -Culture $culture", ("culture", culture)).Clean().Output);

        PSObject explanation = PSObject.AsPSObject(item.Value("Explanation")!);
        Assert.StartsWith(expected, explanation.Text("Note"), StringComparison.Ordinal);
        Assert.Empty(explanation.List("Because"));
        Assert.Empty(explanation.List("Otherwise"));
        Assert.Contains(expected, explanation.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv-SE", "Ett senare uttag visar")]
    [InlineData("en-US", "A later export shows")]
    public void Verified_IsDone_WhateverThePolicySaysOfItNow(string culture, string reason)
    {
        CarriedOut("2024-02-05");

        PSObject item = Assert.Single(_ledger.Decided("2024-02-06", "-Explain -Culture $culture", ("culture", culture)).Clean().Output);

        Assert.Equal(("None", "L-VERIFIED", null, null), (item.Text("Action"), item.Text("Rule"), item.Text("Clause"), item.Text("Question")));
        Assert.StartsWith(reason, item.Text("Reason"), StringComparison.Ordinal);
        Assert.NotEmpty(PSObject.AsPSObject(item.Value("Explanation")!).Text("Note")!);
        Assert.Equal(["L-VERIFIED"], _ledger.Decided("2024-02-06", "| Get-OutageEpisode -AsOf 2024-02-07").Clean().Texts("Rule"));
    }

    [Fact]
    public void Verified_Sip_IsDone()
    {
        const string Plan = "Personnummer=19500101-9801; Skapad=2024-01-20; Möte genomfört=Ja; Plan skapad=2024-01-25; Samtycke=Ja; Status=";
        string log = _ledger.Write("sip-log.csv", Row.Csv(Plan));
        _ledger.Run("Import-PratorExport -OutageSipLog $log -Ledger $ledger -AsOf 2024-02-05", ("log", log)).Clean();
        string entered = _ledger.Write("sip.csv", Row.Csv($"SipId=S1; {Plan}"));
        _ledger.Run("Import-PratorExport -Sip $sips -Ledger $ledger -AsOf 2024-02-06", ("sips", entered)).Clean();
        Assert.Equal(["Verified"], _ledger.States());

        PSObject item = Assert.Single(_ledger.Run("Resolve-SipAction -Ledger $ledger -AsOf 2024-02-06").Clean().Output);

        Assert.Equal(("None", "L-VERIFIED"), (item.Text("Action"), item.Text("Rule")));
        Assert.Empty(item.List("Steps"));
    }

    [Fact]
    public void Discrepancy_IsAsked_AndOrderedAgainOnceItIsOpenAgain()
    {
        CarriedOut("2024-02-04");

        PSObject item = Assert.Single(_ledger.Decided("2024-02-06", "-Culture en-US").Clean().Output);
        Assert.Equal(("Review", "L-DISCREPANCY", "F1"), (item.Text("Action"), item.Text("Rule"), item.Text("Clause")));
        Assert.Equal("Should what was entered be mended? Utklar: ordered 2024-02-05, entered 2024-02-04", item.Text("Question"));
        Assert.Equal(item.Text("Question"), Assert.Single(_ledger.Run("Get-RecoveryItem -Ledger $ledger -Culture en-US").Clean().Output).Text("Question"));
        ScriptResult refused = _ledger.Decided("2024-02-06", "| Close-PratorEpisode -Ledger $ledger -AsOf 2024-02-06 -Confirm:$false");
        Assert.Equal("NotClosable", Assert.Single(refused.Errors).Id());

        _ledger.Import("2024-02-07", Rows.Home(1)).Clean();
        Assert.Equal(["Close"], _ledger.Decided("2024-02-07").Clean().Texts("Action"));
        Assert.Single(_ledger.Order("2024-02-07").Clean().Output);
        _ledger.Import("2024-02-08", Rows.Closed(1, "2024-02-07")).Clean();
        Assert.Equal(["L-VERIFIED"], _ledger.Decided("2024-02-08").Clean().Texts("Rule"));
    }

    [Fact]
    public void Sips_AreDecided_WithTheirSteps()
    {
        string sips = _ledger.Write("sip-log.csv", Row.Csv($"SipId=; Personnummer={Rows.Patient(5)}; Skapad=2024-01-22; Möte genomfört=Nej; Plan skapad=; Samtycke=Ja; Deltagare=Kommunen"));
        _ledger.Run("Import-PratorExport -OutageSipLog $sips -Ledger $ledger -AsOf 2024-02-05", ("sips", sips)).Clean();

        PSObject item = Assert.Single(_ledger.Run("Resolve-SipAction -Ledger $ledger -AsOf 2024-02-05").Clean().Output);

        Assert.Equal(("#1", "CreateInitiativeAndInvite", "S1"), (item.Text("Reference"), item.Text("Action"), item.Text("Rule")));
        Assert.Equal(4, item.List("Steps").Count);
        Assert.Contains(item.List("Steps"), s => s.Text("Text")!.Contains("Kommunen", StringComparison.Ordinal));
    }

    [Fact]
    public void Sips_WithoutTheKey_AreDecidedAllTheSame_WithAWarning()
    {
        string sips = _ledger.Write("sip.csv", Row.Csv($"SipId=S1; Personnummer={Rows.Patient(5)}; Skapad=2024-01-10; Plan skapad="));
        _ledger.Run("Import-PratorExport -Sip $sips -Ledger $ledger -AsOf 2024-02-05", ("sips", sips)).Clean();
        _ledger.LoseIdentifierKey();

        ScriptResult hidden = _ledger.Run("Resolve-SipAction -Ledger $ledger -AsOf 2024-02-05").Clean();

        Assert.Equal(["S-OPEN"], hidden.Texts("Rule"));
        Assert.Contains("free texts stay hidden", Assert.Single(hidden.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void PatientId_IsShownWhenAskedFor_AndThatIsKept()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2) + "; Skyddad identitet=Ja", Rows.Home(3).Replace("Vinga", "Ekhamn", StringComparison.Ordinal)).Clean();

        ScriptResult shown = _ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 -Municipality Vinga -IncludePatientId").Clean();

        Assert.Equal([Rows.Patient(1).Replace("-", string.Empty, StringComparison.Ordinal), null], shown.Texts("PatientId"));
        PSObject kept = Assert.Single(_ledger.Run("Get-RecoveryAudit -Ledger $ledger -Kind Accessed | Where-Object Item").Clean().Output);
        Assert.Equal(("1", "Get-OutageEpisode"), (kept.Text("Item"), kept.Text("Cmdlet")));
    }

    [Fact]
    public void Id_ShapedLikeAPersonnummer_IsHiddenUntilAskedFor_AndThatIsKept()
    {
        const string Id = "19500101-9809";
        _ledger.Import("2024-02-05", Rows.Home(1).Replace("VårdtillfälleId=V1; Personnummer=19500101-9801", $"VårdtillfälleId={Id}; Personnummer=", StringComparison.Ordinal)).Clean();
        string sips = _ledger.Write("sip.csv", Row.Csv($"SipId=S1; VårdtillfälleId={Id}; Personnummer=; Skapad=2024-01-10; Plan skapad="));
        _ledger.Run("Import-PratorExport -Sip $sips -Ledger $ledger -AsOf 2024-02-05", ("sips", sips)).Clean();

        PSObject episode = Assert.Single(_ledger.Decided("2024-02-05").Clean().Output);
        PSObject sip = Assert.Single(_ledger.Run("Resolve-SipAction -Ledger $ledger -AsOf 2024-02-05").Clean().Output);
        Assert.Equal("#1", episode.Text("Reference"));
        Assert.DoesNotContain("9809", $"{episode.Text("EpisodeId")} {sip.Text("EpisodeId")}", StringComparison.Ordinal);
        Assert.Equal("#1", Assert.Single(_ledger.Order("2024-02-05").Clean().Output).Text("Reference"));
        Assert.Empty(_ledger.Run("Get-RecoveryAudit -Ledger $ledger -Kind Accessed").Clean().Output);

        Assert.Equal([Id], _ledger.Decided("2024-02-05", "-IncludePatientId").Clean().Texts("EpisodeId"));
        Assert.Equal([Id], _ledger.Run("Resolve-SipAction -Ledger $ledger -AsOf 2024-02-05 -IncludePatientId").Clean().Texts("EpisodeId"));
        Assert.Equal(["1", "2"], _ledger.Run("Get-RecoveryAudit -Ledger $ledger -Kind Accessed | Where-Object Item").Clean().Texts("Item"));
    }

    [Fact]
    public void PatientId_OfAPipedItem_IsNotGivenOutUnrecorded()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();

        ScriptResult again = _ledger.Decided("2024-02-05", "| Get-OutageEpisode -AsOf 2024-02-05 -IncludePatientId").Clean();

        Assert.All(again.Texts("PatientId"), Assert.Null);
        Assert.Contains("-Ledger", Assert.Single(again.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_Piped_ReadsNoLedger()
    {
        Assert.Empty(_ledger.Run("@() | Get-OutageEpisode -AsOf 2024-02-05").Clean().Output);
        Assert.Empty(_ledger.Run("@() | Resolve-SipAction -AsOf 2024-02-05").Clean().Output);
        Assert.Empty(_ledger.Run("@() | Get-RecoverySummary").Clean().Output);
    }

    [Theory]
    [InlineData("Get-OutageEpisode -AsOf 2024-02-05", "-Path")]
    [InlineData("Resolve-SipAction -AsOf 2024-02-05", "-Path")]
    [InlineData("Get-RecoverySummary", "pipe items")]
    public void Nothing_Given_SaysWhatToGive(string script, string expected)
    {
        ErrorRecord error = _ledger.Run(script).FailedBy("LedgerNotNamed");

        Assert.Contains(expected, error.Exception.Message, StringComparison.Ordinal);
        Assert.Contains("-Ledger", error.Exception.Message, StringComparison.Ordinal);
    }

    // Ordered on 2024-02-05, and found closed the day after with that Utklar.
    private void CarriedOut(string ready)
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        Assert.Single(_ledger.Order("2024-02-05").Clean().Output);
        _ledger.Import("2024-02-06", Rows.Closed(1, ready)).Clean();
    }

    private void Disagree()
    {
        string episodes = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1)));
        string log = _ledger.Write("log.csv", Row.Csv(Rows.Home(1).Replace("utskriven=2024-01-20", "utskriven=2024-01-22", StringComparison.Ordinal)));
        _ledger.Run("Import-PratorExport -Episode $episodes -OutageLog $log -Ledger $ledger -AsOf 2024-02-05", ("episodes", episodes), ("log", log)).Clean();
    }
}
