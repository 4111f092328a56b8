using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

public sealed class SqliteOverdueTests() : OverdueTests(StoreKind.Sqlite);

public sealed class PostgresOverdueTests() : OverdueTests(StoreKind.Postgres);

/// <summary>What becomes of questions that nobody answers within the policy's limit: one working day, unless a test says otherwise.</summary>
public abstract class OverdueTests : IDisposable
{
    private const string Friday = "2024-02-02";
    private const string Monday = "2024-02-05";
    private const string Tuesday = "2024-02-06";
    private const string Wednesday = "2024-02-07";
    private const string Thursday = "2024-02-08";
    private const string NextFriday = "2024-02-09";

    private static readonly RejectedSeen Unreadable = new("prator.csv", 3, "Inskriven", "no date", "V8", "Avdelning 7", "Vinga", null);

    private readonly Ledgers _ledger;

    protected OverdueTests(StoreKind kind)
    {
        _ledger = new Ledgers(kind);
        _ledger.SetLimit(1);
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        LedgerProof proof = _ledger.Prove();
        _ledger.Dispose();
        Assert.Empty(proof.Breaks);
    }

    [Fact]
    public void Question_GoesOn_WhenItIsOlderThanTheLimit()
    {
        Import(Friday, Made.Episode("V1", 1));
        Assert.True(_ledger.Item("V1").HasQuestion);
        Assert.Equal(0, Import(Monday, Made.Episode("V1", 1)).Count(EventKinds.Escalated));
        Assert.Equal(0, _ledger.Item("V1").EscalatedOperation);

        ItemRow before = _ledger.Item("V1");
        ImportOutcome tuesday = Import(Tuesday, Made.Episode("V1", 1));
        Assert.Equal(1, tuesday.Count(EventKinds.Escalated));
        Assert.Contains(before.Id, tuesday.Items);
        Assert.Equal(before with { EscalatedOperation = tuesday.Operation }, _ledger.Item("V1"));
        LedgerEvent told = Assert.Single(Escalated());
        Assert.Equal((before.Id, "somebody", "unanswered for 2 working days", null), (told.Item, told.Actor, told.Detail, told.Note));
        Assert.Equal(_ledger.Policy.Hash, told.PolicyHash);
    }

    /// <summary>1 May, Ascension Day, Good Friday with Easter Monday, and the days about Christmas are no working days.</summary>
    [Theory]
    [InlineData("2024-04-30", "2024-05-02", "2024-05-03")]
    [InlineData("2024-05-08", "2024-05-12", "2024-05-13")]
    [InlineData("2024-03-28", "2024-04-02", "2024-04-03")]
    [InlineData("2024-12-23", "2024-12-29", "2024-12-30")]
    public void DaysOff_DoNotCount(string asked, string stays, string goesOn)
    {
        Import(asked, Made.Episode("V1", 1));
        Import(stays, Made.Episode("V1", 1));
        Assert.Empty(Escalated());
        Import(goesOn, Made.Episode("V1", 1));
        Assert.Equal("unanswered for 2 working days", Assert.Single(Escalated()).Detail);
    }

    [Fact]
    public void Sip_GoesOnLikewise()
    {
        Sip sip = Made.Sip("S1", 1);
        _ledger.Import(new Day(Friday) { Sips = [sip] });
        Assert.True(_ledger.Item("S1").HasQuestion);
        ImportOutcome late = Import(Tuesday);
        Assert.Equal(late.Operation, _ledger.Item("S1").EscalatedOperation);
    }

    [Fact]
    public void LongerLimit_IsWaitedFor()
    {
        _ledger.SetLimit(3);
        Import(Friday, Made.Episode("V1", 1));
        Import(Wednesday, Made.Episode("V1", 1));
        Assert.Empty(Escalated());
        Import(Thursday, Made.Episode("V1", 1));
        Assert.Equal("unanswered for 4 working days", Assert.Single(Escalated()).Detail);
    }

    [Fact]
    public void WithoutALimit_NothingGoesOn_UntilThePolicyHasOne()
    {
        _ledger.Amend("regional: { clause: F2 }", "regional: { clause: F2 }  # no limit");
        Import(Friday, Made.Episode("V1", 1));
        Import("2025-02-03", Made.Episode("V1", 1));
        Assert.Empty(Escalated());

        _ledger.SetLimit(200);
        Import("2025-02-04", Made.Episode("V1", 1));
        Assert.Single(Escalated());
    }

