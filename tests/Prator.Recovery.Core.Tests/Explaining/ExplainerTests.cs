using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Explaining;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Xunit;

namespace Prator.Recovery.Core.Tests.Explaining;

/// <summary>Explanations against the plain search over all cells, and against deciding the changed item anew.</summary>
public sealed class ExplainerTests
{
    private const int Items = 40;

    private static readonly RecoveryPolicy[] Policies = [Repository.Seed, Repository.Vinga];

    public static TheoryData<int> DaysAfterRestoration => [3, -5];

    [Theory]
    [MemberData(nameof(DaysAfterRestoration))]
    public void Because_IsEnough_AndNoneOfItCanBeSpared(int days) => Each(days, new BecauseCheck());

    [Theory]
    [MemberData(nameof(DaysAfterRestoration))]
    public void Otherwise_IsTheNearestReachableCellOfEveryOtherAction(int days) => Each(days, new NearestCheck());

    [Theory]
    [MemberData(nameof(DaysAfterRestoration))]
    public void Changed_IsDecidedAsTold(int days) => Each(days, new ChangedCheck());

    [Fact]
    public void Explain_OfARuleThatIsNotThePolicys_NamesNoFacts()
    {
        DecisionGrid<Episode> grid = Repository.Seed.Episodes;
        Moment asOf = Moment.EndOf(new DateOnly(2024, 2, 5));
        Decision<Episode> closure = grid.Decide(ItemText.Read<Episode>("CreatedAt 2024-01-10; DischargedAt 2024-01-20; InPrator yes"), asOf);
        Rule asked = closure.Rule with { Id = "L-SOURCES", Action = RecoveryAction.Review, Changes = [], ExcludeFromPaymentBasisWhen = null, Question = new LocalText("Vad stämmer?", "Which is right?") };

        Decision<Episode> instead = closure.Instead(asked);
        Explanation<Episode> explained = new Explainer<Episode>(grid, asOf).Explain(instead);

        Assert.True(closure.IsOfPolicy);
        Assert.False(instead.IsOfPolicy);
        Assert.Equal((RecoveryAction.Review, "Which is right?", closure.Cell), (instead.Action, instead.QuestionIn(CultureInfo.GetCultureInfo("en-US")), instead.Cell));
        Assert.Empty(instead.Changes);
        Assert.Null(instead.PaymentBasis);
        Assert.Same(asked, explained.Decision.Rule);
        Assert.Empty(explained.Because);
        Assert.Empty(explained.Otherwise);
    }

    [Fact]
    public void Explain_OfAClosure_NamesTheFactsWithTheirValues_AndTheWaysOut()
    {
        DecisionGrid<Episode> grid = Repository.Seed.Episodes;
        Moment asOf = Moment.EndOf(new DateOnly(2024, 2, 5));
        Explainer<Episode> explainer = new(grid, asOf);
        Explanation<Episode> explained = explainer.Explain(grid.Decide(ItemText.Read<Episode>("CreatedAt 2024-01-10; DischargedAt 2024-01-20; InPrator yes"), asOf));

        Assert.Equal("E4", explained.Decision.Rule.Id);
        Assert.Equal(
            [
                "duplicate no: ",
                "whereabouts home: DischargedAt 2024-01-20",
                "conflict no: DischargedAt 2024-01-20, CreatedAt 2024-01-10",
                "status open: ",
                "created before: CreatedAt 2024-01-10",
                "inPrator yes: InPrator ja",
                "discharged yes: DischargedAt 2024-01-20",
                "ready missing: ",
            ],
            explained.Because.Select(b => $"{b.Fact.Name} {b.Band.Name}: {string.Join(", ", b.Values.Select(v => $"{v.Field} {v.Text.Swedish}"))}"));
        Assert.Equal(
            [
                "Review E-DUPLICATE: duplicate no > yes",
                "None E-DONE: status open > closed",
                "ContinueInPrator E1-IN: created before > after",
                "ContinueManually E2: created before > during, inPrator yes > unknown",
                "Register E1: created before > after, inPrator yes > unknown",
                "RegisterByAgreement E2-AGREED: created before > during, inPrator yes > unknown, need unknown > yes, agreement unknown > yes",
            ],
            explained.Otherwise.Select(o => $"{o.Action} {o.Rule.Id}: {string.Join(", ", o.Changes.Select(c => $"{c.Fact.Name} {c.From.Name} > {c.To.Name}"))}"));
    }

