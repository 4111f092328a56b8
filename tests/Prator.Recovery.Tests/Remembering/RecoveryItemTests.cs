using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Get-RecoveryItem: the items of a ledger, with action, state, age, question and history.</summary>
public sealed class RecoveryItemTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public RecoveryItemTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Id_IsTheItemsNumber_AndSaysSoToWhoeverGivesAnother()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();

        Assert.Equal(["V2"], _ledger.Run("Get-RecoveryItem -Ledger $ledger -Id '#2'").Clean().Texts("Reference"));
        Assert.Equal(["V1", "V2"], _ledger.Run("'1', 2 | Get-RecoveryItem -Ledger $ledger").Clean().Texts("Reference"));
        Assert.Equal(["V2"], _ledger.Run("Get-RecoveryItem -Ledger $ledger -Id 2 | Get-RecoveryItem -Ledger $ledger").Clean().Texts("Reference"));
        foreach (string cmdlet in new[] { "Get-RecoveryItem", "Get-RecoveryAudit" })
        {
            ErrorRecord error = _ledger.Run($"{cmdlet} -Ledger $ledger -Id V2").FailedBy("ParameterArgumentTransformationError");
            Assert.Contains("`V2` is no item number", error.Exception.Message, StringComparison.Ordinal);
            Assert.Contains("-Reference", error.Exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Sip_OfADeceased_IsAskedAboutInSwedish()
    {
        string sips = _ledger.Write("sip.csv", Row.Csv($"SipId=S1; Personnummer={Rows.Patient(5)}; Skapad=2024-01-10; Avliden=Nej"));
        string census = _ledger.Write("census.csv", Row.Csv($"Personnummer={Rows.Patient(5)}; Inskriven=2024-01-12; Utskriven=2024-01-20; Utskriven till=Avliden"));
        _ledger.Run("Import-PratorExport -Sip $sips -Census $census -Ledger $ledger -AsOf 2024-02-05", ("sips", sips), ("census", census)).Clean();

        string? question = Assert.Single(_ledger.Run("Get-RecoveryItem -Ledger $ledger -Culture sv-SE").Clean().Texts("Question"));

        Assert.Contains("nej (Prator) eller Utskriven till avliden (patientadministrationen)", question, StringComparison.Ordinal);
    }

    [Fact]
    public void Duplicate_ThatIsMended_HasNothingLeftToDo()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(1).Replace("utskriven=2024-01-20", "utskriven=2024-01-22", StringComparison.Ordinal)).Clean();
        _ledger.Import("2024-02-06", Rows.Home(1)).Clean();

        Assert.Equal(["Waiting", "Settled"], _ledger.States());
        PSObject settled = _ledger.Run("Get-RecoveryItem -Ledger $ledger -Culture en-US").Clean().Output[1];
        Assert.Equal(("None", "L-DUPLICATE", null), (settled.Text("Action"), settled.Text("Rule"), settled.Text("Question")));
        Assert.StartsWith("The row was one of several", settled.Text("Reason"), StringComparison.Ordinal);
        Assert.Contains("Settled", _ledger.Events(2));
        Assert.Equal(["E4", "L-DUPLICATE"], _ledger.Decided("2024-02-06").Clean().Texts("Rule"));
    }

    [Theory]
    [InlineData("sv-SE", "Är denna samma post som #1 i avbrottsloggen?")]
    [InlineData("en-US", "Is this the same item as #1 in the outage log?")]
    public void Sip_WithAnotherDateThanOnPaper_AsksWhetherItIsThat(string culture, string question)
    {
        string log = _ledger.Write("sip-log.csv", Row.Csv($"Personnummer={Rows.Patient(5)}; Skapad=2024-01-20; Samtycke=Ja"));
        string sips = _ledger.Write("sip.csv", Row.Csv($"SipId=S1; Personnummer={Rows.Patient(5)}; Skapad=2024-02-06; Samtycke="));
        _ledger.Run("Import-PratorExport -OutageSipLog $log -Ledger $ledger -AsOf 2024-02-05", ("log", log)).Clean();
        _ledger.Run("Import-PratorExport -OutageSipLog $log -Sip $sips -Ledger $ledger -AsOf 2024-02-06", ("log", log), ("sips", sips)).Clean();

        Assert.Equal(question, _ledger.Run("Get-RecoveryItem -Ledger $ledger -Id 2 -Culture $culture", ("culture", culture)).Clean().Texts("Question")[0]);
        Assert.Equal(["L-MATCH", "L-MATCH"], _ledger.Run("Resolve-SipAction -Ledger $ledger -AsOf 2024-02-06").Clean().Texts("Rule"));
    }

    [Fact]
    public void Item_SaysEverythingThatIsKnown_ButWhoThePatientIs()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();

        PSObject item = Assert.Single(Get("-AsOf 2024-02-07 -Culture en-US").Clean().Output);

        foreach ((string property, string? value) in new (string, string?)[]
        {
            ("Id", "1"), ("Kind", "Episode"), ("Reference", "V1"), ("Action", "Close"), ("State", "Waiting"), ("Rule", "E4"), ("Clause", "V4"), ("Question", null),
            ("Unit", "Avd 3"), ("Municipality", "Vinga"), ("Owner", "Kim Ek"), ("IsProtected", "False"), ("OrderedOn", null), ("IsStale", "False"), ("AgeDays", "2"),
            ("Policy", "prator-2024-01"), ("PatientId", null), ("History", null),
        })
        {
            Assert.Equal((property, value), (property, item.Text(property)));
        }

        Assert.StartsWith("The ", item.Text("Reason"), StringComparison.Ordinal);
        Assert.Equal("ReadyAt Utklar 2024-02-07, DischargedAt Faktiskt utskriven 2024-01-20", item.Changes());
        Assert.Equal(["Prator"], item.List("Sources").Select(s => s.ToString()));
        Assert.Equal(new DateOnly(2024, 2, 5), DateOnly.FromDateTime((DateTime)item.Value("FirstSeen")!));
    }

    [Fact]
    public void Ordered_TellsWhatWasOrdered_AndWhetherItIsStale()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        _ledger.Run("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 | Where-Object Reference -eq V1 | Close-PratorEpisode -Ledger $ledger -AsOf 2024-02-05 -Confirm:$false").Clean();

        PSObject today = Assert.Single(Get("-State Ordered -AsOf 2024-02-05").Clean().Output);
        PSObject tomorrow = Assert.Single(Get("-Stale -AsOf 2024-02-06").Clean().Output);

        Assert.Equal(false, today.Value("IsStale"));
        Assert.Equal(new DateOnly(2024, 2, 5), today.Value("OrderedOn"));
        Assert.Equal(true, tomorrow.Value("IsStale"));
        Assert.Equal("ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-01-20", tomorrow.Changes());
        Assert.Empty(Get("-Stale -AsOf 2024-02-05").Clean().Output);
    }

    [Theory]
    [InlineData("-Id 2", "V2")]
    [InlineData("-Reference v1", "V1")]
    [InlineData("-Reference 'S*'", "S1")]
    [InlineData("-Kind Sip", "S1")]
    [InlineData("-Kind Episode", "V1,V2,V3")]
    [InlineData("-Action Close", "V1,V2")]
    [InlineData("-Action Review,ContinueInPrator", "V3,S1")]
    [InlineData("-State Asked", "V3")]
    [InlineData("-State Settled,Waiting", "V1,V2,S1")]
    [InlineData("-Question", "V3")]
    [InlineData("-Owner 'kim*'", "V1,V3")]
    [InlineData("-Unit 'Avd 4'", "V2")]
    [InlineData("-Municipality Vinga -Action Close", "V1")]
    [InlineData("-MinimumAgeDays 2 -AsOf 2024-02-07", "V1,V2,V3,S1")]
    [InlineData("-MinimumAgeDays 3 -AsOf 2024-02-07", "")]
    public void Filters_LetThrough_WhatTheySay(string filter, string expected)
    {
        ImportSeveral();

        Assert.Equal(expected, string.Join(',', Get(filter).Clean().Texts("Reference")));
    }

    [Fact]
    public void Ids_ComeByThePipeline_AndWhatIsMissingIsAnError()
    {
        ImportSeveral();

        ScriptResult result = _ledger.Run("1, 99 | Get-RecoveryItem -Ledger $ledger");
        ScriptResult none = _ledger.Run("@() | Get-RecoveryItem -Ledger $ledger").Clean();

        Assert.Equal(["V1"], result.Texts("Reference"));
        Assert.Equal("ItemNotFound", Assert.Single(result.Errors).Id());
        Assert.Empty(none.Output);
    }

    [Fact]
    public void Question_OfThePolicy_IsInTheLanguage()
    {
        ImportSeveral();

        Assert.NotEqual(Get("-Id 3 -Culture sv-SE").Texts("Question"), Get("-Id 3 -Culture en-US").Texts("Question"));
        Assert.All(Get("-Id 3 -Culture en-US").Texts("Question"), q => Assert.EndsWith("?", q, StringComparison.Ordinal));
    }

    [Fact]
    public void Sources_ThatDisagree_AreTheQuestion()
    {
        ImportDisagreeing();

        PSObject item = Assert.Single(Get("-Culture en-US").Clean().Output);

        Assert.Equal(("Review", "Asked", "L-SOURCES", "F1"), (item.Text("Action"), item.Text("State"), item.Text("Rule"), item.Text("Clause")));
        Assert.Equal("Which is right about Faktiskt utskriven: 2024-01-20 (Prator) or 2024-01-22 (the outage log)?", item.Text("Question"));
        Assert.StartsWith("The sources disagree", item.Text("Reason"), StringComparison.Ordinal);
        Assert.Equal(["OutageLog", "Prator"], item.List("Sources").Select(s => s.ToString()!).Order());
    }

    [Fact]
    public void Vanished_AsksWhatBecameOfIt()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        _ledger.Import("2024-02-06", Rows.Home(1)).Clean();

        PSObject item = Assert.Single(Get("-State Vanished -AsOf 2024-02-08 -Culture en-US").Clean().Output);

        Assert.Equal("V2", item.Text("Reference"));
        Assert.StartsWith("Was the item removed", item.Text("Question"), StringComparison.Ordinal);
        Assert.StartsWith("An earlier export had the item", item.Text("Reason"), StringComparison.Ordinal);
        Assert.Equal(2, item.Value("AgeDays"));
        Assert.Equal(new DateOnly(2024, 2, 5), DateOnly.FromDateTime((DateTime)item.Value("FirstSeen")!));
    }

    [Fact]
    public void Discrepancy_ShowsBothDates()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.Order("2024-02-05").Clean();
        _ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-05", "2024-01-21")).Clean();

        PSObject item = Assert.Single(Get("-Culture en-US").Clean().Output);

        Assert.Equal("Discrepancy", item.Text("State"));
        Assert.Contains("2024-01-20", item.Text("Question"), StringComparison.Ordinal);
        Assert.Contains("2024-01-21", item.Text("Question"), StringComparison.Ordinal);
        Assert.Contains("2024-01-20", item.Changes(), StringComparison.Ordinal);
    }

    [Fact]
    public void History_TellsWhatHappened_InOrder()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.Order("2024-02-05").Clean();
        _ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-05")).Clean();

        PSObject item = Assert.Single(Get("-Id 1 -History").Clean().Output);

        IReadOnlyList<PSObject> events = item.List("History");
        Assert.Equal(_ledger.Events(1), events.Select(e => e.Text("Kind")));
        Assert.Contains("Verified", events.Select(e => e.Text("Kind")));
        Assert.All(events, e => Assert.Equal(1L, e.Value("Item")));
        Assert.All(events, e => Assert.DoesNotContain("9801", e.Text("Detail") ?? string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public void PatientId_IsShownWhenAskedFor_AndThatIsKept()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2) + "; Skyddad identitet=Ja").Clean();

        ScriptResult shown = Get("-IncludePatientId").Clean();

        Assert.Equal([Rows.Patient(1).Replace("-", string.Empty, StringComparison.Ordinal), null], shown.Texts("PatientId"));
        Assert.Equal(["1"], _ledger.Run("Get-RecoveryAudit -Ledger $ledger -Kind Accessed | Where-Object Item").Clean().Texts("Item"));
        Assert.Equal(true, _ledger.Test().Value("IsValid"));
        Assert.Empty(Get("-Id 2 -IncludePatientId").Clean().Texts("PatientId").OfType<string>());
        Assert.Single(_ledger.Run("Get-RecoveryAudit -Ledger $ledger -Kind Accessed | Where-Object Item").Clean().Output);
    }

    [Fact]
    public void EndedRetention_HidesIdentifiers_AndNothingElse()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.Run("Remove-RecoveryData -Ledger $ledger -Confirm:$false").Clean();

        ScriptResult result = Get("-IncludePatientId").Clean();

        Assert.Equal(("V1", "Close", null), (result.Texts("Reference")[0], result.Texts("Action")[0], result.Texts("PatientId")[0]));
        Assert.Contains("retention", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(Get("").Clean().Warnings);
        Assert.Empty(_ledger.Run("Get-RecoveryAudit -Ledger $ledger -Kind Accessed").Clean().Output);
    }

    [Fact]
    public void MissingKey_HidesIdentifiers_WithOneWarning()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        _ledger.LoseIdentifierKey();

        ScriptResult result = Get("-IncludePatientId").Clean();

        Assert.Equal(["V1", "V2"], result.Texts("Reference"));
        Assert.All(result.Texts("PatientId"), Assert.Null);
        Assert.Contains("key", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Empty(_ledger.Run("Get-RecoveryAudit -Ledger $ledger -Kind Accessed").Clean().Output);
    }

    [Fact]
    public void NoLedger_IsAClearError() => Get("").FailedBy("LedgerMissing");

    private ScriptResult Get(string arguments) => _ledger.Run($"Get-RecoveryItem -Ledger $ledger {arguments}");

    private void ImportSeveral()
    {
        string episodes = _ledger.Write("prator.csv", Row.Csv(
            Rows.Home(1),
            Rows.Home(2).Replace("Avd 3", "Avd 4", StringComparison.Ordinal).Replace("Vinga", "Ekhamn", StringComparison.Ordinal).Replace("Kim Ek", "Robin Al", StringComparison.Ordinal),
            Rows.Home(3).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal)));
        string sips = _ledger.Write("sip.csv", Row.Csv($"SipId=S1; Personnummer={Rows.Patient(1)}; Skapad=2024-01-10; Plan skapad="));
        _ledger.Run("Import-PratorExport -Episode $episodes -Sip $sips -Ledger $ledger -AsOf 2024-02-05", ("episodes", episodes), ("sips", sips)).Clean();
    }

    private void ImportDisagreeing()
    {
        string episodes = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1)));
        string log = _ledger.Write("log.csv", Row.Csv(Rows.Home(1).Replace("utskriven=2024-01-20", "utskriven=2024-01-22", StringComparison.Ordinal)));
        _ledger.Run("Import-PratorExport -Episode $episodes -OutageLog $log -Ledger $ledger -AsOf 2024-02-05", ("episodes", episodes), ("log", log)).Clean();
    }
}
