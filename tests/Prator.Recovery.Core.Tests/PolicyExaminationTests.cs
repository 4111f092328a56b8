using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>What is found in the shipped policies, and in the smallest one when it is spoilt in one place.</summary>
public sealed class PolicyExaminationTests
{
    [Fact]
    public void Examine_TheSeedPolicy_FindsNothingToMend()
    {
        PolicyExamination examination = PolicyExamination.Of("seed.yaml", File.ReadAllText(Repository.PathOf(Repository.SeedPath)));

        Assert.All(examination.Coverage, c =>
        {
            Assert.NotEqual(0, c.Cases);
            Assert.Equal(c.Cases, c.Held);
            Assert.Equal(c.Rules, c.RulesHit);
            Assert.Equal(c.Cells, c.CellsHit);
        });
        Assert.All(examination.Findings, f => Assert.NotNull(f.Coverage));
        Assert.Equal(2, examination.Findings.Count);
    }

    /// <summary>Each exception has a case that falls where both rules hold, and expects the exception.</summary>
    [Fact]
    public void Cases_OfTheSeedPolicy_ShowEveryException()
    {
        Assert.Equal(["E2-AGREED>E2", "E2-AGREED-IN>E2-IN", "E2-DECEASED>E2", "E2-DECEASED>E2-IN"], Shown(Repository.Seed.Episodes));
        Assert.Equal(Exceptions(Repository.Seed.Episodes.Book.Rules), Shown(Repository.Seed.Episodes));
        Assert.Equal(Exceptions(Repository.Seed.Sips.Book.Rules), Shown(Repository.Seed.Sips));

        static IEnumerable<string> Exceptions(IReadOnlyList<Rule> rules) => rules.SelectMany(r => r.ExceptionTo.Select(other => $"{r.Id}>{other}"));

        static IEnumerable<string> Shown<T>(DecisionGrid<T> grid)
            where T : CareItem =>
            from winner in grid.Book.Rules
            from loser in winner.ExceptionTo
            let regions = grid.Book.Rules.Single(r => r.Id == loser).Regions
            where grid.Book.Cases.Any(c => c.Expected.Rule == winner.Id && CellsOf(grid, c).Any(cell => regions.Any(r => !r.And(cell).IsEmpty)))
            select $"{winner.Id}>{loser}";

        static IEnumerable<Region> CellsOf<T>(DecisionGrid<T> grid, PolicyCase<T> example)
            where T : CareItem => example.Item is { } item ? [grid.Shape.RegionOf(grid.CellOf(item, example.AsOf))] : example.Regions!;
    }

    [Theory]
    [InlineData("        given: older\n", "        given: older\n        when: { present: yes }\n", FindingKind.Gap, null, "present: unknown or no")]
    [InlineData("        exceptionTo: [NEW]\n", "", FindingKind.Conflict, "ASK", "`NEW` and `ASK`")]
    [InlineData("        clause: A1\n", "", FindingKind.MissingClause, "OLD", "lacks `clause`")]
    [InlineData("        note: { sv: Oklart, en: Unclear }\n", "", FindingKind.MissingNote, "ASK", "lacks `note`")]
    [InlineData("{ sv: Gammalt, en: Old }", "{ sv: Gammalt }", FindingKind.MissingText, "OLD", "lacks the key `en`")]
    [InlineData("{ sv: Gammalt, en: Old }", "{ sv: '', en: Old }", FindingKind.MissingText, "OLD", "in Swedish is empty; write it")]
    [InlineData("lastManualDay: 2030-03-08", "lastManualDay: 2030-03-03", FindingKind.BoundaryOrder, null, "must not be before `firstDayWithoutData`")]
    [InlineData("        when: { created: later, present: unknown }\n", "        given: newer\n        when: { created: before }\n", FindingKind.DeadRule, "ASK", "can never hold")]
    public void Examine_OneFault_IsFound(string piece, string replacement, FindingKind kind, string? rule, string message)
    {
        PolicyExamination examination = PolicyExamination.Of(SmallPolicy.File, SmallPolicy.With(piece, replacement));

        Assert.Contains(examination.Findings, f => f.Kind == kind && f.Severity == FindingSeverity.Error && f.Rule == rule && f.Message.Contains(message, StringComparison.Ordinal));
        Assert.Throws<YamlRefusedException>(() => SmallPolicy.Read(SmallPolicy.With(piece, replacement)));
    }

