using System.Diagnostics;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Xunit;

namespace Prator.Recovery.Core.Tests.Explaining;

public sealed class ReachableCellsTests
{
    private const int Samples = 150_000;
    private const int Boxes = 300;

    [Theory]
    [InlineData(3)]
    [InlineData(0)]
    [InlineData(-10)]
    public void Contains_TheCellsOfRandomItems_AndNoOthers(int daysAfterRestoration)
    {
        foreach (RecoveryPolicy policy in new[] { Repository.Seed, Repository.Vinga })
        {
            Moment asOf = Moment.At(policy.Boundaries.RestoredAt.AddDays(daysAfterRestoration));
            Check(policy.Episodes, policy.Boundaries, asOf);
            Check(policy.Sips, policy.Boundaries, asOf);
        }
    }

    [Fact]
    public void Contains_WithABareDayOfDecision() =>
        Check(Repository.Seed.Sips, Repository.Seed.Boundaries, Moment.EndOf(new DateOnly(2024, 2, 2)));

    [Fact]
    public void Contains_NothingThatTheFieldsExclude()
    {
        DecisionGrid<Episode> grid = Repository.Seed.Episodes;
        ReachableCells<Episode> reachable = new(grid, Repository.Seed.Boundaries.UsualAsOf);
        Fact discharged = grid.Book.Facts.Single(f => f.Name == "discharged");
        Fact whereabouts = grid.Book.Facts.Single(f => f.Name == "whereabouts");
        Fact conflict = grid.Book.Facts.Single(f => f.Name == "conflict");

        // An inpatient with a discharge date is a conflict, by the very definition of conflict.
        Region excluded = Region.Everywhere(grid.Shape.Facts)
            .Where(discharged.Index, [discharged.IndexOf("yes")])
            .Where(whereabouts.Index, [whereabouts.IndexOf("inpatient")])
            .Where(conflict.Index, [conflict.IndexOf("no")]);

        Assert.All(grid.Shape.CellsOf(excluded), cell => Assert.False(reachable.Contains(cell)));
    }

    private static void Check<T>(DecisionGrid<T> grid, Boundaries boundaries, Moment asOf)
        where T : CareItem
    {
        Stopwatch watch = Stopwatch.StartNew();
        ReachableCells<T> reachable = new(grid, asOf);
        long? count = reachable.Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"{typeof(T).Name} as of {asOf}: {count} of {grid.Shape.CellCount} cells, in {watch.ElapsedMilliseconds} ms");

        Assert.True(reachable.IsExact);
        int[] contained = [.. Enumerable.Range(0, grid.Shape.CellCount).Where(reachable.Contains)];
        Assert.Equal(count, contained.Length);
        foreach (int cell in contained)
        {
            Assert.Equal(cell, grid.CellOf(reachable.Witness(cell)!, asOf));
        }

        Assert.All(Enumerable.Range(0, grid.Shape.CellCount).Except(contained).Take(100), cell => Assert.Null(reachable.Witness(cell)));
        CheckBoxes(grid.Shape, reachable, [.. contained]);
        RandomItems<T> items = new(boundaries, asOf, seed: 7);
        HashSet<int> met = [];
        for (int i = 0; i < Samples; i++)
        {
            T item = items.Next();
            int cell = grid.CellOf(item, asOf);
            met.Add(cell);
            if (!reachable.Contains(cell))
            {
                Assert.Fail($"{item} as of {asOf} falls into {grid.Shape.Describe(cell)}, which is said not to occur.");
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"  random items met {met.Count} of them");
    }

    /// <summary>What is said of whole boxes is what is said of their cells, and what is named as the cause is one, with no fact too many.</summary>
    private static void CheckBoxes<T>(GridShape shape, ReachableCells<T> reachable, HashSet<int> contained)
        where T : CareItem
    {
        Random random = new(7);
        int excluded = 0;
        for (int i = 0; i < Boxes; i++)
        {
            Region box = shape.Facts.Aggregate(
                shape.RegionOf(random.Next(shape.CellCount)),
                (r, f) => random.Next(3) == 0 ? r.WithAny(f).Where(f.Index, Enumerable.Range(0, f.Bands.Count).Where(b => r.Allows(f.Index, b) || random.Next(2) == 0)) : r);
            HashSet<int> reached = [.. shape.CellsOf(box).Where(contained.Contains)];
            Region? why = reachable.WhyNever(box);

            Assert.Equal(reached.Count > 0, reachable.AnyIn(box) is { } any && reached.Contains(any));
            Assert.Equal(reached.Count == 0, reachable.AnyIn(box) is null);
            Assert.Equal(reached.Count == 0, why is not null);
            if (why is null)
            {
                continue;
            }

            excluded++;
            Assert.Equal(box.CellCount, box.And(why).CellCount);
            Assert.DoesNotContain(shape.CellsOf(why), contained.Contains);
            Assert.All(
                shape.Facts.Where(f => why.BandCountOf(f.Index) < f.Bands.Count),
                f => Assert.Contains(shape.CellsOf(why.WithAny(f)), contained.Contains));
        }

        Assert.Equal(contained.Count < shape.CellCount, excluded > 0);
        Assert.NotEqual(Boxes, excluded);
    }
}
