using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Set-RecoveryDecision: what people answer and decide about items of a ledger.</summary>
public sealed class DecisionTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly LedgerFolder _ledger;

    public DecisionTests(ModuleSession session) => _ledger = new LedgerFolder(session);

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("DischargedAt", "'2024-01-30'", "DischargedAt", "2024-01-30")]
    [InlineData("'Faktiskt utskriven'", "'2024-01-30 14:20'", "DischargedAt", "2024-01-30T14:20:00")]
    [InlineData("utskriven", "([datetime]'2024-01-30')", "DischargedAt", "2024-01-30")]
    public void GivenFact_DecidesTheItemAgain(string fact, string value, string field, string kept)
    {
        Asked(3);

        PSObject item = Assert.Single(Set($"-ItemId 1 -Fact {fact} -Value {value} -Note 'Ringde avdelningen.' -PassThru -Culture en-US").Clean().Output);

        Assert.Equal(("Close", "E4", "Waiting"), (item.Text("Action"), item.Text("Rule"), item.Text("State")));
        PSObject answer = Assert.Single(item.List("Answers"));
        Assert.Equal((field, kept), (answer.Text("Fact"), answer.Text("Value")));
        Assert.Equal(["Seen", "Decided", "Asked", "Decided", "Answered"], _ledger.Events(1));
        PSObject answered = Assert.Single(_ledger.Run("(Get-RecoveryItem -Ledger $ledger -Id 1 -History).History | Where-Object Kind -eq Answered").Clean().Output);
        Assert.Equal(($"{field} = {kept}", "Ringde avdelningen."), (answered.Text("Detail"), answered.Text("Note")));
        Assert.Equal("Close", Assert.Single(_ledger.Decided("2024-02-05").Clean().Output).Text("Action"));
    }

    [Theory]
    [InlineData("Hem", "Home", "No", "E4-NODATE")]
    [InlineData("inpatient", null, "Yes", "E3")]
    [InlineData("Annat sjukhus", "OtherHospital", "No", "E5-OTHER")]
    public void Whereabouts_IsAFactOfItsOwn(string value, string? disposition, string inpatient, string rule)
    {
        Asked(3);
        PSObject item = Assert.Single(Set($"V3 -Fact Whereabouts -Value '{value}' -PassThru").Clean().Output);
        Assert.Equal(rule, item.Text("Rule"));
        Assert.Equal([disposition, inpatient], item.List("Answers").Select(a => a.Text("Value")));
    }

    [Fact]
    public void AHundredItems_ByThePipeline()
    {
        Asked([.. Enumerable.Range(1, 100)]);
        Assert.Equal(100, _ledger.Run("Get-RecoveryItem -Ledger $ledger -State Asked | Set-RecoveryDecision -Ledger $ledger -Fact DischargedAt -Value 2024-01-30 -PassThru").Clean().Output.Count);
        Assert.All(_ledger.States(), s => Assert.Equal("Waiting", s));
        Assert.Equal("True", _ledger.Test().Text("IsValid"));
    }

    [Fact]
    public void WhatIf_SaysWhatWouldCome_AndWritesNothing()
    {
        Asked(3);
        IReadOnlyDictionary<string, string> before = _ledger.Content();

        ScriptResult result = Set("1 -Fact DischargedAt -Value 2024-01-30 -WhatIf");

        Assert.Contains("Review (E5-UNKNOWN), Asked → Close (E4), Waiting", result.Shown, StringComparison.Ordinal);
        Assert.Equal(before, _ledger.Content());
    }

    [Theory]
    [InlineData("1", "Answer SameAs = #1: joins #2 and #1")]
    [InlineData("Ingen", "Answer SameAs = None: is none of the others")]
    public void WhatIf_SaysWhatIsJoined(string value, string told)
    {
        string log = _ledger.Write("sip-log.csv", Row.Csv($"Personnummer={Rows.Patient(5)}; Skapad=2024-01-20; Samtycke=Ja"));
        string sips = _ledger.Write("sip.csv", Row.Csv($"SipId=S1; Personnummer={Rows.Patient(5)}; Skapad=2024-02-06; Samtycke="));
        _ledger.Run("Import-PratorExport -OutageSipLog $log -Sip $sips -Ledger $ledger -AsOf 2024-02-06", ("log", log), ("sips", sips)).Clean();

        Assert.Contains(told, Set($"'#2' -Fact SameAs -Value {value} -WhatIf").Clean().Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void ForcedAction_WaitsForAnotherPerson()
    {
        Asked(3);
        PSObject item = Assert.Single(Set("V3 -Action None -Reason 'En testpost.' -PassThru").Clean().Output);
        Assert.Equal(("PendingApproval", "None", "Review"), (item.Text("State"), item.Text("ProposedAction"), item.Text("Action")));

        ErrorRecord error = Assert.Single(Set("V3 -Approve").Errors);
        Assert.StartsWith("DecisionRefused", error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.Contains("another person", error.Exception.Message, StringComparison.Ordinal);

        Set("V3 -Withdraw").Clean();
        Assert.Equal(["Asked"], _ledger.States());
    }

    [Fact]
    public void WithoutTheKey_HistoryTellsThatTheReasonStaysHidden()
    {
        Asked(3);
        Set("V3 -Action None -Reason 'En testpost.'").Clean();
        _ledger.LoseIdentifierKey();

        ScriptResult shown = _ledger.Run("Get-RecoveryItem -Ledger $ledger -History").Clean();

        Assert.Contains("stay hidden", Assert.Single(shown.Warnings), StringComparison.Ordinal);
        Assert.All(Assert.Single(shown.Output).List("History"), e => Assert.Null(e.Text("Note")));
        Assert.Empty(_ledger.Run("Get-RecoveryItem -Ledger $ledger").Clean().Warnings);
    }

    [Theory]
    [InlineData("1 -Fact Consent -Value Ja", "FactUnknown")]
    [InlineData("1 -Fact DischargedAt -Value 'i går'", "ValueUnreadable")]
    [InlineData("1 -Fact Disposition -Value 'Hos en vän'", "ValueUnreadable")]
    [InlineData("1 -Fact Unit -Value \"Avd 3`nAvd 4\"", "ValueUnreadable")]
    [InlineData("1 -Fact Kommun -Value \"Vinga$([char]27)[2J\"", "ValueUnreadable")]
    [InlineData("1 -Fact Ansvarig -Value \"Kim$([char]0x2028)Ek\"", "ValueUnreadable")]
    [InlineData("99 -Fact DischargedAt -Value 2024-01-30", "ItemNotFound")]
    [InlineData("V99 -Escalate -Note x", "ItemNotFound")]
    [InlineData("R7 -Escalate -Note x", "ItemNotFound")]
    [InlineData("R7 -Escalate -Note x -WhatIf", "ItemNotFound")]
    [InlineData("1 -Approve", "DecisionRefused")]
    [InlineData("1 -Action Close -Reason x", "DecisionRefused")]
    [InlineData("1 -Escalate -Note 'Fråga om 19500101-9801'", "NoteHoldsIdentifier")]
    public void WhatCannotBe_IsAnErrorThatSaysWhatToDo(string arguments, string id)
    {
        Asked(3);
        IReadOnlyDictionary<string, string> before = _ledger.Content();
        ScriptResult result = Set(arguments);
        ErrorRecord error = result.Failure ?? Assert.Single(result.Errors);
        Assert.StartsWith(id, error.FullyQualifiedErrorId, StringComparison.Ordinal);
        Assert.DoesNotContain("9801", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(before.Keys, _ledger.Content().Keys);
        Assert.Equal(["Asked"], _ledger.States());
    }

    [Fact]
    public void FactOfTheOtherKind_IsAnErrorOfThatItem_AndTheOthersGoOn()
    {
        Asked(3);
        Sip("S1");

        ErrorRecord error = Assert.Single(_ledger.Run("$items = Get-RecoveryItem -Ledger $ledger; $items[1], $items[0] | Set-RecoveryDecision -Fact DischargedAt -Value 2024-01-30 -Ledger $ledger").Errors);

        Assert.Equal(("FactUnknown", "S1"), (error.Id(), error.TargetObject));
        Assert.StartsWith("S1: `DischargedAt` is no fact that can be given of a SIP.", error.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("Waiting", _ledger.States()[0]);
    }

    [Fact]
    public void UnreadableValue_IsToldOnceAKind()
    {
        Asked(3, 4);
        Sip("S1");

        ScriptResult result = _ledger.Run("Get-RecoveryItem -Ledger $ledger | Set-RecoveryDecision -Fact CreatedAt -Value 'i går' -Ledger $ledger");

        Assert.Null(result.Failure);
        Assert.All(result.Errors, e => Assert.Equal("ValueUnreadable", e.Id()));
        Assert.Equal(["No episode is decided.", "No SIP is decided."], result.Errors.Select(e => e.Exception.Message[e.Exception.Message.LastIndexOf("No ", StringComparison.Ordinal)..]));
    }

    [Fact]
    public void RejectedRow_GoesOnToTheRegionalOwner()
    {
        _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05 -ErrorAction SilentlyContinue", ("export", _ledger.Write("prator.csv", Row.Csv([Rows.Home(1), Rows.Broken(2)]))));
        Set("R1 -Escalate -Note 'Ingen förvaltare.'").Clean();
        PSObject escalated = Assert.Single(_ledger.Run("Get-RecoveryAudit -Ledger $ledger -Kind Escalated").Clean().Output);
        Assert.Contains("row", escalated.Text("Detail"), StringComparison.Ordinal);
        Assert.Equal("True", _ledger.Test().Text("IsValid"));
    }

    private void Asked(params int[] numbers) => _ledger.Import("2024-02-05", [.. numbers.Select(n => Rows.Home(n).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal))]).Clean();

    private void Sip(string id) => _ledger.Run(
        "Import-PratorExport -Sip $sips -Ledger $ledger -AsOf 2024-02-06", ("sips", _ledger.Write("sip.csv", Row.Csv($"SipId={id}; Personnummer={Rows.Patient(50)}; Skapad=2024-02-06; Samtycke=")))).Clean();

    private ScriptResult Set(string arguments) => _ledger.Run($"Set-RecoveryDecision {arguments} -Ledger $ledger");
}
