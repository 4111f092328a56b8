using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>
/// An invented outage of the invented system Vinga under an invented routine: its YAML file alone changes dates, facts,
/// rules, clauses, labels and texts.
/// </summary>
public sealed class AnotherOutageTests
{
    private const string Today = "2031-09-20";

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    /// <summary>Rule, action, basis and clause, questions, facts.</summary>
    private const string EpisodeCases = """
        A-DUPLICATE | Review           | Interpretation | 1 | Duplicate true; CreatedAt - / 2031-09-01 / 2031-09-10; Status blank / unknown / closed
        A-STATUS    | Review           | Interpretation | 1 | Status unknown; CreatedAt - / 2031-09-01 / 2031-09-10
        A4          | None             | Text A4        | 0 | Status closed / cancelled; CreatedAt - / 2031-09-01 / 2031-09-10
        A-NODATE    | Review           | Interpretation | 1 | Status blank / open; CreatedAt -
        A1          | Register         | Text A1        | 0 | CreatedAt 2031-09-08 / 2031-09-08 00:00 / 2031-09-12 / 2031-09-12 23:59; InPrator no; Status blank / open
        A1          | Register         | Text A1        | 1 | CreatedAt 2031-09-10; InPrator unknown; Disposition blank / deceased
        A2          | Register         | Text A2        | 0 | CreatedAt 2031-09-13 / 2031-09-13 00:00 / 2031-09-15 06:29 / 2031-09-20; InPrator no / unknown
        A-IN        | ContinueInPrator | Interpretation | 0 | CreatedAt 2031-09-08 / 2031-09-13; InPrator yes
        A3          | ContinueInPrator | Text A3        | 0 | CreatedAt 2031-09-07 / 2031-09-07 23:59 / 2024-01-20; StillInpatient yes / yes & Disposition other / yes & DischargedAt 2031-09-09; InPrator yes / no / unknown
        A3-HOME     | Close            | Text A3        | 0 | CreatedAt 2031-09-07; DischargedAt 2031-09-09 / 2031-09-09 & Disposition home / 2031-09-09 & StillInpatient no
        A3-NODATE   | Review           | Text A3        | 1 | CreatedAt 2031-09-07; Disposition home
        A3-UNKNOWN  | Review           | Interpretation | 1 | CreatedAt 2031-09-07; StillInpatient no / unknown / Disposition deceased / otherHospital
        """;

    private const string SipCases = """
        B-DUPLICATE | Review                          | Interpretation | 1 | Duplicate true; CreatedAt - / 2031-09-10
        B-STATUS    | Review                          | Interpretation | 1 | Status unknown; CreatedAt - / 2031-09-10
        B4-DONE     | None                            | Text B4        | 0 | Status closed / cancelled; CreatedAt - / 2031-09-01 / 2031-09-10
        B-NODATE    | Review                          | Interpretation | 1 | Status blank / open; CreatedAt -
        B1          | CreateInitiativeAndRegisterPlan | Text B1        | 0 | CreatedAt 2031-09-08 / 2031-09-12 23:59; PlanCreatedAt 2031-09-11; EndedAt - / 2031-09-12; InPrator yes / no / unknown
        B2          | CreateInitiativeAndInvite       | Text B2        | 0 | CreatedAt 2031-09-08; Deceased unknown / yes; Consent unknown / no; MeetingHeld yes / no / unknown
        B2-ENDED    | DoNotRegister                   | Text B2        | 0 | CreatedAt 2031-09-08; EndedAt 2031-09-08 / 2031-09-19
        B3          | ContinueInPrator                | Text B3        | 0 | CreatedAt 2031-09-07 / 2024-01-20; PlanCreatedAt - / 2031-09-01; InPrator yes / no / unknown
        B3-ENDED    | CloseByNormalRoutine            | Text B3        | 0 | CreatedAt 2031-09-07; EndedAt 2031-09-09; PlanCreatedAt - / 2031-09-01
        B4          | Register                        | Text B4        | 0 | CreatedAt 2031-09-13 / 2031-09-15 06:29 / 2031-09-15 06:30; InPrator yes / no / unknown; EndedAt - / 2031-09-19
        """;

    public static TheoryData<string, string> EpisodeData => Expanded<Episode>(EpisodeCases);

    public static TheoryData<string, string> SipData => Expanded<Sip>(SipCases);

    [Theory]
    [MemberData(nameof(EpisodeData))]
    public void Episode(string expected, string facts) => Check(Repository.Vinga.Episodes, expected, facts);

    [Theory]
    [MemberData(nameof(SipData))]
    public void Sip(string expected, string facts) => Check(Repository.Vinga.Sips, expected, facts);

    [Fact]
    public void Rules_AllHaveCases()
    {
        Assert.Equal(Repository.Vinga.Episodes.Book.Rules.Select(r => r.Id).Order(), TextTable.Rows(EpisodeCases).Select(r => r[0]).Distinct().Order());
        Assert.Equal(Repository.Vinga.Sips.Book.Rules.Select(r => r.Id).Order(), TextTable.Rows(SipCases).Select(r => r[0]).Distinct().Order());
    }

    [Fact]
    public void Head_IsThatOfTheFile()
    {
        RecoveryPolicy policy = Repository.Vinga;

        Assert.Equal(("vinga-2031-09", "0.3", "Vinga"), (policy.Name, policy.Version, policy.System));
        Assert.Equal(new Boundaries(new(2031, 9, 8), new(2031, 9, 12), new(2031, 9, 13), new(2031, 9, 15, 6, 30, 0)), policy.Boundaries);
        Assert.Equal("Återgång till Vinga efter avbrottet 2031-09-08", policy.Title.Swedish);
        Assert.Equal("Return to Vinga after the outage of 2031-09-08", policy.Title.English);
        Assert.Equal(["A1", "A2", "A3", "A4", "B1", "B2", "B3", "B4", "C1"], policy.Clauses.Keys.Order(StringComparer.Ordinal));
        Assert.NotEqual(Repository.Seed.Hash, policy.Hash);
    }