    [Fact]
    public void WhatNobodyMustAnswer_DoesNotGoOn()
    {
        Import(Friday, Made.Episode("V1", 1), Made.Home("V2", 2));
        Assert.False(_ledger.Item("V2").HasQuestion);
        Answer("V1", "2024-01-30");
        Import(Wednesday, Made.Episode("V1", 1), Made.Home("V2", 2));
        Assert.Empty(Escalated());
    }

    [Fact]
    public void AskedAnew_StartsAnew()
    {
        Import(Friday, Made.Episode("V1", 1));
        Import(Tuesday, Made.Episode("V1", 1));
        Answer("V1", "2024-01-30");
        Assert.Equal(0, _ledger.Item("V1").EscalatedOperation);

        // The export contradicts the answer.
        ImportOutcome asked = Import(Wednesday, Made.Home("V1", 1, "2024-01-29"));
        Assert.Equal((true, asked.Operation, 0), (_ledger.Item("V1").HasQuestion, _ledger.Item("V1").AskedOperation, _ledger.Item("V1").EscalatedOperation));
        Import(Thursday, Made.Home("V1", 1, "2024-01-29"));
        Assert.Single(Escalated());
        ImportOutcome late = Import(NextFriday, Made.Home("V1", 1, "2024-01-29"));
        Assert.Equal(late.Operation, _ledger.Item("V1").EscalatedOperation);
        Assert.Equal(2, Escalated().Count);
    }

    /// <summary>What a person does has no day of files: it counts from the day that they did it, Monday.</summary>
    [Fact]
    public void AskedByADecision_CountsFromItsDay()
    {
        Import(Friday, Made.Episode("V1", 1));
        Answer("V1", "2024-01-30");
        _ledger.Decide("anna", new GivenDecision { Item = _ledger.Item("V1").Id, Step = DecisionStep.Withdraw });
        Import(Tuesday, Made.Episode("V1", 1));
        Assert.Empty(Escalated());
        Import(Wednesday, Made.Episode("V1", 1));
        Assert.Equal("unanswered for 2 working days", Assert.Single(Escalated()).Detail);
    }

    [Fact]
    public void OtherQuestionOfAnItem_WaitsSinceTheFirst()
    {
        Import(Friday, Made.Episode("V1", 1));
        Import(Tuesday);
        ItemRow gone = _ledger.Item("V1");
        Assert.Equal((ItemState.Vanished, 1), (gone.State, Escalated().Count));
    }

    [Fact]
    public void ChangedItem_IsToldOnce_AndKeepsBoth()
    {
        Import(Friday, Made.Episode("V1", 1));
        ImportOutcome tuesday = Import(Tuesday, Made.Episode("V1", 1) with { Unit = "Avdelning 8" });
        ItemRow item = _ledger.Item("V1");
        Assert.Equal(("Avdelning 8", tuesday.Operation), (item.Unit, item.EscalatedOperation));
        Assert.Single(tuesday.Items, i => i == item.Id);
    }

    [Fact]
    public void HandedOn_GoesOnOnce()
    {
        Import(Friday, Made.Episode("V1", 1));
        ImportOutcome first = Import(Tuesday, Made.Episode("V1", 1));
        Assert.Equal(0, Import(Tuesday, Made.Episode("V1", 1), Made.Home("V2", 2)).Count(EventKinds.Escalated));
        Assert.True(Import(Tuesday, Made.Episode("V1", 1), Made.Home("V2", 2)).IsRepeat);
        Import(Wednesday, Made.Episode("V1", 1), Made.Home("V2", 2));
        Assert.Single(Escalated());
        Assert.Equal(first.Operation, _ledger.Item("V1").EscalatedOperation);
    }

    [Fact]
    public void HandedOnByAPerson_DoesNotGoOnAgain()
    {
        Import(Friday, Made.Episode("V1", 1));
        _ledger.Decide("anna", new GivenDecision { Item = _ledger.Item("V1").Id, Step = DecisionStep.Escalate });
        Import(Wednesday, Made.Episode("V1", 1));
        Assert.Equal(("anna", ""), Assert.Single(Escalated()) is var told ? (told.Actor, told.Detail) : default);
    }