    [Fact]
    public void Examine_RuleThatItsExceptionTakesWhole_IsCovered()
    {
        PolicyFinding finding = Assert.Single(Warnings(SmallPolicy.With("        when: { created: later, present: unknown }", "        when: { created: later }")));

        Assert.Equal((FindingKind.Covered, "NEW"), (finding.Kind, finding.Rule));
    }

    [Fact]
    public void Examine_CoveredRule_HasAnItemThatFallsWhereItHolds()
    {
        PolicyFinding finding = Assert.Single(Warnings(SmallPolicy.With("        when: { created: later, present: unknown }", "        when: { created: later }")));

        Assert.Equal("NEW", finding.Rule);
        RecoveryPolicy small = SmallPolicy.Read(SmallPolicy.Text);
        Assert.StartsWith("created=later", small.Episodes.Shape.Describe(small.Episodes.CellOf((Episode)finding.Witness!.Item, finding.Witness.AsOf)), StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_RuleThatCanNeverHold_IsToldOnce()
    {
        string text = SmallPolicy.With("        when: { created: later, present: unknown }\n", "        given: newer\n        when: { created: before }\n");

        Assert.Single(PolicyExamination.Of(SmallPolicy.File, text).Findings, f => f is { Kind: FindingKind.DeadRule, Severity: > FindingSeverity.Information });
    }

    [Fact]
    public void Examine_ExceptionThatNeverApplies_IsWorthKnowing()
    {
        PolicyExamination examination = PolicyExamination.Of(SmallPolicy.File, SmallPolicy.With("exceptionTo: [NEW]", "exceptionTo: [NEW, OLD]"));

        PolicyFinding finding = Assert.Single(examination.Findings, f => f.Kind == FindingKind.DeadRule);
        Assert.Equal((FindingSeverity.Information, "ASK"), (finding.Severity, finding.Rule));
        Assert.Contains("`OLD`", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Examine_FailingCaseByFacts_HasAnItem()
    {
        PolicyExamination examination = PolicyExamination.Of(
            SmallPolicy.File,
            SmallPolicy.Text + "  cases:\n    episode:\n      - { name: one, facts: { created: later }, expect: { action: Register, rule: NEW, reason: New } }\n");

        PolicyFinding finding = Assert.Single(examination.Findings, f => f is { Kind: FindingKind.Case, Severity: FindingSeverity.Error });
        RecoveryPolicy small = SmallPolicy.Read(SmallPolicy.Text);
        Assert.Equal("ASK", small.Episodes.Decide((Episode)finding.Witness!.Item, finding.Witness.AsOf).Rule.Id);
    }

    /// <summary>A case and a declaration name a fact; neither asks for it.</summary>
    [Theory]
    [InlineData("  cases:\n    episode:\n      - { name: one, facts: { created: before, spare: open }, expect: { action: Close, rule: OLD, reason: Old } }\n")]
    [InlineData("  impossible:\n    episode:\n      - { id: X, when: { spare: open }, reason: { sv: x, en: x } }\n")]
    public void Examine_FactThatOnlyACaseOrADeclarationNames_IsUnused(string more)
    {
        string text = SmallPolicy.With("        field: inPrator\n", "        field: inPrator\n      - name: spare\n        label: { sv: x, en: x }\n        field: status\n");

        Assert.Contains(Warnings(text + more), f => f.Kind == FindingKind.UnusedFact && f.Message.Contains("`spare`", StringComparison.Ordinal));
    }

    [Fact]
    public void Examine_Gap_PointsToTheRuleThatIsNearest()
    {
        string text = SmallPolicy.With("        when: { created: later, present: unknown }\n        exceptionTo: [NEW]\n", "        when: { created: later, present: unknown }\n");
        text = SmallPolicy.Replaced(text, "        given: newer\n", "        when: { created: later, present: yes }\n");

        PolicyFinding gap = Assert.Single(PolicyExamination.Of(SmallPolicy.File, text).Findings, f => f.Kind == FindingKind.Gap);

        Assert.Equal(text[..text.IndexOf("- id: NEW", StringComparison.Ordinal)].Count(c => c == '\n') + 1, gap.Place.Line);
    }

    [Fact]
    public void Examine_RuleInImpossibleCellsOnly_IsDead()
    {
        PolicyFinding[] findings = Warnings(SmallPolicy.Text + "  impossible:\n    episode:\n      - id: X\n        when: { created: later, present: unknown }\n        reason: { sv: Aldrig, en: Never }\n");

        Assert.Contains(findings, f => f.Kind == FindingKind.DeadRule && f.Rule == "ASK");
    }

    /// <summary>Past the limit of what is tried nothing is known of what can't be, so nothing is said; what an item is known to disprove still is.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Examine_RuleThatNoItemReaches_IsToldWhereItIsKnown(bool isBeyondTheLimit)
    {
        string text = MuddledPolicy.Text(isBeyondTheLimit);
        RecoveryPolicy policy = SmallPolicy.Read(text);
        GridShape shape = policy.Episodes.Shape;
        ReachableCells<Episode> reachable = new(policy.Episodes, policy.Boundaries.UsualAsOf);
        Region never = policy.Episodes.Book.Rules.Single(r => r.Id == "NEVER").Regions[0];
        PolicyExamination examination = PolicyExamination.Of(SmallPolicy.File, text);

        Assert.Null(reachable.AnyIn(never));
        Assert.Equal(!isBeyondTheLimit, reachable.IsExact);
        Assert.All(shape.CellsOf(never), cell => Assert.Equal((isBeyondTheLimit, false), (reachable.Contains(cell), reachable.IsReached(cell))));
        int known = reachable.AnyIn(Region.Everywhere(shape.Facts))!.Value;
        Assert.Equal(known, policy.Episodes.CellOf(reachable.Witness(known)!, policy.Boundaries.UsualAsOf));
        PolicyFinding[] dead = [.. examination.Findings.Where(f => f.Kind == FindingKind.DeadRule)];
        Assert.Equal(isBeyondTheLimit ? [] : [("NEVER", FindingSeverity.Information)], dead.Select(f => (f.Rule!, f.Severity)));
        Assert.All(dead, f => Assert.Contains("no item that is decided for 2030-03-13 07:15 can reach the rule `NEVER`, because none has `created: before; muddle: yes`.", f.Message, StringComparison.Ordinal));
        Assert.DoesNotContain(examination.Findings, f => f.Severity > FindingSeverity.Information);
        PolicyFinding[] tangled = [.. examination.Findings.Where(f => f.Kind == FindingKind.Tangled)];
        Assert.Equal(isBeyondTheLimit ? 1 : 0, tangled.Length);
        Assert.All(tangled, f => Assert.Contains("Most is asked by `muddle`", f.Message, StringComparison.Ordinal));
        Assert.All(tangled, f => Assert.Contains("`closedAt`", f.Message, StringComparison.Ordinal));

        PolicyExamination disproved = PolicyExamination.Of(SmallPolicy.File, text + "  impossible:\n    episode:\n      - id: X\n        when: { created: later, present: unknown, muddle: no }\n        reason: { sv: Aldrig, en: Never }\n");
        PolicyFinding gap = Assert.Single(disproved.Findings, f => f.Kind == FindingKind.Gap);
        Assert.Equal("X", gap.Rule);
        Assert.NotNull(gap.Witness);
    }

    [Fact]
    public void Examine_ImpossibleFactsThatAnItemHas_AreAGapWithThatItem()
    {
        PolicyExamination examination = PolicyExamination.Of(SmallPolicy.File, SmallPolicy.Text + "  impossible:\n    episode:\n      - id: X\n        when: { created: later, present: unknown }\n        reason: { sv: Aldrig, en: Never }\n");

        PolicyFinding gap = Assert.Single(examination.Findings, f => f.Kind == FindingKind.Gap);
        Assert.Equal("X", gap.Rule);
        Assert.NotNull(gap.Witness);
    }

    [Fact]
    public void Examine_ClauseThatNothingCites_IsToldUnlessRoutingCitesIt()
    {
        string text = SmallPolicy.With("    A2: { sv: Två, en: Two }\n", "    A2: { sv: Två, en: Two }\n    A3: { sv: Tre, en: Three }\n");
        PolicyFinding finding = Assert.Single(Warnings(text));
        Assert.Equal(FindingKind.UncitedClause, finding.Kind);
        Assert.Contains("`A3`", finding.Message, StringComparison.Ordinal);

        Assert.Empty(Warnings(SmallPolicy.Replaced(text, "  facts:\n", "  routing: { local: { clause: A3 } }\n  facts:\n")));
    }

    [Fact]
    public void Examine_FactThatNothingAsksFor_IsUnused()
    {
        PolicyFinding finding = Assert.Single(Warnings(SmallPolicy.With("        field: inPrator\n", "        field: inPrator\n      - name: spare\n        label: { sv: x, en: x }\n        field: status\n")));

        Assert.Equal(FindingKind.UnusedFact, finding.Kind);
        Assert.Contains("`spare`", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("facts: { created: before }, expect: { action: Close, rule: OLD, reason: Gammalt }", null)]
    [InlineData("facts: { created: before }, expect: { action: Close, rule: OLD, reason: Old }", null)]
    [InlineData("fields: { createdAt: firstDayWithoutData - 1d }, expect: { action: Close, rule: OLD, reason: Old }", null)]
    [InlineData("fields: { createdAt: firstDayWithoutData, inPrator: no }, expect: { action: Register, rule: NEW, reason: New, question: Sure }", null)]
    [InlineData("facts: { created: later }, expect: { action: Register, rule: NEW, reason: New }", "is decided by `ASK`, not by `NEW`")]
    [InlineData("facts: { created: before }, expect: { action: Register, rule: OLD, reason: Old }", "gets the action `Close`, not `Register`")]
    [InlineData("facts: { created: before }, expect: { action: Close, rule: OLD, reason: Older }", "does not hold `Older`")]
    [InlineData("fields: { createdAt: firstDayWithoutData, inPrator: yes }, expect: { action: Register, rule: NEW, reason: New, question: Sure }", "asks nothing that holds `Sure`")]
    public void Examine_Case_HoldsOrIsTold(string example, string? message)
    {
        PolicyExamination examination = PolicyExamination.Of(SmallPolicy.File, $"{SmallPolicy.Text}  cases:\n    episode:\n      - {{ name: one, {example} }}\n");

        PolicyFinding[] failed = [.. examination.Findings.Where(f => f is { Kind: FindingKind.Case, Severity: FindingSeverity.Error })];
        Assert.Equal(message is null ? 0 : 1, failed.Length);
        Assert.Equal((1, message is null ? 1 : 0), (examination.Coverage[0].Cases, examination.Coverage[0].Held));
        Assert.All(failed, f => Assert.Contains(message!, f.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void Examine_RuleWithoutACase_IsWorthKnowing()
    {
        PolicyExamination examination = PolicyExamination.Of(SmallPolicy.File, SmallPolicy.Text);

        Assert.Equal(["OLD", "NEW", "ASK", "ENDED", "OPEN"], examination.Findings.Where(f => f is { Kind: FindingKind.Case, Coverage: null }).Select(f => f.Rule));
        Assert.All(examination.Findings, f => Assert.Equal(FindingSeverity.Information, f.Severity));
    }

    private static PolicyFinding[] Warnings(string text) =>
        [.. PolicyExamination.Of(SmallPolicy.File, text).Findings.Where(f => f.Severity == FindingSeverity.Warning)];
}
