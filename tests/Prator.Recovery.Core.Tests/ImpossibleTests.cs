using CsCheck;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Proof;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>What policies declare impossible, against how their facts are derived.</summary>
public sealed class ImpossibleTests
{
    private const int Samples = 100_000;

    private const string Wrong = "  impossible:\n    episode:\n      - id: X\n        when: { created: later, present: unknown }\n        reason: { sv: Aldrig, en: Never }\n";

    [Fact]
    public void Declarations_OfTheShippedAndTheOtherPolicy_NoItemDisproves()
    {
        foreach (RecoveryPolicy policy in new[] { Repository.Seed, Repository.Vinga })
        {
            RandomItems random = RandomItems.Around(policy.Boundaries);
            NoneFallsInto(policy.Episodes, random.Episodes, random.AsOf);
            NoneFallsInto(policy.Sips, random.Sips, random.AsOf);
        }

        Assert.NotEmpty(Repository.Vinga.Episodes.Book.Impossible.Concat(Repository.Vinga.Sips.Book.Impossible));
    }

    /// <summary>The check above is one that can fail.</summary>
    [Fact]
    public void Declaration_ThatIsWrong_AnItemDisproves()
    {
        RecoveryPolicy policy = SmallPolicy.Read(SmallPolicy.Text + Wrong);
        RandomItems random = RandomItems.Around(policy.Boundaries);

        Assert.ThrowsAny<Exception>(() => NoneFallsInto(policy.Episodes, random.Episodes, random.AsOf));
        Assert.Contains(PolicyExamination.Of("x", SmallPolicy.Text + Wrong).Findings, f => f is { Kind: FindingKind.Gap, Witness: not null });
    }

    [Fact]
    public void Item_ThatIsThereAllTheSame_GetsReviewWithAQuestion()
    {
        RecoveryPolicy policy = SmallPolicy.Read(SmallPolicy.Text + Wrong);
        Decision<Episode> decision = policy.Episodes.Decide(
            new Episode { Source = new RowPlace("x", 1), CreatedAt = Moment.On(policy.Boundaries.RegisterFrom) },
            policy.Boundaries.UsualAsOf);

        Assert.Equal((RecoveryAction.Review, "X", Basis.Interpretation), (decision.Action, decision.Rule.Id, decision.Rule.Basis));
        Assert.Contains("Never", decision.Rule.Reason.English, StringComparison.Ordinal);
        Assert.Contains("Aldrig", decision.Rule.Reason.Swedish, StringComparison.Ordinal);
        Assert.NotNull(decision.Rule.Question);
    }

    private static void NoneFallsInto<T>(DecisionGrid<T> grid, Gen<T> items, Gen<Moment> moments)
        where T : CareItem
    {
        HashSet<string> declared = [.. grid.Book.Impossible.Select(i => i.Id)];
        Gen.Select(items, moments).Sample((item, asOf) => !declared.Contains(grid.Decide(item, asOf).Rule.Id), iter: Samples);
    }
}
