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
    [InlineData("afterDay: dischargedAt", "beforeDay: dischargedAt", DifferenceKind.Rule, "OLD.paymentBasis", "the day of the decision on a day after that of dischargedAt", "the day of the decision on a day before that of dischargedAt")]
    [InlineData("{ field: readyAt, value: today }", "{ field: readyAt, value: dischargedAt }", DifferenceKind.Rule, "OLD.changes", "readyAt = today", "readyAt = dischargedAt")]
    [InlineData("{ field: createdAt, before: firstDayWithoutData }", "{ field: createdAt, before: registerFrom }", DifferenceKind.Fact, "created: before", "createdAt before firstDayWithoutData", "createdAt before registerFrom")]
    [InlineData("label: { sv: sen, en: late }", "label: { sv: sen, en: tardy }", DifferenceKind.Text, "late.label", "late", "tardy")]
    [InlineData("version: \"1.0\"", "version: \"1.1\"", DifferenceKind.Text, "version", "1.0", "1.1")]
    [InlineData("text: { sv: 'Deltagare: {value}', en: 'Participants: {value}' }", "text: { sv: 'Deltagare: {value}', en: 'Who: {value}' }", DifferenceKind.Text, "OPEN.steps[1].participants", "Participants: …", "Who: …")]
    [InlineData("question: { sv: Vilka?, en: Who? }", "question: { sv: Vilka?, en: Whom? }", DifferenceKind.Text, "OPEN.steps[1].participants.question", "Who?", "Whom?")]
    [InlineData("- not: { field: endedAt, before: restoredAt }", "- not: { field: endedAt, onOrBefore: restoredAt }", DifferenceKind.Fact, "late: yes (all of)", "not (endedAt before restoredAt)", "not (endedAt on or before restoredAt)")]
    [InlineData("- text: { sv: Städa, en: Tidy }", "- text: { sv: Städa, en: Clean }", DifferenceKind.Text, "ENDED.steps[1]", "Tidy", "Clean")]
    public void OneChange_IsOneDifference(string piece, string replacement, DifferenceKind kind, string where, string? before, string? after)
    {
        PolicyDifference difference = Assert.Single(PolicyComparison.Of(SmallPolicy.Read(SmallPolicy.Text), SmallPolicy.Read(SmallPolicy.With(piece, replacement)), English));

        Assert.Equal((kind, where, before, after), (difference.Kind, difference.Where, difference.Before, difference.After));
    }

    [Theory]
    [InlineData("", ", afterWorkingDays: 3", null, "3")]
    [InlineData(", afterWorkingDays: 3", ", afterWorkingDays: 5", "3", "5")]
    [InlineData(", afterWorkingDays: 3", "", "3", null)]
    public void LimitOfAQuestion_IsTold(string before, string after, string? toldBefore, string? toldAfter)
    {
        PolicyDifference difference = Assert.Single(PolicyComparison.Of(Limited(before), Limited(after), English));

        Assert.Equal(new PolicyDifference(DifferenceKind.Clause, null, "routing.regional.afterWorkingDays", toldBefore, toldAfter), difference);

        static RecoveryPolicy Limited(string limit) => SmallPolicy.Read(SmallPolicy.With("  facts:\n", $"  routing: {{ regional: {{ clause: A2{limit} }} }}\n  facts:\n"));
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

    /// <summary>A band that was renamed is compared, and said to be renamed.</summary>
    [Fact]
    public void RenamedBand_HidesNoChangedDecision()
    {
        string text = SeedWithoutCases().Replace("gapTail", "tailOfGap", StringComparison.Ordinal);
        int rule = text.IndexOf("- id: S-TAIL\n", StringComparison.Ordinal);
        int review = text.IndexOf("action: Review", rule, StringComparison.Ordinal);
        RecoveryPolicy after = RecoveryPolicy.Read("renamed.yaml", text[..review] + "action: Register" + text[(review + "action: Review".Length)..]);

        PolicyDifference[] told = [.. PolicyComparison.Of(Repository.Seed, after, English)];

        Assert.Contains(told, d => d.Kind == DifferenceKind.Cells && d.Before == "Review (S-TAIL, Interpretation)" && d.After == "Register (S-TAIL, Interpretation)");
        Assert.All(told.Where(d => d.Kind == DifferenceKind.Cells), d => Assert.Equal("Review (S-TAIL, Interpretation)", d.Before));
        Assert.Contains(told, d => (d.Kind, d.Where, d.Before, d.After) == (DifferenceKind.Fact, "created: gapTail", "gapTail", "tailOfGap"));
        Assert.Contains(told, d => (d.Kind, d.Where, d.Before, d.After) == (DifferenceKind.Rule, "S-TAIL", "Review (Interpretation)", "Register (Interpretation)"));
    }

    /// <summary>A fact of a field and one that asks for the field's values by other names are one fact.</summary>
    [Fact]
    public void BandsInPlaceOfAField_HideNoChangedDecision()
    {
        string text = SmallPolicy.With(
            "        field: inPrator\n",
            "        bands:\n          - name: oklart\n            when: { field: inPrator, is: unknown }\n          - name: ja\n            when: { field: inPrator, is: yes }\n          - name: nej\n");
        text = SmallPolicy.Replaced(text, "present: unknown", "present: oklart");
        text = SmallPolicy.Replaced(text, "present: no", "present: nej");
        text = SmallPolicy.Replaced(text, "action: Register\n", "action: ContinueManually\n");

        PolicyDifference[] told = [.. PolicyComparison.Of(SmallPolicy.Read(SmallPolicy.Text), SmallPolicy.Read(text), English)];

        Assert.Equal(
            ["created: later; in Kvist: yes / ja or no / nej: Register (NEW, Text A2) → ContinueManually (NEW, Text A2)"],
            told.Where(d => d.Kind == DifferenceKind.Cells).Select(d => d.ToString()));
        Assert.DoesNotContain(told, d => d.Kind == DifferenceKind.Question);
    }

    [Fact]
    public void BandThatOnlyOneHas_IsToldWithItsOutcome()
    {
        string text = SmallPolicy.With("          - name: later\n", "          - name: late\n            when: { field: createdAt, onOrAfter: registerFrom }\n          - name: later\n");
        text = SmallPolicy.Replaced(text, "newer: { created: later }", "newer: { created: [late, later] }");
        RecoveryPolicy small = SmallPolicy.Read(SmallPolicy.Text);
        RecoveryPolicy longer = SmallPolicy.Read(text);

        PolicyDifference come = Assert.Single(PolicyComparison.Of(small, longer, English), d => d.Kind == DifferenceKind.Cells);
        PolicyDifference gone = Assert.Single(PolicyComparison.Of(longer, small, English), d => d.Kind == DifferenceKind.Cells);

        Assert.Equal(("only in the new: created: late", null, "Register (NEW, Text A2)", 3), (come.Where, come.Before, come.After, come.Cells));
        Assert.Equal(("only in the old: created: late", "Register (NEW, Text A2)", null, 3), (gone.Where, gone.Before, gone.After, gone.Cells));
    }

    [Fact]
    public void RenamedFact_IsOneDifference()
    {
        string text = SmallPolicy.Text.Replace("created: ", "made: ", StringComparison.Ordinal).Replace("- name: created", "- name: made", StringComparison.Ordinal);

        PolicyDifference difference = Assert.Single(PolicyComparison.Of(SmallPolicy.Read(SmallPolicy.Text), SmallPolicy.Read(text), English));

        Assert.Equal((DifferenceKind.Fact, "created", "created", "made"), (difference.Kind, difference.Where, difference.Before, difference.After));
    }

    private static string SeedWithoutCases()
    {
        string text = File.ReadAllText(Repository.PathOf(Repository.SeedPath)).ReplaceLineEndings("\n");
        return text[..text.IndexOf("  cases:\n", StringComparison.Ordinal)];
    }

    /// <summary>Compares what is told with a loop that knows nothing of boxes.</summary>
    /// <returns>How many cells differ.</returns>
    private static int Check<T>(RuleBook<T> before, RuleBook<T> after, DecisionGrid<T> beforeGrid, DecisionGrid<T> afterGrid)
        where T : CareItem
    {
        AlignedFacts facts = new(before.Facts, after.Facts);
        IReadOnlyList<CellDifference> told = CellComparison.Of(before, after, facts);
        (Fact? Before, Fact? After)[] pairs = [.. Pairs(before.Facts, after.Facts, f => f.Name, SameFact)];
        (Band? Before, Band? After)[][] bands =
        [
            .. pairs.Select(p => p.Before is null ? [.. p.After!.Bands.Select(b => ((Band?)null, (Band?)b))]
                : p.After is null ? [.. p.Before.Bands.Select(b => ((Band?)b, (Band?)null))]
                : Pairs(p.Before.Bands, p.After.Bands, b => b.Name, (b, a) => Equals(b.When, a.When) && p.Before.Field is null && p.After.Field is null).ToArray()),
        ];
        int cells = bands.Aggregate(1, (product, b) => product * b.Length);
        int differing = 0;
        for (int cell = 0; cell < cells; cell++)
        {
            int rest = cell;
            (Band? Before, Band? After)[] here = new (Band?, Band?)[pairs.Length];
            for (int i = 0; i < pairs.Length; i++)
            {
                here[i] = bands[i][rest % bands[i].Length];
                rest /= bands[i].Length;
            }

            Rule? one = RuleAt(beforeGrid, i => pairs[i].Before, i => here[i].Before);
            Rule? other = RuleAt(afterGrid, i => pairs[i].After, i => here[i].After);
            string[] names = [.. here.Select(b => (b.Before ?? b.After)!.Name)];
            CellDifference[] boxes = [.. told.Where(d => facts.Facts.All(f => d.Region.Allows(f.Index, f.IndexOf(names[f.Index]))))];
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

        // Null where a band that only the other has makes this no cell of it.
        Rule? RuleAt(DecisionGrid<T> grid, Func<int, Fact?> factOf, Func<int, Band?> bandOf)
        {
            int[] taken = new int[grid.Shape.Facts.Count];
            for (int i = 0; i < pairs.Length; i++)
            {
                if (factOf(i) is { } fact)
                {
                    if (bandOf(i) is not { } band)
                    {
                        return null;
                    }

                    taken[fact.Index] = fact.IndexOf(band.Name);
                }
            }

            return grid[grid.Shape.CellOf(taken)].Rule;
        }
    }

    private static bool SameFact(Fact before, Fact after) =>
        before.Field == after.Field && before.Bands.Select(b => b.When).SequenceEqual(after.Bands.Select(b => b.When));

    /// <summary>By name; what has no namesake goes with the first nameless other that is alike.</summary>
    private static List<(TPart? Before, TPart? After)> Pairs<TPart>(IReadOnlyList<TPart> before, IReadOnlyList<TPart> after, Func<TPart, string> name, Func<TPart, TPart, bool> alike)
        where TPart : class
    {
        List<(TPart? Before, TPart? After)> pairs = [];
        foreach (TPart one in before)
        {
            TPart? other = after.FirstOrDefault(a => name(a) == name(one))
                ?? after.FirstOrDefault(a => before.All(b => name(b) != name(a)) && pairs.All(p => p.After != a) && alike(one, a));
            pairs.Add((one, other));
        }

        return [.. pairs, .. after.Where(a => pairs.All(p => p.After != a)).Select(a => ((TPart?)null, (TPart?)a))];
    }

    private static (string, RecoveryAction, Basis, string?)? Key(Rule? rule) => rule is null ? null : (rule.Id, rule.Action, rule.Basis, rule.Clause);
}
