using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

public sealed class SqliteDecisionTests() : DecisionTests(StoreKind.Sqlite);

public sealed class PostgresDecisionTests() : DecisionTests(StoreKind.Postgres);

/// <summary>What becomes of items when people decide.</summary>
public abstract class DecisionTests(StoreKind kind) : IDisposable
{
    private readonly Ledgers _ledger = new(kind);

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        LedgerProof proof = _ledger.Prove();
        _ledger.Dispose();
        Assert.Empty(proof.Breaks);
    }

    [Fact]
    public void Answer_DecidesTheItemAgain_AndStandsAboveTheSources()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)] });
        Assert.Equal((RecoveryAction.Review, "E5-UNKNOWN", ItemState.Asked), Of("V1"));

        DecisionResult result = Answer("anna", "V1", nameof(Episode.DischargedAt), "2024-01-30");
        Assert.Equal(DecisionOutcome.Done, result.Outcome);
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));

        // The next day's export says what it said before.
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Episode("V1", 1), Made.Home("V2", 2)] });
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
        Assert.False(_ledger.Item("V1").HasQuestion);
    }

    [Fact]
    public void LaterExport_ThatSaysOtherwise_AsksAgain_AndTheSameValueDoesNot()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1), Made.Episode("V2", 2)] });
        Answer("anna", "V1", nameof(Episode.DischargedAt), "2024-01-30");
        Answer("anna", "V2", nameof(Episode.DischargedAt), "2024-01-30");

        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1, "2024-01-29"), Made.Home("V2", 2, "2024-01-30")] });
        Assert.Equal((RecoveryAction.Review, "L-ANSWER", ItemState.Asked), Of("V1"));
        Assert.Contains("Answer=2024-01-30", _ledger.Item("V1").Asks!, StringComparison.Ordinal);
        Assert.Contains("Prator=2024-01-29", _ledger.Item("V1").Asks!, StringComparison.Ordinal);
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V2"));

        // Somebody else may answer what is asked anew, without a conflict.
        Assert.Equal(DecisionOutcome.Done, Answer("bo", "V1", nameof(Episode.DischargedAt), "2024-01-29").Outcome);
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
    }

    [Fact]
    public void Answer_SettlesWhatSourcesDisagreeOn()
    {
        _ledger.Import(new Day("2024-02-05")
        {
            Prator = [Made.Home("V1", 1, "2024-01-30")],
            Log = [Made.Home("V1", 1, "2024-01-28") with { Source = new RowPlace("log.csv", 2) }],
        });
        Assert.Equal((RecoveryAction.Review, "L-SOURCES", ItemState.Asked), Of("V1"));

        Answer("anna", "V1", nameof(Episode.DischargedAt), "2024-01-28");
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
        Assert.Null(_ledger.Item("V1").Asks);
    }

    [Fact]
    public void SecondPerson_GetsAConflict_ThatShowsWhatTheFirstDecided()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)] });
        Answer("anna", "V1", nameof(Episode.DischargedAt), "2024-01-30");

        DecisionResult second = Answer("bo", "V1", nameof(Episode.DischargedAt), "2024-01-29");
        Assert.Equal(DecisionOutcome.Conflict, second.Outcome);
        Assert.Contains("anna", second.Refusal!, StringComparison.Ordinal);
        Assert.Contains("2024-01-30", second.Refusal!, StringComparison.Ordinal);
        Assert.Equal(DecisionOutcome.Unchanged, Answer("bo", "V1", nameof(Episode.DischargedAt), "2024-01-30").Outcome);
        Assert.Equal(DecisionOutcome.Done, Answer("anna", "V1", nameof(Episode.DischargedAt), "2024-01-27").Outcome);
        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("bo", Given("V1", DecisionStep.Answer, new GivenFact(nameof(Episode.DischargedAt), "2024-01-29")) with { Replace = true })[0].Outcome);
        Assert.Equal(3, _ledger.Events().Count(e => e.Kind == EventKinds.Answered));
    }

    [Fact]
    public void WithdrawnAnswer_LeavesTheItemAsItWas()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)] });
        ItemRow before = _ledger.Item("V1");
        Answer("anna", "V1", nameof(Episode.DischargedAt), "2024-01-30");
        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("anna", Given("V1", DecisionStep.Withdraw))[0].Outcome);

        ItemRow after = _ledger.Item("V1");
        Assert.Equal((before.Action, before.Rule, before.State, before.HasQuestion, before.Decisions), (after.Action, after.Rule, after.State, after.HasQuestion, after.Decisions));
        Assert.Equal(DecisionOutcome.Refused, _ledger.Decide("anna", Given("V1", DecisionStep.Withdraw))[0].Outcome);
    }

    [Fact]
    public void Decisions_AreTold_WithWhoApprovedThemAndTookThemBack()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1), Made.Episode("V2", 2)] });
        Answer("anna", "V1", nameof(Episode.DischargedAt), "2024-01-30");
        _ledger.Decide("bo", Given("V1", DecisionStep.Withdraw));
        _ledger.Decide("anna", Given("V2", DecisionStep.Propose) with { Action = RecoveryAction.None });
        _ledger.Decide("bo", Given("V2", DecisionStep.Withdraw));
        _ledger.Decide("anna", Given("V2", DecisionStep.Propose) with { Action = RecoveryAction.None });
        _ledger.Decide("cia", Given("V2", DecisionStep.Approve));

        using ILedgerReader reader = _ledger.Store.Read(CancellationToken.None);
        Assert.Equal(
            [
                (EventKinds.Answered, "anna", null, "bo"), (EventKinds.Retracted, "bo", null, null),
                (EventKinds.Proposed, "anna", null, "bo"), (EventKinds.Retracted, "bo", null, null),
                (EventKinds.Proposed, "anna", "cia", null), (EventKinds.Approved, "cia", null, (string?)null),
            ],
            HumanDecisions.Of(reader).Select(d => (d.Kind, d.Actor, d.ApprovedBy, d.TakenBackBy)));
        HumanDecision first = HumanDecisions.Of(reader).First();
        Assert.Equal(new DecidedField(nameof(Episode.DischargedAt), null, "2024-01-30"), Assert.Single(first.Fields));
        Assert.Equal(RecoveryAction.None, HumanDecisions.Of(reader).Last().Action);
    }

    [Fact]
    public void Decision_Stands_WhereAnotherOfItsItemWasTakenBack()
    {
        string[] both = [nameof(Episode.DischargedAt), nameof(Episode.Unit)];
        _ledger.Import(new Day("2024-02-05") { Prator = [.. Enumerable.Range(1, 4).Select(n => Made.Episode($"V{n}", n))] });
        Answer("anna", "V1", nameof(Episode.DischargedAt), "2024-01-30");
        Answer("anna", "V1", nameof(Episode.Unit), "Avd 4");
        TakeBack("bo", "V1", nameof(Episode.Unit));

        _ledger.Decide("anna", Given("V2", DecisionStep.Propose) with { Action = RecoveryAction.None });
        _ledger.Decide("cia", Given("V2", DecisionStep.Approve));
        Answer("anna", "V2", nameof(Episode.Unit), "Avd 5");
        TakeBack("bo", "V2", nameof(Episode.Unit));
        Answer("anna", "V2", nameof(Episode.Unit), "Avd 6");

        // Of two fields both are taken back, or one stands.
        foreach (string item in new[] { "V3", "V4" })
        {
            _ledger.Decide("anna", Given(item, DecisionStep.Answer, [.. both.Zip(["2024-01-30", "Avd 7"], (field, value) => new GivenFact(field, value))]));
            TakeBack("bo", item, nameof(Episode.Unit));
        }

        TakeBack("cia", "V3", nameof(Episode.DischargedAt));

        using ILedgerReader reader = _ledger.Store.Read(CancellationToken.None);
        Assert.Equal(
            ["V1 Answered ", "V1 Answered bo", "V2 Proposed ", "V2 Approved ", "V2 Answered bo", "V2 Answered ", "V3 Answered cia", "V4 Answered "],
            HumanDecisions.Of(reader).Where(d => d.Kind != EventKinds.Retracted).Select(d => $"V{d.Item} {d.Kind} {d.TakenBackBy}"));
    }

    [Fact]
    public void Decision_OfAnItemThatTurnedOutToBeAnother_IsTakenBackThere()
    {
        _ledger.Import(new Day("2024-02-05")
        {
            Prator = [Made.Episode("V1", 1), Made.Episode("V2", 1)],
            Log = [Made.Home("V1", 1) with { EpisodeId = null, Source = new RowPlace("log.csv", 2) }],
        });
        long paper = Assert.Single(_ledger.All(), i => i.Reference is null).Id;
        long system = _ledger.Item("V2").Id;
        GivenDecision ofPaper = new() { Item = paper, Step = DecisionStep.Answer, Facts = [new GivenFact(nameof(Episode.Unit), "Avd 5")] };
        Answer("anna", "V2", nameof(Episode.Unit), "Avd 4");
        _ledger.Decide("anna", ofPaper);
        _ledger.Decide("cia", ofPaper with { Step = DecisionStep.Withdraw });
        _ledger.Decide("anna", ofPaper with { Facts = [new GivenFact(LedgerFact.SameAs, LedgerDecisions.Number(system))] });
        Assert.Equal(paper, _ledger.All().Single(i => i.Id == system).MergedInto);
        _ledger.Decide("bo", ofPaper with { Step = DecisionStep.Withdraw });

        using ILedgerReader reader = _ledger.Store.Read(CancellationToken.None);
        Assert.Equal(
            [(system, "bo"), (paper, "cia"), (paper, null)],
            HumanDecisions.Of(reader).Where(d => d.Kind == EventKinds.Answered).Select(d => (d.Item!.Value, d.TakenBackBy)));
    }

    [Fact]
    public void ForcedAction_TakesEffect_WhenASecondPersonApproves()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)] });
        _ledger.Decide("anna", Given("V1", DecisionStep.Propose) with { Action = RecoveryAction.None, Note = "Testpatient." });
        Assert.Equal((RecoveryAction.Review, "E5-UNKNOWN", ItemState.PendingApproval), Of("V1"));

        DecisionResult own = _ledger.Decide("ANNA", Given("V1", DecisionStep.Approve))[0];
        Assert.Equal(DecisionOutcome.Refused, own.Outcome);
        Assert.Equal(ItemState.PendingApproval, _ledger.Item("V1").State);

        // A day that passes approves nothing.
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Episode("V1", 1)] });
        Assert.Equal(ItemState.PendingApproval, _ledger.Item("V1").State);

        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("bo", Given("V1", DecisionStep.Approve))[0].Outcome);
        Assert.Equal((RecoveryAction.None, "L-DECIDED", ItemState.Settled), Of("V1"));
        _ledger.Import(new Day("2024-02-07") { Prator = [Made.Episode("V1", 1)] });
        Assert.Equal((RecoveryAction.None, "L-DECIDED", ItemState.Settled), Of("V1"));

        // What was known has changed, so somebody must look again.
        _ledger.Import(new Day("2024-02-08") { Prator = [Made.Home("V1", 1)] });
        Assert.Equal((RecoveryAction.Review, "L-OVERTAKEN", ItemState.Asked), Of("V1"));
        Assert.Equal("Testpatient.", Assert.Single(_ledger.Events(), e => e.Kind == EventKinds.Proposed).Note);
    }

    [Fact]
    public void MissingItem_IsAnsweredOnce()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V2", 2)] });
        Assert.Equal(ItemState.Vanished, _ledger.Item("V1").State);

        Answer("anna", "V1", LedgerFact.Missing, LedgerFact.Removed);
        Assert.Equal((RecoveryAction.None, "L-VANISHED", ItemState.Settled), Of("V1"));
        _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V2", 2, "2024-01-21")] });
        Assert.Equal(ItemState.Settled, _ledger.Item("V1").State);

        _ledger.Import(new Day("2024-02-08") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
        _ledger.Import(new Day("2024-02-09") { Prator = [Made.Home("V2", 2)] });
        Assert.Equal(ItemState.Vanished, _ledger.Item("V1").State);
    }

    [Fact]
    public void WhatWasEnteredOtherwise_MayBeAccepted()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        _ledger.Order(new DateOnly(2024, 2, 5), "V1");
        Episode closed = Made.Home("V1", 1) with { Status = ItemStatus.Closed, ReadyAt = Made.On("2024-02-04") };
        _ledger.Import(new Day("2024-02-06") { Prator = [closed] });
        Assert.Equal(ItemState.Discrepancy, _ledger.Item("V1").State);

        Answer("anna", "V1", LedgerFact.Entered, LedgerFact.Accepted);
        Assert.Equal(ItemState.Verified, _ledger.Item("V1").State);
        _ledger.Import(new Day("2024-02-07") { Prator = [closed, Made.Home("V2", 2)] });
        Assert.Equal(ItemState.Verified, _ledger.Item("V1").State);
        _ledger.Import(new Day("2024-02-08") { Prator = [closed with { ReadyAt = Made.On("2024-02-03") }] });
        Assert.Equal(ItemState.Discrepancy, _ledger.Item("V1").State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void WhichRowItBelongsTo_IsAnsweredByItsNumber(bool isOther)
    {
        // Two rows of the system and one on paper, of one patient and day.
        _ledger.Import(new Day("2024-02-05")
        {
            Prator = [Made.Episode("V1", 1), Made.Episode("V2", 1)],
            Log = [Made.Home("V1", 1) with { EpisodeId = null, Source = new RowPlace("log.csv", 2) }],
        });
        ItemRow paper = Assert.Single(_ledger.All(), i => i.Reference is null);
        Assert.All(_ledger.All(), i => Assert.Equal("L-MATCH", i.Rule));

        long second = _ledger.Item("V2").Id;
        string number = string.Create(CultureInfo.InvariantCulture, $"#{second}");
        DecisionResult result = isOther
            ? _ledger.Decide("anna", new GivenDecision { Item = second, Step = DecisionStep.Answer, Facts = [new GivenFact(LedgerFact.SameAs, $"#{paper.Id}")] })[0]
            : _ledger.Decide("anna", new GivenDecision { Item = paper.Id, Step = DecisionStep.Answer, Facts = [new GivenFact(LedgerFact.SameAs, number)] })[0];
        Assert.Equal((DecisionOutcome.Done, (string?)null), (result.Outcome, result.Refusal));

        List<ItemRow> left = [.. _ledger.All().Where(i => i.MergedInto == 0)];
        Assert.Equal(2, left.Count);
        Assert.Equal("E4", Assert.Single(left, i => i.Reference == "V2").Rule);
        Assert.Equal("E5-UNKNOWN", Assert.Single(left, i => i.Reference == "V1").Rule);

        // The next day asks no more.
        _ledger.Import(new Day("2024-02-06")
        {
            Prator = [Made.Episode("V1", 1), Made.Episode("V2", 1)],
            Log = [Made.Home("V1", 1) with { EpisodeId = null, Source = new RowPlace("log.csv", 2) }],
        });
        Assert.DoesNotContain(_ledger.All(), i => i.MergedInto == 0 && i.Rule == "L-MATCH");
    }

    [Fact]
    public void Escalation_IsAnEvent_AndEndsWithTheQuestion()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1), Made.Home("V2", 2)] });
        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("anna", Given("V1", DecisionStep.Escalate) with { Note = "Ingen vet." })[0].Outcome);
        Assert.Equal(DecisionOutcome.Unchanged, _ledger.Decide("anna", Given("V1", DecisionStep.Escalate))[0].Outcome);
        Assert.Equal(DecisionOutcome.Refused, _ledger.Decide("anna", Given("V2", DecisionStep.Escalate))[0].Outcome);
        Assert.NotEqual(0, _ledger.Item("V1").EscalatedOperation);
        Assert.Equal("Ingen vet.", Assert.Single(_ledger.Events(), e => e.Kind == EventKinds.Escalated).Note);

        Answer("bo", "V1", nameof(Episode.DischargedAt), "2024-01-30");
        Assert.Equal((0, 0), (_ledger.Item("V1").EscalatedOperation, _ledger.Item("V1").AskedOperation));
    }

    [Fact]
    public void WhatCannotBeAnswered_IsRefused_AndNothingIsWritten()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)] });
        string head = _ledger.Prove().Head!.ToString();
        Assert.Equal(DecisionOutcome.Refused, Answer("anna", "V1", nameof(Sip.Consent), "Yes").Outcome);
        Assert.Equal(DecisionOutcome.Refused, Answer("anna", "V1", LedgerFact.SameAs, "#7").Outcome);
        Assert.Equal(DecisionOutcome.Refused, Answer("anna", "V1", nameof(Episode.Unit), "Avd 19500101-9801").Outcome);
        Assert.Equal(DecisionOutcome.Refused, _ledger.Decide("anna", Given("V1", DecisionStep.Propose) with { Action = RecoveryAction.Close })[0].Outcome);
        Assert.Equal(DecisionOutcome.Refused, _ledger.Decide("anna", Given("V1", DecisionStep.Approve))[0].Outcome);
        Assert.Equal(DecisionOutcome.Missing, _ledger.Decide("anna", new GivenDecision { Item = 99, Step = DecisionStep.Escalate })[0].Outcome);
        Assert.Equal(head, _ledger.Prove().Head!.ToString());
    }

    [Fact]
    public void WhatGoesOnByTheManualRoutine_EndsByADecision()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V9", 9)], Log = [Made.Episode(null, 1, "2024-01-20")] });
        ItemRow manual = Assert.Single(_ledger.All(), i => i.Reference is null);
        Assert.Equal((RecoveryAction.ContinueManually, ItemState.Waiting), (manual.Action, manual.State));

        _ledger.Decide("anna", new GivenDecision { Item = manual.Id, Step = DecisionStep.Answer, Facts = [new GivenFact(nameof(Episode.DischargedAt), "2024-02-03")] });
        Assert.Equal(ItemState.Settled, Assert.Single(_ledger.All(), i => i.Reference is null).State);
    }

    [Fact]
    public void SomebodysDeath_IsNotForgotten_ByAnAnswerAboutAnother_NorByABackfill()
    {
        Episode dead = Made.Episode("V1", 1) with { Disposition = new Disposition(DispositionCode.Deceased, "Avliden") };
        Sip plan = Made.Sip("S1", 1, "2024-01-10");
        Day day = new("2024-02-05")
        {
            Prator = [dead, Made.Episode("V2", 2), Made.Episode("V3", 2)],
            Log = [Made.Home("V1", 2) with { EpisodeId = null, Source = new RowPlace("log.csv", 2) }],
            Sips = [plan],
            SipLog = [plan with { Source = new RowPlace("sip-log.csv", 2) }],
        };
        _ledger.Import(day);
        Assert.Equal("S-DECEASED", Assert.Single(_ledger.All(), i => i.Reference == "S1" && i.MergedInto == 0).Rule);

        _ledger.Decide("anna", Given("V2", DecisionStep.Answer, new GivenFact(LedgerFact.SameAs, LedgerFact.NoOther)));
        Assert.Equal("S-DECEASED", Assert.Single(_ledger.All(), i => i.Reference == "S1" && i.MergedInto == 0).Rule);
        _ledger.Import(new Day("2024-02-04") { Prator = [Made.Home("V9", 9)], Backfill = true });
        Assert.Equal("S-DECEASED", Assert.Single(_ledger.All(), i => i.Reference == "S1" && i.MergedInto == 0).Rule);
    }

    [Fact]
    public void AnsweredDeath_ReachesThePatientsPlans_AndSoDoesItsWithdrawal()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)], Sips = [Made.Sip("S1", 1, "2024-01-10")] });
        (RecoveryAction, string, ItemState) before = Of("S1");
        Answer("anna", "V1", nameof(Episode.Disposition), nameof(DispositionCode.Deceased));
        Assert.Equal((RecoveryAction.Review, "S-DECEASED", ItemState.Asked), Of("S1"));
        _ledger.Decide("anna", Given("V1", DecisionStep.Withdraw));
        Assert.Equal(before, Of("S1"));
    }

    [Fact]
    public void NoneOfThem_MeansThoseThatWereNamed_NotWhateverComesLater()
    {
        Episode paper = Made.Episode(null, 1, "2024-02-03") with { Source = new RowPlace("log.csv", 2) };
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V9", 9)], Log = [paper] });
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V9", 9), Made.Episode("901", 1, "2024-02-05")], Log = [paper] });
        ItemRow asked = Assert.Single(_ledger.All(), i => i.Reference is null);
        Assert.Equal("L-MATCH", asked.Rule);
        _ledger.Decide("anna", new GivenDecision { Item = asked.Id, Step = DecisionStep.Answer, Facts = [new GivenFact(LedgerFact.SameAs, LedgerFact.NoOther)] });
        Assert.DoesNotContain(_ledger.All(), i => i.Rule == "L-MATCH");
        _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V9", 9), Made.Episode("901", 1, "2024-02-05")], Log = [paper with { Owner = "Annan" }] });
        Assert.DoesNotContain(_ledger.All(), i => i.Rule == "L-MATCH");

        // Entered after all, with the day on paper.
        _ledger.Import(new Day("2024-02-08") { Prator = [Made.Home("V9", 9), Made.Episode("901", 1, "2024-02-05"), Made.Episode("902", 1, "2024-02-03")], Log = [paper] });
        Assert.Equal(ItemState.Verified, _ledger.Item("902").State);
    }

    [Fact]
    public void WhichRowItBelongsTo_TakenBack_AsksAgain_AndALeadingZeroIsTheSameNumber()
    {
        _ledger.Import(new Day("2024-02-05")
        {
            Prator = [Made.Episode("V1", 1), Made.Episode("V2", 1)],
            Log = [Made.Home("V1", 1) with { EpisodeId = null, Source = new RowPlace("log.csv", 2) }],
        });
        ItemRow paper = Assert.Single(_ledger.All(), i => i.Reference is null);
        GivenDecision none = new() { Item = paper.Id, Step = DecisionStep.Answer, Facts = [new GivenFact(LedgerFact.SameAs, LedgerFact.NoOther)] };
        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("anna", none)[0].Outcome);
        Assert.DoesNotContain(_ledger.All(), i => i.Rule == "L-MATCH");

        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("anna", new GivenDecision { Item = paper.Id, Step = DecisionStep.Withdraw })[0].Outcome);
        Assert.All(_ledger.All(), i => Assert.Equal("L-MATCH", i.Rule));

        string padded = string.Create(CultureInfo.InvariantCulture, $"#0{_ledger.Item("V2").Id}");
        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("anna", none with { Facts = [new GivenFact(LedgerFact.SameAs, padded)] })[0].Outcome);
        Assert.Equal(2, _ledger.All().Count(i => i.MergedInto == 0));
    }

    [Fact]
    public void WhichStayItBelongsTo_IsAnsweredByItsAdmission()
    {
        _ledger.Import(new Day("2024-02-05")
        {
            Prator = [Made.Episode("V1", 1, "2024-01-10", "2024-01-09") with { AdmittedAt = Moment.Missing }],
            Census = [Made.Stay(1, "2024-01-05", "2024-01-12"), Made.Stay(1, "2024-01-08", "2024-01-11")],
        });
        Assert.Equal("L-MATCH", _ledger.Item("V1").Rule);
        Assert.Equal(DecisionOutcome.Refused, Answer("anna", "V1", LedgerFact.SameAs, "2024-01-06").Outcome);
        Assert.Equal(DecisionOutcome.Done, Answer("anna", "V1", LedgerFact.SameAs, "2024-01-08").Outcome);
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
    }

    [Fact]
    public void OvertakenAction_IsDecidedOnAnew()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)] });
        _ledger.Decide("anna", Given("V1", DecisionStep.Propose) with { Action = RecoveryAction.None });
        _ledger.Decide("bo", Given("V1", DecisionStep.Approve));
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1)] });
        Assert.Equal("L-OVERTAKEN", _ledger.Item("V1").Rule);

        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("anna", Given("V1", DecisionStep.Propose) with { Action = RecoveryAction.None })[0].Outcome);
        _ledger.Decide("bo", Given("V1", DecisionStep.Approve));
        Assert.Equal((RecoveryAction.None, "L-DECIDED", ItemState.Settled), Of("V1"));
    }

    [Fact]
    public void WhatTheSystemHas_CanNotBeSaidToBeMissing_NorBeEnteredAgain()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1, "2024-01-20")] });
        Assert.Equal("E2-IN", _ledger.Item("V1").Rule);
        Assert.Equal(DecisionOutcome.Refused, Answer("anna", "V1", nameof(CareItem.InPrator), nameof(YesNo.No)).Outcome);
        Assert.Equal(DecisionOutcome.Refused, _ledger.Decide("anna", Given("V1", DecisionStep.Propose) with { Action = RecoveryAction.Register })[0].Outcome);
    }

    [Fact]
    public void ProposalOnWhatIsProvenOrMissing_IsRefused_AndWhatIsProvenLaterDropsIt()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
        _ledger.Order(new DateOnly(2024, 2, 5), "V1");
        _ledger.Decide("anna", Given("V1", DecisionStep.Propose) with { Action = RecoveryAction.None });
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1) with { Status = ItemStatus.Closed, ReadyAt = Made.On("2024-02-05") }] });

        Assert.Equal((ItemState.Verified, (string?)null), (_ledger.Item("V1").State, _ledger.Item("V1").Decisions));
        Assert.Equal(ItemState.Vanished, _ledger.Item("V2").State);
        Assert.Equal(DecisionOutcome.Refused, _ledger.Decide("anna", Given("V1", DecisionStep.Propose) with { Action = RecoveryAction.ContinueManually })[0].Outcome);
        Assert.Equal(DecisionOutcome.Refused, _ledger.Decide("anna", Given("V2", DecisionStep.Propose) with { Action = RecoveryAction.None })[0].Outcome);
    }

    [Fact]
    public void DatedAgreement_AndALaterYes_AreTheSame_AndPartiesAreAddedToIt()
    {
        Episode paper = Made.Episode(null, 1, "2024-01-20") with { LongTermNeed = YesNo.Yes };
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V9", 9)], Log = [paper] });
        long item = Assert.Single(_ledger.All(), i => i.Reference is null).Id;
        GivenDecision agreed = new() { Item = item, Step = DecisionStep.Answer, Facts = [new GivenFact(nameof(Episode.Agreement), "2024-02-01")] };
        _ledger.Decide("anna", agreed);
        Assert.Equal(DecisionOutcome.Unchanged, _ledger.Decide("bo", agreed)[0].Outcome);
        Assert.Equal(DecisionOutcome.Done, _ledger.Decide("bo", agreed with { Parties = ["Vinga", "Medicin 1"] })[0].Outcome);
        Assert.Equal("Vinga, Medicin 1", _ledger.Events().Last(e => e.Kind == EventKinds.Answered).Note);

        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V9", 9)], Log = [paper with { Agreement = YesNo.Yes }] });
        Assert.Equal("E2-AGREED", Assert.Single(_ledger.All(), i => i.Reference is null).Rule);
    }

    [Fact]
    public void AnotherQuestion_IsTheLocalOwnersAgain()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Episode("V1", 1)] });
        _ledger.Decide("anna", Given("V1", DecisionStep.Escalate));
        Answer("anna", "V1", nameof(Episode.Disposition), nameof(DispositionCode.Home));
        Assert.Equal(("E4-NODATE", 0L), (_ledger.Item("V1").Rule, _ledger.Item("V1").EscalatedOperation));
    }

    private (RecoveryAction Action, string Rule, ItemState State) Of(string reference) => _ledger.Item(reference) is var item ? (item.Action, item.Rule, item.State) : default;

    private DecisionResult Answer(string actor, string reference, string field, string? value) =>
        _ledger.Decide(actor, Given(reference, DecisionStep.Answer, new GivenFact(field, value)))[0];

    private void TakeBack(string actor, string reference, string field) =>
        Assert.Equal(DecisionOutcome.Done, _ledger.Decide(actor, Given(reference, DecisionStep.Withdraw, new GivenFact(field, null)))[0].Outcome);

    private GivenDecision Given(string reference, DecisionStep step, params GivenFact[] facts) => new() { Item = _ledger.Item(reference).Id, Step = step, Facts = facts };
}