    [Fact]
    public void Changed_KeepsWhatTheItemSaysBesides()
    {
        DecisionGrid<Episode> grid = Repository.Seed.Episodes;
        Moment asOf = Moment.EndOf(new DateOnly(2024, 2, 5));
        Explainer<Episode> explainer = new(grid, asOf);
        Episode item = ItemText.Read<Episode>("CreatedAt 2024-01-10; AdmittedAt 2024-01-09; DischargedAt 2024-01-20; InPrator yes; LongTermNeed no") with { EpisodeId = "V1", Unit = "Avd 3" };
        OtherOutcome review = explainer.Explain(grid.Decide(item, asOf)).Otherwise.Single(o => o.Action == RecoveryAction.Review);

        Episode changed = explainer.Changed(item, review);

        Assert.Equal(item, changed with { Duplicate = item.Duplicate });
        Assert.NotSame(item, changed);
    }

    [Fact]
    public void Explain_OfADecisionForAnotherMoment_IsRefused()
    {
        DecisionGrid<Sip> grid = Repository.Seed.Sips;
        Explainer<Sip> explainer = new(grid, Moment.EndOf(new DateOnly(2024, 2, 5)));

        Assert.Throws<ArgumentException>(() => explainer.Explain(grid.Decide(BlankItem.Of<Sip>(), Moment.EndOf(new DateOnly(2024, 2, 6)))));
    }

    [Fact]
    public void Values_OfFreeText_AreWhatItWasReadAs()
    {
        DecisionGrid<Episode> grid = Repository.Seed.Episodes;
        Moment asOf = Moment.EndOf(new DateOnly(2024, 2, 5));
        Episode item = BlankItem.Of<Episode>() with { CreatedAt = Moment.On(new DateOnly(2024, 1, 10)), Disposition = new Disposition(DispositionCode.Other, "hos Kim") };

        Explanation<Episode> explained = new Explainer<Episode>(grid, asOf).Explain(grid.Decide(item, asOf));

        FieldValue value = explained.Because.Single(b => b.Fact.Name == "whereabouts").Values.Single();
        Assert.Equal(("Disposition", "annat", "other"), (value.Field, value.Text.Swedish, value.Text.English));
    }

    private static void Each(int days, ICheck check)
    {
        foreach (RecoveryPolicy policy in Policies)
        {
            Moment asOf = Moment.At(policy.Boundaries.RestoredAt.AddDays(days));
            Each(policy.Episodes, policy.Boundaries, asOf, check);
            Each(policy.Sips, policy.Boundaries, asOf, check);
        }
    }

    private static void Each<T>(DecisionGrid<T> grid, Boundaries boundaries, Moment asOf, ICheck check)
        where T : CareItem
    {
        Explainer<T> explainer = new(grid, asOf);
        ReachableCells<T> reachable = new(grid, asOf);
        RandomItems<T> items = new(boundaries, asOf, seed: 11);
        for (int i = 0; i < Items; i++)
        {
            check.Check(grid, reachable, explainer, explainer.Explain(grid.Decide(items.Next(), asOf)));
        }

        // Random dates contradict each other often; these do not.
        foreach (int cell in Enumerable.Range(0, grid.Shape.CellCount).Where(reachable.Contains).Where((_, i) => i % 97 == 0).Take(Items))
        {
            check.Check(grid, reachable, explainer, explainer.Explain(grid.Decide(reachable.Witness(cell)!, asOf)));
        }
    }

    private interface ICheck
    {
        void Check<T>(DecisionGrid<T> grid, ReachableCells<T> reachable, Explainer<T> explainer, Explanation<T> explained)
            where T : CareItem;
    }