    [Fact]
    public void Reasons_NameItsDatesAndItsSystem()
    {
        Assert.Equal("Vårdtillfället skapades 2031-09-13 eller senare och registreras i Vinga.", Reason("CreatedAt 2031-09-14; InPrator no").Swedish);
        Assert.Equal("The episode was created on 2031-09-13 or later and is registered in Vinga.", Reason("CreatedAt 2031-09-14; InPrator no").English);
        Assert.Equal("The episode is older than 2031-09-08 and the patient has gone home.", Reason("CreatedAt 2031-09-07; DischargedAt 2031-09-09").English);
    }

    [Fact]
    public void Texts_NeverNameTheOtherSystemOrItsDates()
    {
        RecoveryPolicy policy = Repository.Vinga;
        LocalText[] texts =
        [
            policy.Title,
            .. policy.Clauses.Values,
            .. policy.Episodes.Book.Facts.Concat(policy.Sips.Book.Facts).Select(f => f.Label),
            .. policy.Episodes.Book.Rules.Concat(policy.Sips.Book.Rules).SelectMany(r => new[] { r.Reason, r.Question, r.Note }).OfType<LocalText>(),
            .. policy.Episodes.Book.Questions.Concat(policy.Sips.Book.Questions).Select(q => q.Text),
        ];

        Assert.True(texts.Length > 50);
        foreach (string text in texts.SelectMany(t => new[] { t.Swedish, t.English }))
        {
            Assert.DoesNotContain("Prator", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("2024", text, StringComparison.Ordinal);
            Assert.DoesNotContain("Utklar", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain('{', text);
        }
    }

    /// <summary>Both fields get the day of the discharge, under the names that its screen has.</summary>
    [Theory]
    [InlineData("DischargedAt 2031-09-09", PaymentBasis.Unaffected)]
    [InlineData("DischargedAt 2031-09-09 10:00; ReadyAt 2031-09-09 23:00", PaymentBasis.Unaffected)]
    [InlineData("DischargedAt 2031-09-09; ReadyAt 2031-09-08", PaymentBasis.Unaffected)]
    [InlineData("DischargedAt 2031-09-09 23:00; ReadyAt 2031-09-10 00:00", PaymentBasis.Exclude)]
    public void Close_SetsItsOwnFields(string facts, PaymentBasis payment)
    {
        Decision<Episode> decision = Repository.Vinga.Episodes.Decide(ItemText.Read<Episode>($"CreatedAt 2031-09-07; {facts}"), ItemText.AsOf(Today));

        Assert.Equal(
            [new FieldChange("ReadyAt", "Färdigbehandlad", new(2031, 9, 9)), new FieldChange("DischargedAt", "Hemgångsdag", new(2031, 9, 9))],
            decision.Changes);
        Assert.Equal(payment, decision.PaymentBasis);
    }

    [Fact]
    public void Steps_AreItsOwn()
    {
        Decision<Sip> withPlan = Repository.Vinga.Sips.Decide(
            ItemText.Read<Sip>("CreatedAt 2031-09-10; PlanCreatedAt 2031-09-11; Goals Gå själv, Laga mat"), ItemText.AsOf(Today));
        Decision<Sip> without = Repository.Vinga.Sips.Decide(ItemText.Read<Sip>("CreatedAt 2031-09-10"), ItemText.AsOf(Today));

        Assert.Equal(
            [new Step(1, "Skapa initiativet i Vinga.", null), new Step(2, "För in planen. Mål: Gå själv, Laga mat", null)],
            withPlan.StepsIn(Swedish));
        Assert.Equal(
            [new Step(1, "Create the initiative in Vinga.", null), new Step(2, "Invite the participants.", "Who is to be invited?")],
            without.StepsIn(English));
    }

    [Fact]
    public void SameItem_UnderBothPolicies_IsDecidedByEachAlone()
    {
        Episode episode = ItemText.Read<Episode>("CreatedAt 2024-01-20; InPrator no");
        Moment asOf = ItemText.AsOf("2024-02-05");

        Assert.Equal(("E2", RecoveryAction.ContinueManually), RuleAndAction(Repository.Seed));
        Assert.Equal(("A3-UNKNOWN", RecoveryAction.Review), RuleAndAction(Repository.Vinga));

        (string, RecoveryAction) RuleAndAction(RecoveryPolicy policy)
        {
            Decision<Episode> decision = policy.Episodes.Decide(episode, asOf);
            return (decision.Rule.Id, decision.Action);
        }
    }

    private static void Check<T>(DecisionGrid<T> grid, string expected, string facts)
        where T : CareItem
    {
        Decision<T> decision = grid.Decide(ItemText.Read<T>(facts), ItemText.AsOf(Today));

        string actual = $"{decision.Rule.Id} | {decision.Action} | {decision.Rule.Basis} {decision.Rule.Clause}".TrimEnd() + $" | {decision.Outcome.Questions.Count}";
        Assert.True(expected == actual, $"{facts}\n  expected {expected}\n  actual   {actual}");
    }

    private static LocalText Reason(string facts) =>
        Repository.Vinga.Episodes.Decide(ItemText.Read<Episode>(facts), ItemText.AsOf(Today)).Rule.Reason;

    private static TheoryData<string, string> Expanded<T>(string table)
        where T : CareItem =>
        [.. TextTable.Rows(table).SelectMany(r => ItemText.Combinations<T>(r[4]), (r, facts) => (string.Join(" | ", r[..4]), facts))];
}
