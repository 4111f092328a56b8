using System.Globalization;
using Prator.Recovery.Core.Comparing;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>What two policies are told to differ in, against a loop over the cells of both grids.</summary>
public sealed class PolicyComparisonTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    [Fact]
    public void APolicyWithItself_DoesNotDiffer()
    {
        Assert.Empty(PolicyComparison.Of(Repository.Seed, Repository.Seed, English));
        Assert.Empty(PolicyComparison.Of(Repository.Vinga, Repository.Vinga, English));
    }

    [Fact]
    public void TwoOutages_AreComparedCellByCell()
    {
        Check(Repository.Seed.Episodes.Book, Repository.Vinga.Episodes.Book, Repository.Seed.Episodes, Repository.Vinga.Episodes);
        Check(Repository.Seed.Sips.Book, Repository.Vinga.Sips.Book, Repository.Seed.Sips, Repository.Vinga.Sips);
    }

    /// <summary>Small policies: facts and bands of which each may lack some, rules drawn over them.</summary>
    [Fact]
    public void DrawnPolicies_DifferWhereTheLoopSaysSo()
    {
        int differing = 0;
        for (int seed = 0; seed < 150; seed++)
        {
            Random random = new(seed);
            RecoveryPolicy before = DrawnPolicy.Of(random);
            RecoveryPolicy after = random.Next(10) == 0 ? before : DrawnPolicy.Of(random);
            differing += Check(before.Episodes.Book, after.Episodes.Book, before.Episodes, after.Episodes);
        }

        Assert.True(differing > 1000, $"only {differing} cells differed");
    }

    /// <summary>The seed with the outcome or the place of some rules changed.</summary>
    [Theory]
    [InlineData("action: ContinueManually", "action: RegisterByAgreement")]
    [InlineData("        clause: V3\n", "        clause: V4\n")]
    [InlineData("need: yes, agreement: yes, whereabouts: { not: deceased } }\n        exceptionTo: [E2]", "need: yes, agreement: [yes, unknown], whereabouts: { not: deceased } }\n        exceptionTo: [E2]")]
    [InlineData("      - id: E2-IN\n", "      - id: E2-OUT\n")]
    public void AMutatedSeed_DiffersWhereTheLoopSaysSo(string piece, string replacement)
    {
        string text = File.ReadAllText(Repository.PathOf(Repository.SeedPath)).ReplaceLineEndings("\n");
        text = text[..text.IndexOf("  cases:\n", StringComparison.Ordinal)];
        text = text.Replace(piece, replacement, StringComparison.Ordinal);
        text = replacement.Contains("E2-OUT", StringComparison.Ordinal) ? text.Replace("E2-IN]", "E2-OUT]", StringComparison.Ordinal) : text;
        RecoveryPolicy after = RecoveryPolicy.Read("mutated.yaml", text);

        Assert.NotEqual(0, Check(Repository.Seed.Episodes.Book, after.Episodes.Book, Repository.Seed.Episodes, after.Episodes));
        Assert.Equal(0, Check(Repository.Seed.Sips.Book, after.Sips.Book, Repository.Seed.Sips, after.Sips));
    }

    [Theory]
    [InlineData("restoredAt: 2030-03-10 07:15", "restoredAt: 2030-03-11 09:00", DifferenceKind.Boundary, "restoredAt", "2030-03-10 07:15", "2030-03-11 09:00")]
    [InlineData("timeZone: Europe/Stockholm", "timeZone: Europe/Helsinki", DifferenceKind.Boundary, "timeZone", "Europe/Stockholm", "Europe/Helsinki")]
    [InlineData("A1: { sv: Ett, en: One }", "A1: { sv: Ett, en: Uno }", DifferenceKind.Clause, "A1", "One", "Uno")]
    [InlineData("A1: { sv: Ett, en: One }", "A1: { sv: Etta, en: One }", DifferenceKind.Clause, "A1", "Ett", "Etta")]
    [InlineData("reason: { sv: Nytt, en: New }", "reason: { sv: Nytt, en: Fresh }", DifferenceKind.Text, "NEW.reason", "New", "Fresh")]
    [InlineData("text: { sv: Säkert?, en: Sure? }", "text: { sv: Säkert?, en: Really? }", DifferenceKind.Question, "Q1", "Sure?", "Really?")]
    [InlineData("when: { present: no }", "when: { present: [no, yes] }", DifferenceKind.Question, "Q1 (in Kvist: yes)", null, "Sure?")]
    [InlineData("afterDay: dischargedAt", "beforeDay: dischargedAt", DifferenceKind.Rule, "OLD.paymentBasis", "{ field: asOf, afterDay: dischargedAt }", "{ field: asOf, beforeDay: dischargedAt }")]
    [InlineData("{ field: readyAt, value: today }", "{ field: readyAt, value: dischargedAt }", DifferenceKind.Rule, "OLD.changes", "readyAt = today", "readyAt = dischargedAt")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, before: registerFrom }", DifferenceKind.Fact, "created: before", "{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, before: registerFrom }")]
    [InlineData("label: { sv: sen, en: late }", "label: { sv: sen, en: tardy }", DifferenceKind.Text, "late.label", "late", "tardy")]
    [InlineData("- text: { sv: Städa, en: Tidy }", "- text: { sv: Städa, en: Clean }", DifferenceKind.Text, "ENDED.steps[1]", "Tidy", "Clean")]
    public void OneChange_IsOneDifference(string piece, string replacement, DifferenceKind kind, string where, string? before, string? after)
    {
        PolicyDifference difference = Assert.Single(PolicyComparison.Of(SmallPolicy.Read(SmallPolicy.Text), SmallPolicy.Read(SmallPolicy.With(piece, replacement)), English));

        Assert.Equal((kind, where, before, after), (difference.Kind, difference.Where, difference.Before, difference.After));
    }

    [Fact]
    public void Cells_AreToldInWords()
    {
        RecoveryPolicy after = SmallPolicy.Read(SmallPolicy.With("when: { created: later, present: unknown }", "when: { created: later, present: [unknown, yes] }"));

        PolicyDifference difference = Assert.Single(PolicyComparison.Of(SmallPolicy.Read(SmallPolicy.Text), after, English));

        Assert.Equal(
            new PolicyDifference(DifferenceKind.Cells, "episode", "created: later; in Kvist: yes", "Register (NEW, Text A2)", "Review (ASK, Interpretation)", 1),
            difference);
    }

    /// <summary>The dates that texts are filled with are no differences of the texts.</summary>
    [Fact]
    public void AnotherOutageOfOneRoutine_DiffersInItsBoundariesOnly()
    {
        string text = File.ReadAllText(Repository.PathOf(Repository.SeedPath))
            .Replace("firstDayWithoutData: 2024-01-17", "firstDayWithoutData: 2025-03-03", StringComparison.Ordinal)
            .Replace("lastManualDay: 2024-01-31", "lastManualDay: 2025-03-03", StringComparison.Ordinal)
            .Replace("registerFrom: 2024-02-01", "registerFrom: 2025-03-04", StringComparison.Ordinal)
            .Replace("restoredAt: 2024-02-02 08:00", "restoredAt: 2025-03-04 00:00", StringComparison.Ordinal);
        text = text[..text.IndexOf("  cases:", StringComparison.Ordinal)];
        RecoveryPolicy other = RecoveryPolicy.Read("other.yaml", text);

        Assert.Equal(Boundaries.Names, PolicyComparison.Of(Repository.Seed, other, English).Select(d => d.Where));
        Assert.Equal(Boundaries.Names, PolicyComparison.Of(other, Repository.Seed, English).Select(d => d.Where));
    }

    /// <summary>Compares what is told with a loop that knows nothing of boxes.</summary>
    /// <returns>How many cells differ.</returns>
    private static int Check<T>(RuleBook<T> before, RuleBook<T> after, DecisionGrid<T> beforeGrid, DecisionGrid<T> afterGrid)
        where T : CareItem
    {
        AlignedFacts facts = new(before.Facts, after.Facts);
        IReadOnlyList<CellDifference> told = CellComparison.Of(before, after, facts);
        string[] names = [.. before.Facts.Concat(after.Facts).Select(f => f.Name).Distinct()];
        string[][] bands =
        [
            .. names.Select(n => BandsOf(before, n) is { } b && BandsOf(after, n) is { } a ? b.Intersect(a).ToArray() : BandsOf(before, n) ?? BandsOf(after, n)!),
        ];
        int cells = bands.Aggregate(1, (product, b) => product * b.Length);
        int differing = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            int rest = cell;
            Dictionary<string, string> here = [];
            for (int i = 0; i < names.Length; i++)
            {
                here[names[i]] = bands[i][rest % bands[i].Length];
                rest /= bands[i].Length;
            }

            Rule one = RuleAt(beforeGrid, here);
            Rule other = RuleAt(afterGrid, here);
            CellDifference[] boxes = [.. told.Where(d => facts.Facts.All(f => d.Region.Allows(f.Index, f.IndexOf(here[f.Name]))))];
            if (Key(one) == Key(other))
            {
                Assert.Empty(boxes);
            }
            else
            {
                differing++;
                CellDifference box = Assert.Single(boxes);
                Assert.Equal((Key(one), Key(other)), (Key(box.Before), Key(box.After)));
            }
        }

        Assert.Equal(differing, told.Sum(d => d.Region.CellCount));
        return differing;
    }

    private static string[]? BandsOf<T>(RuleBook<T> book, string fact)
        where T : CareItem => book.Facts.FirstOrDefault(f => f.Name == fact)?.Bands.Select(b => b.Name).ToArray();

    private static Rule RuleAt<T>(DecisionGrid<T> grid, Dictionary<string, string> bands)
        where T : CareItem => grid[grid.Shape.CellOf([.. grid.Shape.Facts.Select(f => f.IndexOf(bands[f.Name]))])].Rule;

    private static (string, RecoveryAction, Basis, string?) Key(Rule rule) => (rule.Id, rule.Action, rule.Basis, rule.Clause);
}