    private sealed class BecauseCheck : ICheck
    {
        public void Check<T>(DecisionGrid<T> grid, ReachableCells<T> reachable, Explainer<T> explainer, Explanation<T> explained)
            where T : CareItem
        {
            int[] deciding = [.. explained.Because.Select(b => b.Fact.Index)];
            int cell = explained.Decision.Cell;
            Assert.All(explained.Because, b => Assert.Same(b.Fact.Bands[grid.Shape.BandOf(cell, b.Fact.Index)], b.Band));
            Assert.Equal([explained.Decision.Rule.Id], RulesOf(grid, cell, deciding));
            Assert.All(deciding, spared => Assert.NotEqual(1, RulesOf(grid, cell, [.. deciding.Where(f => f != spared)]).Length));
        }

        private static string[] RulesOf<T>(DecisionGrid<T> grid, int cell, int[] held)
            where T : CareItem =>
            [.. Enumerable.Range(0, grid.Shape.CellCount).Where(c => Array.TrueForAll(held, f => grid.Shape.BandOf(c, f) == grid.Shape.BandOf(cell, f))).Select(c => grid[c].Rule.Id).Distinct()];
    }

    private sealed class NearestCheck : ICheck
    {
        public void Check<T>(DecisionGrid<T> grid, ReachableCells<T> reachable, Explainer<T> explainer, Explanation<T> explained)
            where T : CareItem
        {
            int cell = explained.Decision.Cell;
            int[] facts = [.. grid.Shape.Facts.Select(f => f.Index)];
            Dictionary<RecoveryAction, (string Order, int Cell)> nearest = [];
            for (int other = 0; other < grid.Shape.CellCount; other++)
            {
                RecoveryAction action = grid[other].Rule.Action;
                if (action != explained.Decision.Action && reachable.Contains(other))
                {
                    int[] changed = [.. facts.Where(f => grid.Shape.BandOf(cell, f) != grid.Shape.BandOf(other, f))];
                    if (nearest.TryGetValue(action, out (string Order, int Cell) nearer) && changed.Length > int.Parse(nearer.Order[..2], CultureInfo.InvariantCulture))
                    {
                        continue;
                    }

                    string order = $"{changed.Length:00} {string.Join(' ', changed.Select(f => $"{f:00}"))} {string.Join(' ', changed.Select(f => $"{grid.Shape.BandOf(other, f):00}"))}";
                    if (!nearest.TryGetValue(action, out (string Order, int Cell) known) || string.CompareOrdinal(order, known.Order) < 0)
                    {
                        nearest[action] = (order, other);
                    }
                }
            }

            Assert.Equal(nearest.OrderBy(n => n.Value.Order, StringComparer.Ordinal).Select(n => (n.Key, n.Value.Cell)), explained.Otherwise.Select(o => (o.Action, o.Cell)));
            Assert.All(explained.Otherwise, o => Assert.Equal(grid.Shape.Describe(o.Cell), Describe(grid, cell, o)));
        }

        private static string Describe<T>(DecisionGrid<T> grid, int cell, OtherOutcome other)
            where T : CareItem =>
            string.Join(", ", grid.Shape.Facts.Select(f => $"{f.Name}={(other.Changes.SingleOrDefault(c => c.Fact == f)?.To ?? f.Bands[grid.Shape.BandOf(cell, f.Index)]).Name}"));
    }

    private sealed class ChangedCheck : ICheck
    {
        public void Check<T>(DecisionGrid<T> grid, ReachableCells<T> reachable, Explainer<T> explainer, Explanation<T> explained)
            where T : CareItem
        {
            foreach (OtherOutcome other in explained.Otherwise)
            {
                T before = (T)((CareItem)explained.Decision.Item with { });
                Decision<T> anew = grid.Decide(explainer.Changed(explained.Decision.Item, other), explained.Decision.AsOf);

                Assert.Equal((other.Cell, other.Action, other.Rule.Id), (anew.Cell, anew.Action, anew.Rule.Id));
                Assert.Equal(before, explained.Decision.Item);
            }
        }
    }
}
