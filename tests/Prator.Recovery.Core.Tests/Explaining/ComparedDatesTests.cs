using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Xunit;

namespace Prator.Recovery.Core.Tests.Explaining;

/// <summary>
/// Dates that are compared with each other: what is said to occur is what occurs when every item is tried that has three
/// dates on days around the boundaries, bare or at times enough.
/// </summary>
public sealed class ComparedDatesTests
{
    private const int FactCount = 5;

    private static readonly string[] Dates = ["createdAt", "admittedAt", "readyAt"];
    private static readonly string[] Operators = ["before", "onOrBefore", "after", "onOrAfter", "beforeDay", "afterDay"];
    private static readonly string[] Others = [.. Dates, .. Dates, "firstDayWithoutData", "lastManualDay", "registerFrom", "restoredAt", "asOf"];

    private static readonly DateOnly[] Days = [.. Enumerable.Range(1, 16).Select(day => new DateOnly(2030, 3, day))];

    private static readonly Moment[] Tried =
    [
        Moment.Missing,
        .. Days.Select(Moment.On),
        .. Days.SelectMany(day => Times(day.Day is 10 or 13).Select(time => Moment.At(day.ToDateTime(time)))),
    ];

    /// <param name="seed">What the comparisons are drawn with.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void Contains_WhatEveryItemFallsInto_AndNothingElse(int seed)
    {
        RecoveryPolicy policy = SmallPolicy.Read(Text(new Random(seed)));
        GridShape shape = policy.Episodes.Shape;
        Moment asOf = policy.Boundaries.UsualAsOf;
        int[] drawn = [.. shape.Facts.Where(f => f.Name != "present").Select(f => f.Index)];
        HashSet<string> met = [];
        Episode item = BlankItem.Of<Episode>();
        foreach (Moment created in Tried)
        {
            foreach (Moment admitted in Tried)
            {
                foreach (Moment ready in Tried)
                {
                    int cell = policy.Episodes.CellOf(item with { CreatedAt = created, AdmittedAt = admitted, ReadyAt = ready }, asOf);
                    met.Add(Key(shape, drawn, cell));
                }
            }
        }

        ReachableCells<Episode> listed = new(policy.Episodes, asOf, new SearchSteps(int.MaxValue, int.MaxValue, int.MaxValue));
        ReachableCells<Episode> asked = new(policy.Episodes, asOf, new SearchSteps(0, int.MaxValue, int.MaxValue));
        Assert.NotNull(listed.Count);
        Assert.Null(asked.Count);
        foreach (int cell in Enumerable.Range(0, shape.CellCount))
        {
            bool isMet = met.Contains(Key(shape, drawn, cell));
            Assert.Equal((isMet, isMet), (listed.Contains(cell), asked.Contains(cell)));
            Assert.Equal(isMet, asked.AnyIn(shape.RegionOf(cell)) == cell);
            Assert.Equal(isMet ? cell : -1, asked.Witness(cell) is { } witness ? policy.Episodes.CellOf(witness, asOf) : -1);
        }

        Assert.True(listed.IsExact && asked.IsExact);
        Assert.InRange(met.Count, 2, (1 << FactCount + 1) - 1);
    }

    /// <summary>Where dates are near each other no room is left between them, so times enough stand on the days that have a boundary with a time.</summary>
    private static TimeOnly[] Times(bool isMany) =>
    [
        new(4, 0), new(5, 0), new(6, 0), .. isMany ? [new(7, 15), new(8, 0), new(9, 0), new(10, 0)] : Array.Empty<TimeOnly>(),
    ];

    private static string Key(GridShape shape, int[] facts, int cell) => string.Join(',', facts.Select(f => shape.BandOf(cell, f)));

    private static string Text(Random random)
    {
        IEnumerable<string> facts = Enumerable.Range(0, FactCount).Select(number =>
        {
            string date = random.GetItems(Dates, 1)[0];
            string other = random.GetItems([.. Others.Where(o => o != date)], 1)[0];
            return $"      - {{ name: drawn{number}, label: {{ sv: x, en: x }}, bands: [{{ name: yes, when: {{ field: {date}, {random.GetItems(Operators, 1)[0]}: {other} }} }}, {{ name: no }}] }}\n";
        });
        return SmallPolicy.With("        field: inPrator\n", "        field: inPrator\n" + string.Concat(facts));
    }
}