    [Fact]
    public void Backfill_HandsNothingOn()
    {
        _ledger.Amend("regional: { clause: F2 }", "regional: { clause: F2 }  # no limit");
        Import(Friday, Made.Episode("V1", 1));
        Import(Wednesday, [Unreadable], Made.Episode("V1", 1));
        Import(NextFriday, Made.Episode("V1", 1));

        _ledger.SetLimit(1);
        _ledger.Import(new Day(Monday) { Prator = [Made.Home("V2", 2)], Backfill = true });
        Assert.Empty(Escalated());
        Import(NextFriday, Made.Episode("V1", 1), Made.Home("V2", 2));
        Assert.Equal(["unanswered for 5 working days", "prator.csv, row 3, column Inskriven: no date, unanswered for 2 working days"], Escalated().Select(e => e.Detail));
    }

    /// <summary>Nobody could answer it before: it waits since the day of the newest files then, Wednesday.</summary>
    [Fact]
    public void QuestionOfABackfill_WaitsSinceItCame()
    {
        Import(Wednesday);
        _ledger.Import(new Day(Friday) { Prator = [Made.Episode("V1", 1)], Backfill = true });
        Assert.True(_ledger.Item("V1").HasQuestion);
        Import(Thursday, Made.Episode("V1", 1));
        Assert.Empty(Escalated());
        Import(NextFriday, Made.Episode("V1", 1));
        Assert.Equal("unanswered for 2 working days", Assert.Single(Escalated()).Detail);
    }

    [Fact]
    public void RejectedRow_GoesOnOnce_AndStaysSoUntilItIsMended()
    {
        ImportOutcome first = Import(Friday, [Unreadable]);
        Import(Monday, [Unreadable]);
        Assert.Empty(Escalated());

        ImportOutcome late = Import(Tuesday, [Unreadable]);
        Assert.Equal((first.Operation, late.Operation), OpenRow() is var row ? (row.FirstOperation, row.EscalatedOperation) : default);
        LedgerEvent told = Assert.Single(Escalated());
        Assert.Equal((null, "prator.csv, row 3, column Inskriven: no date, unanswered for 2 working days"), (told.Item, told.Detail));

        // It stands elsewhere in the file, or in no file of the day.
        Import(Wednesday, [Unreadable with { Row = 4 }]);
        Assert.Equal((4, late.Operation), (OpenRow().Row, OpenRow().EscalatedOperation));
        Import(Thursday);
        Assert.Single(Escalated());

        Import(NextFriday, Made.Home("V8", 8));
        Assert.Empty(OpenRows());
        ImportOutcome again = Import("2024-02-12", [Unreadable]);
        Assert.Equal((again.Operation, 0), (OpenRow().FirstOperation, OpenRow().EscalatedOperation));
    }

    [Fact]
    public void RejectedRow_ThatIsMended_DoesNotGoOn()
    {
        Import(Friday, [Unreadable]);
        Import(Tuesday, Made.Home("V8", 8));
        Assert.Empty(Escalated());
    }

    [Fact]
    public void RejectedRow_HandedOnByAPerson_DoesNotGoOnAgain()
    {
        Import(Friday, [Unreadable]);
        using (ILedgerWriter writer = _ledger.Store.Write(CancellationToken.None))
        {
            LedgerDecisions.EscalateRejected(writer, _ledger.Keys, Day.Somebody, [OpenRow().Id], "Ingen vet.");
        }

        Import(Wednesday, [Unreadable]);
        Assert.Equal("prator.csv, row 3, column Inskriven: no date", Assert.Single(Escalated()).Detail);
    }

    private ImportOutcome Import(string day, params Episode[] rows) => Import(day, [], rows);

    // One row says something else every day, or the files would be those of the day before.
    private ImportOutcome Import(string day, List<RejectedSeen> rejected, params Episode[] rows) =>
        _ledger.Import(new Day(day) { Prator = [.. rows, Made.Home("V9", 9) with { Unit = $"Avdelning {day}" }], Rejected = rejected });

    private void Answer(string reference, string discharged) =>
        _ledger.Decide("anna", new GivenDecision { Item = _ledger.Item(reference).Id, Step = DecisionStep.Answer, Facts = [new GivenFact(nameof(Episode.DischargedAt), discharged)] });

    private IReadOnlyList<LedgerEvent> Escalated() => _ledger.Events(new EntryFilter { Kinds = EventKinds.Escalated });

    private RejectedEntry OpenRow() => Assert.Single(OpenRows());

    private List<RejectedEntry> OpenRows()
    {
        using ILedgerReader reader = _ledger.Store.Read(CancellationToken.None);
        return [.. reader.Rejected(onlyOpen: true)];
    }
}
