using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using Xunit;

namespace Prator.Recovery.Samples.Tests;

/// <summary>The samples show everything that the policy can decide, and every row what its case was made for.</summary>
public sealed class OutcomeTests
{
    public static TheoryData<string> Files => [.. Triaged.Names];

    private static IEnumerable<TriagedItem> AllItems => Triaged.Names.SelectMany(n => Triaged.Of(n).Items);

    [Fact]
    public void Every_rule_of_the_policy_is_hit()
    {
        IEnumerable<string> rules = Repository.Policy.Episodes.Book.Rules.Concat(Repository.Policy.Sips.Book.Rules).Select(r => r.Id);

        Assert.Empty(rules.Except(AllItems.Select(i => i.Rule)));
    }

    [Fact]
    public void Every_action_is_hit() => Assert.Empty(Enum.GetValues<RecoveryAction>().Except(AllItems.Select(i => i.Action)));

    [Theory]
    [InlineData("E4", PaymentBasis.Exclude)]
    [InlineData("E4-READY", PaymentBasis.Exclude)]
    [InlineData("E4-READY", PaymentBasis.Unaffected)]
    public void Closures_have_either_payment_basis(string rule, PaymentBasis basis) =>
        Assert.Contains(AllItems, i => i.Rule == rule && i.PaymentBasis == basis);

    [Theory]
    [InlineData(nameof(RecoveryAction.Register))]
    [InlineData(nameof(RecoveryAction.ContinueManually))]
    [InlineData(nameof(RecoveryAction.CreateInitiativeAndInvite))]
    [InlineData(nameof(RecoveryAction.CreateInitiativeAndRegisterPlan))]
    public void Some_items_carry_a_question_beside_their_action(string action) =>
        Assert.Contains(AllItems, i => i.Action.ToString() == action && i.Questions > 0);

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_row_ends_as_its_case_says(string name)
    {
        SampleFile made = SampleExports.Days()[0].Files.Single(f => f.Name == name);
        Triaged read = Triaged.Of(name);
        Dictionary<int, string> outcomes = [];
        foreach (TriagedItem item in read.Items)
        {
            outcomes.Add(item.Row, item.Rule);
        }

        foreach (RejectedRow row in read.Rejected)
        {
            outcomes.Add(row.Row, Outcomes.Rejected);
        }

        Assert.Equal(
            made.Rows.Select(r => $"row {r.Row}: {r.Outcome}"),
            made.Rows.Select(r => $"row {r.Row}: {outcomes.GetValueOrDefault(r.Row, Outcomes.Duplicate)}"));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Rows_balance_and_none_of_the_three_is_missing(string name)
    {
        Balance balance = Triaged.Of(name).Balance;

        Assert.Equal(PlainTable.Of(name).Rows.Count, balance.Rows);
        Assert.InRange(balance.Items, 120, 200);
        Assert.InRange(balance.Duplicates, 4, 6);
        Assert.InRange(balance.Rejected, 6, 8);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_rejected_row_has_a_fault_of_its_own_kind_and_nothing_personal_in_it(string name)
    {
        IReadOnlyList<RejectedRow> rejected = Triaged.Of(name).Rejected;

        Assert.Equal(rejected.Count, rejected.Select(r => (r.Column, r.Reason)).Distinct().Count());
        Assert.All(rejected, r => Assert.Equal(r.Reason, PersonalNumber.Mask(r.Reason)));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Some_numbers_have_a_wrong_checksum(string name) =>
        Assert.InRange(Triaged.Of(name).Items.Count(i => Warns(i, "checksum")), 1, 8);

    [Fact]
    public void Somebody_in_the_log_is_a_hundred() =>
        Assert.Contains(PlainTable.Of("outage-log.xlsx").Column("Personnummer"), n => n.Contains('+'));

    [Fact]
    public void A_number_without_its_leading_zero_is_told() =>
        Assert.Contains(Triaged.Of("outage-log.xlsx").Items, i => Warns(i, "leading zero"));

    [Fact]
    public void Some_identities_are_protected_and_none_of_them_is_in_the_list_of_sips()
    {
        CareItem[] hidden = [.. Triaged.Of("prator-export.csv").Items.Select(i => i.Item).Where(i => i.IsProtected == YesNo.Yes)];

        Assert.InRange(hidden.Length, 3, 20);
        Assert.Empty(hidden.Select(i => i.PatientId).Intersect(Triaged.Of("outage-sip.csv").Items.Select(i => i.Item.PatientId)));
    }

    [Fact]
    public void Sips_belong_to_episodes_of_the_export()
    {
        IReadOnlyList<Sip> linked = [.. Triaged.Of("outage-sip.csv").Items.Select(i => (Sip)i.Item).Where(s => s.EpisodeId is not null)];
        ILookup<string?, string?> patients = Triaged.Of("prator-export.csv").Items.ToLookup(i => i.Item.Id, i => i.Item.PatientId);

        Assert.NotEmpty(linked);
        Assert.All(linked, s => Assert.Contains(s.PatientId, patients[s.EpisodeId]));
    }

    [Fact]
    public void The_column_that_nothing_maps_is_named() =>
        Assert.Contains(Triaged.Of("prator-export.csv").FileWarnings, w => w.Contains("`Senast ändrad av`", StringComparison.Ordinal));

    private static bool Warns(TriagedItem item, string of) => item.Item.Warnings.Any(w => w.Contains(of, StringComparison.Ordinal));
}
