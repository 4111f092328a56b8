using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

public sealed class SqliteImportTests() : ImportTests(StoreKind.Sqlite);

public sealed class PostgresImportTests() : ImportTests(StoreKind.Postgres);

/// <summary>What becomes of items from day to day.</summary>
public abstract class ImportTests(StoreKind kind) : IDisposable
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
    public void FirstDay_EveryRowIsAnItem()
    {
        ImportOutcome outcome = _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Episode("V2", 2)], Sips = [Made.Sip("S1", 1)] });

        Assert.Equal((3, 0), (outcome.New, outcome.DecidedDifferently));
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
        Assert.Equal((RecoveryAction.Review, "E5-UNKNOWN", ItemState.Asked), Of("V2"));
        Assert.Equal((RecoveryAction.Review, "S-IN", ItemState.Asked), Of("S1"));
    }

    [Fact]
    public void SameFilesAgain_ChangeNothing()
    {
        Day day = new("2024-02-05") { Prator = [Made.Home("V1", 1)] };
        ImportOutcome first = _ledger.Import(day);
        ImportOutcome again = _ledger.Import(day);

        Assert.True(again.IsRepeat);
        Assert.Equal(first.Head!.ToString(), again.Head!.ToString());
    }

    [Fact]
    public void OlderSnapshot_IsRefused_UnlessBackfill()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        Day old = new("2024-02-04") { Prator = [Made.Episode("V1", 1), Made.Home("V9", 9)] };

        LedgerException refused = Assert.Throws<LedgerException>(() => _ledger.Import(old));
        Assert.Equal(LedgerFault.SnapshotOld, refused.Fault);

        ImportOutcome filled = _ledger.Import(new Day("2024-02-04") { Prator = [Made.Episode("V1", 1), Made.Home("V9", 9)], Backfill = true });
        Assert.Equal(1, filled.New);
        Assert.Equal(ItemState.Vanished, _ledger.Item("V9").State);
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
    }

    [Fact]
    public void KnownState_OfAnEarlierMoment_IsNotUsed()
    {
        KnownState empty = _ledger.Known();
        Assert.Equal(2, _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] }, known: null).New);
        KnownState both = _ledger.Known();
        Assert.Equal(0, _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] }, empty).New);
        ImportOutcome third = _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V1", 1)] }, both);
        Assert.Equal((0, 1), (third.New, third.Count(EventKinds.Vanished)));
        ImportOutcome fourth = _ledger.Import(new Day("2024-02-08") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] }, both);
        Assert.Equal((0, 1), (fourth.New, fourth.Count(EventKinds.Returned)));
    }

    [Fact]
    public void KnownState_TwoReadersOfOneMoment_OrNothing()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        Assert.NotNull(KnownState.Of(() => _ledger.Store.Read(CancellationToken.None), CancellationToken.None));
        Assert.Null(KnownState.Of(() => null, CancellationToken.None));

        // Whichever thread opens second sees the next day.
        Lock turn = new();
        int opened = 0;
        Assert.Null(KnownState.Of(
            () =>
            {
                lock (turn)
                {
                    if (++opened == 2)
                    {
                        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] }, known: null);
                    }

                    return _ledger.Store.Read(CancellationToken.None);
                }
            },
            CancellationToken.None));
    }

    [Fact]
    public void Vanished_AndReturned()
    {
        // The reader says of every row of the system's export that the system has it.
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2) with { InPrator = YesNo.Yes }] });
        ImportOutcome second = _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1)] });

        Assert.Equal(1, second.Count(EventKinds.Vanished));
        Assert.Equal((RecoveryAction.Review, "E-ABSENT", ItemState.Vanished), Of("V2"));
        Assert.True(_ledger.Item("V2").HasQuestion);

        ImportOutcome third = _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
        Assert.Equal(1, third.Count(EventKinds.Returned));
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V2"));
    }

    [Fact]
    public void Order_IsVerified_ByTheOrderedDates()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2), Made.Home("V3", 3)] });
        Assert.All(_ledger.Order(new DateOnly(2024, 2, 5), "V1", "V2", "V3"), r => Assert.True(r.IsNew));
        Assert.All(_ledger.Order(new DateOnly(2024, 2, 5), "V1"), r => Assert.False(r.IsNew));
        Assert.Equal(ItemState.Ordered, _ledger.Item("V1").State);

        Episode closed = Made.Home("V1", 1) with { ReadyAt = Made.On("2024-02-05"), Status = ItemStatus.Closed };
        Episode otherwise = Made.Home("V2", 2, "2024-01-21") with { ReadyAt = Made.On("2024-02-05"), Status = ItemStatus.Closed };
        ImportOutcome outcome = _ledger.Import(new Day("2024-02-06") { Prator = [closed, otherwise, Made.Home("V3", 3)] });

        Assert.Equal((1, 1), (outcome.Count(EventKinds.Verified), outcome.Count(EventKinds.Discrepancy)));
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Verified), Of("V1"));
        Assert.Equal(ItemState.Discrepancy, _ledger.Item("V2").State);
        Assert.Contains("2024-01-20 ≠ 2024-01-21", _ledger.Item("V2").Asks, StringComparison.Ordinal);
        Assert.Equal((ItemState.Ordered, new DateOnly(2024, 2, 5)), (_ledger.Item("V3").State, _ledger.Item("V3").OrderedOn));

        Assert.True(_ledger.Order(new DateOnly(2024, 2, 6), "V3")[0].IsNew);
        Assert.Equal(new DateOnly(2024, 2, 6), _ledger.Item("V3").OrderedOn);
        Assert.True(_ledger.Withdraw("V3")[0].IsNew);
        Assert.Equal(ItemState.Waiting, _ledger.Item("V3").State);

        _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V1", 1), otherwise, Made.Home("V3", 3)] });
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
        Assert.Contains(_ledger.Events(), e => e.Kind == EventKinds.Reopened && e.Item == _ledger.Item("V1").Id);
    }

    [Fact]
    public void PaperItem_IsRegistered_AndVerified()
    {
        Episode paper = Made.Episode(null, 1, "2024-02-03");
        _ledger.Import(new Day("2024-02-05") { Log = [paper], Prator = [Made.Home("V2", 2)] });
        Assert.Equal((RecoveryAction.Register, "E1", ItemState.Waiting), Of("#2"));

        Episode registered = Made.Episode("V77", 1, "2024-02-06", admitted: "2024-02-03");
        ImportOutcome outcome = _ledger.Import(new Day("2024-02-06") { Log = [paper], Prator = [Made.Home("V2", 2), registered] });
        Assert.Equal((1, 1, 0), (outcome.Count(EventKinds.Verified), outcome.Count(EventKinds.Linked), outcome.New));
        Assert.Equal((RecoveryAction.Register, "E1", ItemState.Verified), Of("V77"));
    }

    [Fact]
    public void SeveralCandidates_NeverMerge_TheyAsk()
    {
        _ledger.Import(new Day("2024-02-05")
        {
            Log = [Made.Episode(null, 1, "2024-01-20")],
            Prator = [Made.Episode("V1", 1, "2024-01-20"), Made.Episode("V2", 1, "2024-01-20")],
        });

        Assert.All(_ledger.Items().Values, i => Assert.Equal((RecoveryAction.Review, LedgerQuestion.Match, ItemState.Asked), (i.Action, i.Rule, i.State)));
        Assert.Equal(3, _ledger.Items().Count);
        Dictionary<string, ItemRow> items = _ledger.Items();
        ItemRow paper = items.Values.Single(i => i.Reference is null);
        Assert.Equal([$"Prator=#{Math.Min(items["V1"].Id, items["V2"].Id)} #{Math.Max(items["V1"].Id, items["V2"].Id)}"], Assert.Single(Follow.Questions(paper.Asks)).Values);
        Assert.Equal([$"OutageLog=#{paper.Id}"], Assert.Single(Follow.Questions(items["V2"].Asks)).Values);
    }

    [Fact]
    public void SeveralStays_AreNamedByTheirAdmission()
    {
        _ledger.Import(new Day("2024-02-05")
        {
            Prator = [Made.Episode("V1", 1, "2024-01-10") with { AdmittedAt = Moment.Missing }],
            Census = [Made.Stay(1, "2024-01-05"), Made.Stay(1, "2024-01-08")],
        });

        Assert.Equal(["Census=2024-01-05 2024-01-08"], Assert.Single(Follow.Questions(_ledger.Item("V1").Asks)).Values);
    }

    [Fact]
    public void Sip_RegisteredWithAnotherDate_Asks_UntilTheDateIsMended()
    {
        Sip paper = Made.Sip(null, 1, "2024-01-20");
        _ledger.Import(new Day("2024-02-05") { SipLog = [paper], Sips = [Made.Sip("S0", 1, "2023-11-01") with { EndedAt = Made.On("2023-12-01") }, Made.Sip("S9", 9)] });
        Assert.NotEqual(LedgerQuestion.Match, Paper().Rule);

        Day second = new("2024-02-06") { SipLog = [paper], Sips = [Made.Sip("S0", 1, "2023-11-01") with { EndedAt = Made.On("2023-12-01") }, Made.Sip("S9", 9), Made.Sip("S1", 1, "2024-02-06")] };
        _ledger.Import(second);
        (long log, long system) = (Paper().Id, _ledger.Item("S1").Id);
        Assert.Equal((RecoveryAction.Review, LedgerQuestion.Match, ItemState.Asked), Tuple(Paper()));
        Assert.Equal((RecoveryAction.Review, LedgerQuestion.Match, ItemState.Asked), Of("S1"));
        Assert.Equal([$"Prator=#{system}"], Assert.Single(Follow.Questions(Paper().Asks)).Values);
        Assert.Equal([$"OutageLog=#{log}"], Assert.Single(Follow.Questions(_ledger.Item("S1").Asks)).Values);
        Assert.NotEqual(LedgerQuestion.Match, _ledger.Item("S0").Rule);

        _ledger.Import(new Day("2024-02-07") { SipLog = [paper], Sips = [.. second.Sips!.Select(s => s.SipId == "S1" ? s with { CreatedAt = paper.CreatedAt } : s)] });
        Assert.Contains(_ledger.All(), i => i.MergedInto != 0);
        Assert.DoesNotContain(_ledger.All(), i => i.Rule == LedgerQuestion.Match && i.MergedInto == 0);

        ItemRow Paper() => _ledger.All().Single(i => i.Reference is null);
    }

    [Theory]
    [InlineData("2024-02-02", null, true)]
    [InlineData("2024-02-02", "2024-02-04", true)]
    [InlineData("2024-02-05", "2024-02-04", false)]
    public void Episode_RegisteredWithAnotherAdmission_Asks_UnlessItIsAnotherStay(string admitted, string? left, bool asks)
    {
        Episode paper = Made.Episode(null, 1, "2024-02-03") with { DischargedAt = left is null ? Moment.Missing : Made.On(left) };
        _ledger.Import(new Day("2024-02-05") { Log = [paper], Prator = [] });
        _ledger.Import(new Day("2024-02-06") { Log = [paper], Prator = [Made.Episode("V1", 1, "2024-02-06", admitted)] });

        Assert.Equal(asks, _ledger.Item("#1").Rule == LedgerQuestion.Match);
        Assert.Equal(asks, _ledger.Item("V1").Rule == LedgerQuestion.Match);
    }

    [Fact]
    public void Duplicate_IsSettled_WhenTheOtherRowIsLeft()
    {
        Episode one = Made.Home("V1", 1) with { Duplicate = true };
        Episode other = Made.Home("V1", 1, "2024-01-22") with { Duplicate = true };
        _ledger.Import(new Day("2024-02-05") { Prator = [one, other] });
        Assert.All(_ledger.All(), i => Assert.Equal("E-DUPLICATE", i.Rule));

        ImportOutcome mended = _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1)] });

        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Tuple(_ledger.All()[0]));
        Assert.Equal((RecoveryAction.None, LedgerRule.Duplicate, ItemState.Settled), Tuple(_ledger.All()[1]));
        Assert.Equal(1, mended.Count(EventKinds.Settled));
        Assert.Contains(_ledger.Events(), e => e.Item == 2 && e.Kind == EventKinds.Settled);

        _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V1", 1), Made.Episode("V2", 2)] });
        Assert.Equal(ItemState.Settled, _ledger.All()[1].State);

        _ledger.Import(new Day("2024-02-08") { Prator = [Made.Episode("V2", 2)] });
        Assert.All(_ledger.All().Where(i => i.Reference == "V1"), i => Assert.Equal(ItemState.Vanished, i.State));

        _ledger.Import(new Day("2024-02-09") { Prator = [one, other, Made.Episode("V2", 2)] });
        Assert.All(_ledger.All().Where(i => i.Reference == "V1"), i => Assert.Equal("E-DUPLICATE", i.Rule));
    }

    [Fact]
    public void SourcesThatDisagree_Ask_AndNameBothValues()
    {
        _ledger.Import(new Day("2024-02-05")
        {
            Prator = [Made.Home("V1", 1, "2024-01-20")],
            Census = [Made.Stay(1, "2024-01-10", "2024-01-22")],
        });

        ItemRow item = _ledger.Item("V1");
        Assert.Equal((RecoveryAction.Review, LedgerQuestion.Sources, ItemState.Asked), (item.Action, item.Rule, item.State));
        LedgerQuestion question = Assert.Single(Follow.Questions(item.Asks));
        Assert.Equal("DischargedAt", question.Field);
        Assert.Equal(["Prator=2024-01-20", "Census=2024-01-22"], question.Values);
    }

    [Fact]
    public void Readmission_HasTwoStays_EachByItsOwnDates()
    {
        _ledger.Import(new Day("2024-02-05")
        {
            Prator = [Made.Episode("V1", 1, "2024-01-05"), Made.Episode("V2", 1, "2024-01-12")],
            Census = [Made.Stay(1, "2024-01-05", "2024-01-08"), Made.Stay(1, "2024-01-12")],
        });

        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V1"));
        Assert.Equal((RecoveryAction.ContinueInPrator, "E3", ItemState.Settled), Of("V2"));
    }

    [Fact]
    public void SipOfADeceased_CountsAsDeceased()
    {
        Stay died = Made.Stay(1, "2024-01-10", "2024-01-25") with { Disposition = new Disposition(DispositionCode.Deceased, "Avliden") };
        _ledger.Import(new Day("2024-02-05") { SipLog = [Made.Sip("S1", 1)], Census = [died] });
        Assert.Equal((RecoveryAction.Review, "S-DECEASED", ItemState.Asked), Of("S1"));
    }

    [Fact]
    public void SipOfADeceased_WhoseEpisodeSaysNothingNew_CountsAsDeceased()
    {
        Episode died = Made.Home("V1", 1) with { Disposition = new Disposition(DispositionCode.Deceased, "Avliden") };
        _ledger.Import(new Day("2024-02-05") { Prator = [died] });
        ImportOutcome second = _ledger.Import(new Day("2024-02-06") { Prator = [died], SipLog = [Made.Sip("S1", 1)] });
        Assert.Equal((1, 0), (second.New, second.Count(EventKinds.Changed)));
        Assert.Equal((RecoveryAction.Review, "S-DECEASED", ItemState.Asked), Of("S1"));
        ImportOutcome third = _ledger.Import(new Day("2024-02-07") { Prator = [died], SipLog = [Made.Sip("S1", 1)] });
        Assert.Empty(third.Items);
    }

    [Fact]
    public void RejectedRow_IsKept_UntilItIsMended()
    {
        RejectedSeen row = new("prator.csv", 3, "Inskriven", "no date", "V3", "Avdelning 7", "Vinga", null);
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)], Rejected = [row] });
        ImportOutcome still = _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
        Assert.Equal(1, still.RejectedOpen);
        ImportOutcome mended = _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2), Made.Home("V3", 3)] });
        Assert.Equal(0, mended.RejectedOpen);
        Assert.Contains(_ledger.Events(), e => e.Kind == EventKinds.Mended);
    }

    [Fact]
    public void Registered_WithOtherFactsThanOnPaper_IsADiscrepancy()
    {
        Episode paper = Made.Episode(null, 1, "2024-02-03") with { DischargedAt = Made.On("2024-02-04") };
        _ledger.Import(new Day("2024-02-05") { Log = [paper], Prator = [] });
        _ledger.Import(new Day("2024-02-06") { Log = [paper], Prator = [Made.Episode("V1", 1, "2024-02-06", admitted: "2024-02-03") with { DischargedAt = Made.On("2024-02-05") }] });

        ItemRow item = _ledger.Item("V1");
        Assert.Equal((RecoveryAction.Register, ItemState.Discrepancy, true), (item.Action, item.State, item.HasQuestion));
        Assert.Equal("DischargedAt", Assert.Single(Follow.Questions(item.Asks)).Field);
    }

    [Fact]
    public void Cancelled_InTheSystem_IsNotRegistered()
    {
        Episode paper = Made.Episode(null, 1, "2024-02-03");
        _ledger.Import(new Day("2024-02-05") { Log = [paper], Prator = [] });
        _ledger.Import(new Day("2024-02-06") { Log = [paper], Prator = [Made.Episode("V1", 1, "2024-02-03") with { Status = ItemStatus.Cancelled }] });
        Assert.NotEqual(ItemState.Verified, _ledger.Item("V1").State);
    }

    [Theory]
    [InlineData("2024-01-20", ItemState.Verified)]
    [InlineData("2024-01-21", ItemState.Discrepancy)]
    public void Order_IsHeldAgainstWhatComes_AlsoWhenTheItemWasMissing(string discharged, ItemState state)
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] });
        _ledger.Order(new DateOnly(2024, 2, 5), "V1");
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V2", 2)] });
        Assert.Equal((ItemState.Vanished, new DateOnly(2024, 2, 5)), (_ledger.Item("V1").State, _ledger.Item("V1").OrderedOn));

        Episode closed = Made.Home("V1", 1, discharged) with { ReadyAt = Made.On("2024-02-05"), Status = ItemStatus.Closed };
        _ledger.Import(new Day("2024-02-07") { Prator = [closed, Made.Home("V2", 2)] });
        Assert.Equal((RecoveryAction.Close, "E4", state), Of("V1"));
    }

    [Fact]
    public void AnEarlierOrder_VerifiesToo_AndNoOrderIsForADayThatIsPast()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)] });
        _ledger.Order(new DateOnly(2024, 2, 5), "V1");
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1) with { Owner = "En annan" }] });
        Assert.Contains("2024-02-06", _ledger.Order(new DateOnly(2024, 2, 4), "V1")[0].Refusal, StringComparison.Ordinal);
        _ledger.Order(new DateOnly(2024, 2, 6), "V1");

        _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V1", 1) with { ReadyAt = Made.On("2024-02-05"), Status = ItemStatus.Closed }] });
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Verified), Of("V1"));
    }

    [Fact]
    public void Order_GoesWithItsItem_WhenItTurnsOutToBeAnother()
    {
        Episode paper = Made.Episode(null, 1, "2024-01-09") with { DischargedAt = Made.On("2024-01-20") };
        Episode system = Made.Home("V9", 1) with { CreatedAt = Made.On("2024-01-09"), AdmittedAt = Made.On("2024-01-08") };
        _ledger.Import(new Day("2024-02-05") { Log = [paper], Prator = [system] });
        _ledger.Order(new DateOnly(2024, 2, 5), "V9");

        _ledger.Import(new Day("2024-02-06") { Log = [paper], Prator = [system with { AdmittedAt = Made.On("2024-01-09") }] });
        ItemRow item = Assert.Single(_ledger.All(), i => i.MergedInto == 0);
        Assert.Equal((ItemState.Ordered, new DateOnly(2024, 2, 5)), (item.State, item.OrderedOn));

        Episode closed = system with { AdmittedAt = Made.On("2024-01-09"), ReadyAt = Made.On("2024-02-05"), Status = ItemStatus.Closed };
        _ledger.Import(new Day("2024-02-07") { Log = [paper], Prator = [closed] });
        Assert.Equal(ItemState.Verified, Assert.Single(_ledger.All(), i => i.MergedInto == 0).State);
    }

    [Fact]
    public void UnreadableRow_IsThere()
    {
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1), Made.Home("V3", 3)] });
        RejectedSeen row = new("prator.csv", 3, "Inskriven", "no date", "V3", "Avdelning 7", "Vinga", null);
        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1)], Rejected = [row] });
        Assert.Equal((RecoveryAction.Close, "E4", ItemState.Waiting), Of("V3"));
    }

    [Fact]
    public void RejectedRows_OfOneId_AreEachKept_AndMendedTogether()
    {
        RejectedSeen one = new("prator.csv", 3, "Inskriven", "no date", "V3", null, null, null);
        RejectedSeen other = one with { Row = 4, Column = "Utskriven" };
        Assert.Equal(2, _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)], Rejected = [one, other] }).RejectedOpen);
        Assert.Equal(2, _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)], Rejected = [one, other] }).RejectedOpen);
        Assert.Equal(0, _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V1", 1), Made.Home("V3", 3)] }).RejectedOpen);
    }

    [Fact]
    public void RejectedRow_WithoutId_ThatIsMerelyRemoved_StaysOpen()
    {
        RejectedSeen row = new("prator.csv", 3, "Inskriven", "no date", "prator.csv#3", null, null, "Förvaltaren");
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)], Rejected = [row] });
        Assert.Equal(1, _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1), Made.Home("V2", 2)] }).RejectedOpen);
        Assert.Equal(0, _ledger.Import(new Day("2024-02-07") { Prator = [Made.Home("V1", 1), Made.Episode(null, 5)] }).RejectedOpen);
    }

    /// <summary>Earlier versions kept a sentence: the same row, told as a code now, is no second one.</summary>
    [Fact]
    public void RejectedRow_WithoutId_WhoseReasonWasASentence_IsTheSame()
    {
        RejectedSeen row = new("prator.csv", 3, "Inskriven", "`x` is no date.", "prator.csv#3", null, null, "Förvaltaren");
        RejectedSeen now = row with { Reason = """{"code":"NoDate","value":"2024-02-30"}""" };
        _ledger.Import(new Day("2024-02-05") { Prator = [Made.Home("V1", 1)], Rejected = [row] });
        using (ILedgerReader reader = _ledger.Store.Read(CancellationToken.None))
        {
            Assert.Equal("`x` is no date.", Assert.Single(reader.Rejected(onlyOpen: true)).Reason);
        }

        _ledger.Import(new Day("2024-02-06") { Prator = [Made.Home("V1", 1)], Rejected = [now] });
        using (ILedgerReader reader = _ledger.Store.Read(CancellationToken.None))
        {
            RejectedEntry open = Assert.Single(reader.Rejected(onlyOpen: true));
            Assert.Equal((1, now.Reason), (open.Id, open.Reason));
        }

        Assert.Equal(
            ["prator.csv, row 3, column Inskriven: `x` is no date.", "prator.csv, row 3, column Inskriven: NoDate 2024-02-30"],
            _ledger.Events(new EntryFilter { Kinds = EventKinds.Rejected }).Select(e => e.Detail));
    }

    private (RecoveryAction Action, string Rule, ItemState State) Of(string reference) =>
        Tuple(_ledger.Item(reference));

    private static (RecoveryAction Action, string Rule, ItemState State) Tuple(ItemRow item) => (item.Action, item.Rule, item.State);
}
