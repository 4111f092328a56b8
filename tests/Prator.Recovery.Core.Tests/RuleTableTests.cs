using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>
/// The tables of the routine case by case: every row, and of a row with alternatives every alternative, as records that
/// an export could hold. All are decided for 2024-02-05 unless the case says otherwise.
/// </summary>
public sealed class RuleTableTests
{
    private const string Today = "2024-02-05";

    private static readonly CultureInfo Swedish = CultureInfo.GetCultureInfo("sv-SE");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    private static readonly string[] RulesWithSteps = ["S1", "S2", "S2-ASK"];
    private static readonly string[] Lists = ["Participants", "Goals", "Activities"];

    /// <summary>Rule, action, basis and clause.</summary>
    private const string EpisodeRules = """
        E-DUPLICATE   | Review              | Interpretation
        E-CONFLICT    | Review              | Interpretation
        E-STATUS      | Review              | Interpretation
        E-DONE        | None                | Interpretation
        E-NODATE      | Review              | Interpretation
        E1            | Register            | Text V1
        E1-IN         | ContinueInPrator    | Text V1
        E1-DECEASED   | Review              | Interpretation
        E2            | ContinueManually    | Text V2
        E2-AGREED     | RegisterByAgreement | Text V2
        E2-AGREED-IN  | ContinueInPrator    | Interpretation
        E2-DECEASED   | Review              | Interpretation
        E2-IN         | Review              | Interpretation
        E3            | ContinueInPrator    | Text V3
        E4            | Close               | Text V4
        E4-READY      | Close               | Interpretation
        E4-NODATE     | Review              | Text V4
        E5-OTHER      | Review              | Interpretation
        E5-DECEASED   | Review              | Interpretation
        E5-UNKNOWN    | Review              | Interpretation
        E-ABSENT      | Review              | Interpretation
        """;

    private const string SipRules = """
        S-DUPLICATE   | Review                          | Interpretation
        S-CONFLICT    | Review                          | Interpretation
        S-STATUS      | Review                          | Interpretation
        S-NODATE      | Review                          | Interpretation
        S-IN          | Review                          | Interpretation
        S4            | DoNotRegister                   | Text S4
        S4-TAIL       | DoNotRegister                   | Interpretation
        S-LATE        | Review                          | Interpretation
        S-CLOSED      | Review                          | Interpretation
        S-DECEASED    | Review                          | Interpretation
        S-CONSENT     | Review                          | Interpretation
        S1            | CreateInitiativeAndInvite       | Text S1
        S1-HELD       | Review                          | Interpretation
        S1-ASK        | Review                          | Interpretation
        S2            | CreateInitiativeAndRegisterPlan | Text S2
        S2-ASK        | CreateInitiativeAndRegisterPlan | Interpretation
        S2-NOTHELD    | Review                          | Interpretation
        S-TAIL        | Review                          | Interpretation
        S3            | CloseByNormalRoutine            | Text S3
        S3-DONE       | None                            | Interpretation
        S-OPEN        | ContinueInPrator                | Interpretation
        S-ABSENT      | Review                          | Interpretation
        S-NEW         | Register                        | Interpretation
        S-NEW-IN      | ContinueInPrator                | Interpretation
        S-NEW-DONE    | None                            | Interpretation
        """;

    /// <summary>Rule, how many questions are asked, facts (see <see cref="ItemText"/>).</summary>
    private const string EpisodeCases = """
        E-DUPLICATE  | 1 | Duplicate true; CreatedAt - / 2024-01-10 / 2024-01-20 / 2024-02-03; InPrator yes / no / unknown
        E-DUPLICATE  | 1 | Duplicate true; CreatedAt 2024-01-10; Status blank / open / closed / cancelled / unknown
        E-DUPLICATE  | 1 | Duplicate true; CreatedAt 2024-01-10; AdmittedAt 2024-01-11 & DischargedAt 2024-01-09

        E-CONFLICT   | 1 | CreatedAt 2024-01-10; AdmittedAt 2024-01-11; DischargedAt 2024-01-10
        E-CONFLICT   | 1 | CreatedAt 2024-01-10; CreatedAt 2024-02-06 / AdmittedAt 2024-02-06 / DischargedAt 2024-02-06 / ClosedAt 2024-02-06
        E-CONFLICT   | 1 | CreatedAt 2024-01-10; ReadyAt 2024-02-06; DischargedAt 2024-01-20
        E-CONFLICT   | 1 | CreatedAt 2024-01-10; StillInpatient yes / Disposition inpatient; DischargedAt 2024-01-20
        E-CONFLICT   | 1 | CreatedAt 2024-01-10; StillInpatient yes; Disposition home / otherHospital / deceased
        E-CONFLICT   | 1 | CreatedAt 2024-01-10; Status open; ClosedAt 2024-01-20
        E-CONFLICT   | 1 | AdmittedAt 2024-02-06; Status blank / open / closed / cancelled / unknown; CreatedAt - / 2024-01-10 / 2024-01-20 / 2024-02-03

        E-STATUS     | 1 | Status unknown; CreatedAt - / 2024-01-10 / 2024-01-20 / 2024-02-03; InPrator yes / no / unknown
        E-STATUS     | 1 | Status unknown; ClosedAt 2024-01-20; CreatedAt 2024-01-10

        E-DONE       | 0 | Status closed / cancelled; CreatedAt - / 2024-01-10 / 2024-01-20 / 2024-02-03; InPrator yes / no / unknown
        E-DONE       | 0 | Status blank / closed / cancelled; ClosedAt 2024-01-25; CreatedAt - / 2024-01-10 / 2024-01-20 / 2024-02-03
        E-DONE       | 0 | Status closed; CreatedAt 2024-02-03; Disposition deceased

        E-NODATE     | 1 | CreatedAt -; Status open / blank; InPrator yes / no / unknown; StillInpatient yes / no / unknown / Disposition deceased

        E1           | 0 | CreatedAt 2024-02-01 / 2024-02-01 00:00 / 2024-02-02 07:59 / 2024-02-05; InPrator no; StillInpatient unknown / yes / no / Disposition home / otherHospital / inpatient / other / DischargedAt 2024-02-04
        E1           | 1 | CreatedAt 2024-02-01; InPrator unknown; StillInpatient unknown / yes / no / Disposition home / otherHospital / inpatient / other / DischargedAt 2024-02-04
        E1           | 0 | CreatedAt 2024-02-01; InPrator no; Status open; LongTermNeed yes; Agreement yes
        E1-IN        | 0 | CreatedAt 2024-02-01 / 2024-02-05; InPrator yes; StillInpatient unknown / yes / no / Disposition home / otherHospital / inpatient / other / DischargedAt 2024-02-04
        E1-DECEASED  | 1 | CreatedAt 2024-02-01 / 2024-02-05; InPrator yes / no / unknown; Disposition deceased

        E2           | 0 | CreatedAt 2024-01-17 / 2024-01-31 / 2024-01-31 23:59; InPrator no / unknown; LongTermNeed no / unknown; Agreement no / unknown
        E2           | 1 | CreatedAt 2024-01-20; InPrator no / unknown; LongTermNeed yes; Agreement no / unknown
        E2           | 1 | CreatedAt 2024-01-20; InPrator no / unknown; LongTermNeed no / unknown; Agreement yes
        E2           | 1 | CreatedAt 2024-01-20; InPrator no; LongTermNeed yes; Agreement 2024-02-06
        E2           | 0 | CreatedAt 2024-01-20; InPrator no; StillInpatient yes / no / Disposition home / otherHospital / deceased / inpatient / other / DischargedAt 2024-01-25
        E2-AGREED    | 0 | CreatedAt 2024-01-17 / 2024-01-31; InPrator no; LongTermNeed yes; Agreement yes / 2024-01-25 / 2024-02-05; StillInpatient unknown / yes / no
        E2-AGREED    | 1 | CreatedAt 2024-01-20; InPrator unknown; LongTermNeed yes; Agreement yes; Disposition blank / home / otherHospital / inpatient / other
        E2-AGREED-IN | 0 | CreatedAt 2024-01-20; InPrator yes; LongTermNeed yes; Agreement yes; Disposition blank / home / otherHospital / inpatient / other
        E2-DECEASED  | 1 | CreatedAt 2024-01-20; InPrator yes / no / unknown; LongTermNeed yes; Agreement yes; Disposition deceased
        E2-IN        | 1 | CreatedAt 2024-01-20; InPrator yes; LongTermNeed no / unknown; Agreement yes / no / unknown
        E2-IN        | 1 | CreatedAt 2024-01-20; InPrator yes; LongTermNeed yes; Agreement no / unknown; Disposition blank / deceased

        E3           | 0 | CreatedAt 2024-01-10 / 2024-01-16 23:59; InPrator yes / unknown; StillInpatient yes / Disposition inpatient; ReadyAt - / 2024-01-15 / 2024-02-20
        E4           | 0 | CreatedAt 2024-01-10; InPrator yes / unknown; DischargedAt 2024-01-20 / 2024-01-20 & StillInpatient no / 2024-01-20 & Disposition home
        E4-READY     | 0 | CreatedAt 2024-01-10; InPrator yes / unknown; DischargedAt 2024-01-20 / 2024-01-20 & Disposition home; ReadyAt 2024-01-19 / 2024-01-25
        E4-NODATE    | 1 | CreatedAt 2024-01-10; InPrator yes / unknown; StillInpatient no / Disposition home; ReadyAt - / 2024-01-19
        E5-OTHER     | 1 | CreatedAt 2024-01-10; InPrator yes / unknown; Disposition otherHospital; DischargedAt - / 2024-01-20
        E5-DECEASED  | 1 | CreatedAt 2024-01-10; InPrator yes / unknown; Disposition deceased; DischargedAt - / 2024-01-20; LongTermNeed unknown / yes & Agreement yes
        E5-UNKNOWN   | 1 | CreatedAt 2024-01-10; InPrator yes / unknown; StillInpatient unknown / Disposition other / other & DischargedAt 2024-01-20 / other & StillInpatient yes
        E-ABSENT     | 1 | CreatedAt 2024-01-10; InPrator no; StillInpatient unknown / yes / no / DischargedAt 2024-01-20 / Disposition home / otherHospital / deceased / inpatient / other
        """;

    private const string SipCases = """
        S-DUPLICATE  | 1 | Duplicate true; CreatedAt - / 2024-01-10 / 2024-01-20 / 2024-02-01 / 2024-02-03; InPrator yes / no / unknown
        S-DUPLICATE  | 1 | Duplicate true; CreatedAt 2024-01-20; Status blank / open / closed / cancelled / unknown
        S-DUPLICATE  | 1 | Duplicate true; CreatedAt 2024-01-20; EndedAt 2024-01-19

        S-CONFLICT   | 1 | CreatedAt 2024-01-20; EndedAt 2024-01-19
        S-CONFLICT   | 1 | CreatedAt 2024-01-20; CreatedAt 2024-02-06 / PlanCreatedAt 2024-02-06 / EndedAt 2024-02-06
        S-CONFLICT   | 1 | PlanCreatedAt 2024-02-06; Status blank / open / closed / cancelled / unknown; CreatedAt - / 2024-01-10 / 2024-01-20 / 2024-02-01 / 2024-02-03

        S-STATUS     | 1 | Status unknown / cancelled; CreatedAt - / 2024-01-10 / 2024-01-20 / 2024-02-01 / 2024-02-03; InPrator yes / no / unknown
        S-NODATE     | 1 | CreatedAt -; Status blank / open / closed; InPrator yes / no / unknown; Deceased unknown / yes

        S-IN         | 1 | CreatedAt 2024-01-17 / 2024-01-31; InPrator yes; Status blank / open / closed; EndedAt - / 2024-02-01 / 2024-02-02 07:59 / 2024-02-03; Deceased unknown / yes
        S4           | 0 | CreatedAt 2024-01-20; InPrator no / unknown; Status blank / open / closed; EndedAt 2024-01-20 / 2024-01-31 / 2024-02-01 / 2024-02-01 23:59
        S4           | 0 | CreatedAt 2024-01-20; InPrator no; EndedAt 2024-01-25; Deceased yes / Consent no / PlanCreatedAt 2024-01-22 & MeetingHeld yes
        S4-TAIL      | 0 | CreatedAt 2024-01-20; InPrator no / unknown; Status blank / open / closed; EndedAt 2024-02-02 00:00 / 2024-02-02 07:59
        S-LATE       | 1 | CreatedAt 2024-01-20; InPrator no / unknown; Status blank / open / closed; EndedAt 2024-02-02 / 2024-02-02 08:00 / 2024-02-03
        S-LATE       | 1 | CreatedAt 2024-01-20; InPrator no; EndedAt 2024-02-03; Deceased yes / Consent no / PlanCreatedAt 2024-01-22 & MeetingHeld yes
        S-CLOSED     | 1 | CreatedAt 2024-01-20; InPrator no / unknown; Status closed; Deceased unknown / yes / no; Consent unknown / no

        S-DECEASED   | 1 | CreatedAt 2024-01-20; InPrator no / unknown; Status blank / open; Deceased yes; Consent unknown / no / yes; PlanCreatedAt - / 2024-01-22; MeetingHeld yes / no / unknown
        S-DECEASED   | 1 | CreatedAt 2024-01-10; InPrator yes / unknown; Status blank / open; Deceased yes
        S-DECEASED   | 1 | CreatedAt 2024-02-03; InPrator yes / no / unknown; Status blank / open; Deceased yes; EndedAt - / 2024-02-04
        S-CONSENT    | 1 | CreatedAt 2024-01-20; InPrator no / unknown; Deceased no / unknown; Consent no; PlanCreatedAt - / 2024-01-22; MeetingHeld yes / no / unknown
        S1           | 0 | CreatedAt 2024-01-17 / 2024-01-31 23:59; InPrator no; Status blank / open; Deceased no / unknown; Consent yes / unknown; MeetingHeld no / 2024-02-06
        S1           | 1 | CreatedAt 2024-01-20; InPrator unknown; MeetingHeld no / 2024-02-06
        S1-HELD      | 1 | CreatedAt 2024-01-20; InPrator no / unknown; Deceased no / unknown; Consent yes / unknown; MeetingHeld yes / 2024-02-04
        S1-ASK       | 1 | CreatedAt 2024-01-20; InPrator no / unknown; Deceased no / unknown; Consent yes / unknown; MeetingHeld unknown / 2024-02-05
        S2           | 0 | CreatedAt 2024-01-20; InPrator no; Deceased no / unknown; Consent yes / unknown; PlanCreatedAt 2024-01-25; MeetingHeld yes / 2024-02-04
        S2           | 1 | CreatedAt 2024-01-20; InPrator unknown; PlanCreatedAt 2024-01-25; MeetingHeld yes / 2024-02-04
        S2-ASK       | 1 | CreatedAt 2024-01-20; InPrator no; Deceased no / unknown; Consent yes / unknown; PlanCreatedAt 2024-01-25; MeetingHeld unknown / 2024-02-05
        S2-ASK       | 2 | CreatedAt 2024-01-20; InPrator unknown; PlanCreatedAt 2024-01-25; MeetingHeld unknown / 2024-02-05
        S2-NOTHELD   | 1 | CreatedAt 2024-01-20; InPrator no / unknown; Deceased no / unknown; Consent yes / unknown; PlanCreatedAt 2024-01-25; MeetingHeld no / 2024-02-06

        S-TAIL       | 1 | CreatedAt 2024-02-01 / 2024-02-01 12:00 / 2024-02-02 00:00 / 2024-02-02 07:59; InPrator yes / no / unknown; Status blank / open / closed; Deceased unknown / yes
        S-TAIL       | 1 | CreatedAt 2024-02-01; EndedAt 2024-02-01 / 2024-02-02 07:59 / 2024-02-03

        S3           | 0 | CreatedAt 2024-01-10 / 2024-01-16 23:59; InPrator yes / unknown; Status blank / open; EndedAt 2024-01-16 / 2024-01-20 / 2024-02-02 07:59 / 2024-02-04; Deceased no / unknown / yes
        S3-DONE      | 0 | CreatedAt 2024-01-10; InPrator yes / unknown; Status closed; EndedAt - / 2024-01-12; Deceased no / unknown / yes
        S-OPEN       | 0 | CreatedAt 2024-01-10; InPrator yes / unknown; Status blank / open; Deceased no / unknown; Consent unknown / no
        S-ABSENT     | 1 | CreatedAt 2024-01-10; InPrator no; Status blank / open / closed; EndedAt - / 2024-01-12; Deceased unknown / yes

        S-NEW        | 0 | CreatedAt 2024-02-02 / 2024-02-02 08:00 / 2024-02-05; InPrator no; Status blank / open; Deceased no / unknown; EndedAt - / 2024-02-05
        S-NEW        | 1 | CreatedAt 2024-02-03; InPrator unknown; Deceased no / unknown; Consent unknown / no
        S-NEW-IN     | 0 | CreatedAt 2024-02-02 / 2024-02-02 08:00 / 2024-02-05; InPrator yes; Status blank / open; Deceased no / unknown
        S-NEW-DONE   | 0 | CreatedAt 2024-02-02 / 2024-02-02 08:00 / 2024-02-05; InPrator yes / no / unknown; Status closed; Deceased unknown / yes
        """;

    /// <summary>Rule, moment, facts, what is changed, payment basis.</summary>
    private const string Closures = """
        E4       | 2024-02-05           | DischargedAt 2024-01-20                                   | ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-01-20 | Exclude
        E4       | 2024-02-05 00:30     | DischargedAt 2024-01-20 14:10                             | ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-01-20 | Exclude
        E4       | 2024-02-05 00:00     | DischargedAt 2024-02-04 23:59                             | ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-02-04 | Exclude
        E4       | 2024-02-05           | DischargedAt 2024-02-05                                   | ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-02-05 | Unaffected
        E4       | 2024-02-05 16:00     | DischargedAt 2024-02-05 09:00                             | ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-02-05 | Unaffected
        E4-READY | 2024-02-05           | DischargedAt 2024-01-20; ReadyAt 2024-01-19               | DischargedAt Faktiskt utskriven 2024-01-20                            | Unaffected
        E4-READY | 2024-02-05           | DischargedAt 2024-01-20; ReadyAt 2024-01-20               | DischargedAt Faktiskt utskriven 2024-01-20                            | Unaffected
        E4-READY | 2024-02-05           | DischargedAt 2024-01-20 08:00; ReadyAt 2024-01-20 23:59   | DischargedAt Faktiskt utskriven 2024-01-20                            | Unaffected
        E4-READY | 2024-02-05           | DischargedAt 2024-01-20 23:59; ReadyAt 2024-01-21 00:00   | DischargedAt Faktiskt utskriven 2024-01-20                            | Exclude
        E4-READY | 2024-02-05           | DischargedAt 2024-01-20; ReadyAt 2024-02-05               | DischargedAt Faktiskt utskriven 2024-01-20                            | Exclude
        """;

    public static TheoryData<string, int, string> EpisodeData => Expanded<Episode>(EpisodeCases);

    public static TheoryData<string, int, string> SipData => Expanded<Sip>(SipCases);

    public static TheoryData<string, string, string, string, string> ClosureData =>
        [.. TextTable.Rows(Closures).Select(r => (r[0], r[1], r[2], r[3], r[4]))];

    public static TheoryData<string> StepData =>
        [.. RulesWithSteps.SelectMany(_ => Enumerable.Range(0, 8), (rule, missing) => string.Join(' ', [rule, .. Lists.Where((_, i) => (missing >> i & 1) != 0)]))];

    [Theory]
    [MemberData(nameof(EpisodeData))]
    public void Episode(string rule, int questions, string facts) =>
        Check(Repository.Seed.Episodes, facts, questions, RowOf(EpisodeRules, rule));

    [Theory]
    [MemberData(nameof(SipData))]
    public void Sip(string rule, int questions, string facts) =>
        Check(Repository.Seed.Sips, facts, questions, RowOf(SipRules, rule));

    [Theory]
    [MemberData(nameof(ClosureData))]
    public void Close_SetsTheFieldsOfTheScreen(string rule, string asOf, string facts, string changes, string payment)
    {
        Episode episode = ItemText.Read<Episode>($"CreatedAt 2024-01-10; InPrator yes; {facts}");

        Decision<Episode> decision = Repository.Seed.Episodes.Decide(episode, ItemText.AsOf(asOf));

        Assert.Equal(rule, decision.Rule.Id);
        Assert.Equal(changes, string.Join(", ", decision.Changes.Select(c => $"{c.Field} {c.Label} {c.Value:yyyy-MM-dd}")));
        Assert.Equal(payment, decision.PaymentBasis.ToString());
    }

    [Theory]
    [MemberData(nameof(StepData))]
    public void Steps_AreFourAndAskForWhatIsMissing(string ruleAndMissing)
    {
        string[] words = ruleAndMissing.Split(' ');
        string rule = words[0];
        Sip sip = ItemText.Read<Sip>(rule switch
        {
            "S1" => "CreatedAt 2024-01-20; InPrator no; MeetingHeld no",
            "S2" => "CreatedAt 2024-01-20; InPrator no; MeetingHeld yes; PlanCreatedAt 2024-01-25",
            _ => "CreatedAt 2024-01-20; InPrator no; MeetingHeld unknown; PlanCreatedAt 2024-01-25",
        }) with
        {
            Participants = words.Contains("Participants") ? [] : ["Kommunen", "Vårdcentralen"],
            Goals = words.Contains("Goals") ? [] : ["Bo hemma"],
            Activities = words.Contains("Activities") ? [] : ["Hemtjänst", "Rehab"],
        };

        Decision<Sip> decision = Repository.Seed.Sips.Decide(sip, ItemText.AsOf(Today));

        Assert.Equal(rule, decision.Rule.Id);
        foreach (CultureInfo culture in new[] { Swedish, English })
        {
            IReadOnlyList<Step> steps = decision.StepsIn(culture);
            Assert.Equal([1, 2, 3, 4], steps.Select(s => s.Number));
            Assert.Null(steps[0].Question);
            Assert.Null(steps[3].Question);
            CheckLists(steps[1], sip.Participants);
            CheckLists(steps[2], rule == "S1" ? [] : [sip.Goals, sip.Activities]);

            // A missing list is asked for on its step, never on the item.
            Assert.Equal(rule == "S2-ASK", decision.QuestionIn(culture) is not null);
        }
    }

    [Theory]
    [InlineData("S1", "initiativ", "Ska kvittera", "kallelse", "vanlig")]
    [InlineData("S2", "initiativ", "Ska kvittera", "plan", "vanlig")]
    [InlineData("S2-ASK", "initiativ", "Ska kvittera", "plan", "vanlig")]
    public void Steps_InSwedish_ComeInTheOrderOfTheRoutine(string rule, params string[] words) => CheckOrder(rule, Swedish, words);

    [Theory]
    [InlineData("S1", "initiative", "Ska kvittera", "invitation", "usual")]
    [InlineData("S2", "initiative", "Ska kvittera", "plan", "usual")]
    [InlineData("S2-ASK", "initiative", "Ska kvittera", "plan", "usual")]
    public void Steps_InEnglish_ComeInTheOrderOfTheRoutine(string rule, params string[] words) => CheckOrder(rule, English, words);

    [Fact]
    public void Rules_OfThePolicy_AreThoseOfTheTables()
    {
        Assert.Equal(TextTable.Rows(EpisodeRules).Select(r => r[0]).Order(), Repository.Seed.Episodes.Book.Rules.Select(r => r.Id).Order());
        Assert.Equal(TextTable.Rows(SipRules).Select(r => r[0]).Order(), Repository.Seed.Sips.Book.Rules.Select(r => r.Id).Order());
    }

    [Fact]
    public void Rules_OfTheTables_AllHaveCases()
    {
        Assert.Equal(TextTable.Rows(EpisodeRules).Select(r => r[0]).Order(), TextTable.Rows(EpisodeCases).Select(r => r[0]).Distinct().Order());
        Assert.Equal(TextTable.Rows(SipRules).Select(r => r[0]).Order(), TextTable.Rows(SipCases).Select(r => r[0]).Distinct().Order());
    }

    [Fact]
    public void Exception_OfTheAgreedEpisodes_IsToE2() =>
        Assert.Equal(["E2"], Repository.Seed.Episodes.Book.Rules.Single(r => r.Id == "E2-AGREED").ExceptionTo);

    [Fact]
    public void Questions_OfReviewRules_AreEachTheirOwn()
    {
        foreach (Rule[] rules in new[] { Repository.Seed.Episodes.Book.Rules.ToArray(), [.. Repository.Seed.Sips.Book.Rules] })
        {
            Rule[] reviews = [.. rules.Where(r => r.Action == RecoveryAction.Review)];
            Assert.NotEmpty(reviews);
            Assert.Equal(reviews.Length, reviews.Select(r => r.Question!.Swedish).Distinct().Count());
            Assert.Equal(reviews.Length, reviews.Select(r => r.Question!.English).Distinct().Count());
        }
    }

    [Fact]
    public void Texts_InTheInvariantCulture_AreSwedish()
    {
        Decision<Sip> decision = Repository.Seed.Sips.Decide(ItemText.Read<Sip>("CreatedAt 2024-01-20; PlanCreatedAt 2024-01-25"), ItemText.AsOf(Today));

        Assert.Equal(decision.QuestionIn(Swedish), decision.QuestionIn(CultureInfo.InvariantCulture));
        Assert.Equal(decision.StepsIn(Swedish), decision.StepsIn(CultureInfo.InvariantCulture));
        Assert.NotEqual(decision.QuestionIn(Swedish), decision.QuestionIn(English));
        Assert.NotEqual(decision.StepsIn(Swedish), decision.StepsIn(English));
    }

    [Fact]
    public void Clauses_OfThePolicy_AreThoseOfTheRoutine() =>
        Assert.Equal(["F1", "F2", "S1", "S2", "S3", "S4", "V1", "V2", "V3", "V4"], Repository.Seed.Clauses.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Boundaries_OfThePolicy_AreTheFour()
    {
        Assert.Equal(new Boundaries(new(2024, 1, 17), new(2024, 1, 31), new(2024, 2, 1), new(2024, 2, 2, 8, 0, 0)), Repository.Seed.Boundaries);
        Assert.Equal("Europe/Stockholm", Repository.Seed.TimeZone.Id);
        Assert.Equal("Prator", Repository.Seed.System);
        Assert.Equal("prator-2024-01", Repository.Seed.Name);
    }

    private static void Check<T>(DecisionGrid<T> grid, string facts, int questions, string[] row)
        where T : CareItem
    {
        Decision<T> decision = grid.Decide(ItemText.Read<T>(facts), ItemText.AsOf(Today));

        Rule rule = decision.Rule;
        string actual = $"{rule.Id} | {decision.Action} | {rule.Basis} {rule.Clause}".TrimEnd() + $" | {decision.Outcome.Questions.Count}";
        string expected = $"{string.Join(" | ", row)} | {questions}";
        Assert.True(expected == actual, $"{facts}\n  expected {expected}\n  actual   {actual}");
        Assert.Equal(rule.Basis == Basis.Interpretation, rule.Note is not null);
        CheckText(rule.Reason);
        if (rule.Note is { } note)
        {
            CheckText(note);
        }

        Assert.All(decision.Outcome.Questions, CheckText);
        foreach (CultureInfo culture in new[] { Swedish, English })
        {
            Assert.Equal(questions > 0, decision.QuestionIn(culture) is not null);
            Assert.All(decision.Outcome.Questions, q => Assert.Contains(q.For(culture), decision.QuestionIn(culture)!, StringComparison.Ordinal));
        }

        bool closes = row[1] == nameof(RecoveryAction.Close);
        Assert.Equal(closes, decision.Changes.Count > 0);
        Assert.Equal(closes, decision.PaymentBasis is not null);
        bool creates = row[1].StartsWith("Create", StringComparison.Ordinal);
        Assert.Equal(creates ? 4 : 0, decision.StepsIn(Swedish).Count);
        Assert.Equal(creates ? 4 : 0, decision.StepsIn(English).Count);
    }

    private static void CheckText(LocalText text)
    {
        foreach (string one in new[] { text.Swedish, text.English })
        {
            Assert.False(string.IsNullOrWhiteSpace(one));
            Assert.DoesNotContain('{', one);
        }

        Assert.NotEqual(text.Swedish, text.English);
    }

    /// <summary>A list that the item has is written out; each that it lacks is asked for.</summary>
    private static void CheckLists(Step step, params IReadOnlyList<string>[] lists)
    {
        Assert.All(lists.Where(l => l.Count > 0), l => Assert.Contains(string.Join(", ", l), step.Text, StringComparison.Ordinal));
        Assert.Equal(lists.Count(l => l.Count == 0), step.Question?.Count(c => c == '?') ?? 0);
    }

    private static void CheckOrder(string rule, CultureInfo culture, string[] words)
    {
        IReadOnlyList<StepTemplate> steps = Repository.Seed.Sips.Book.Rules.Single(r => r.Id == rule).Steps;
        Assert.Equal(words.Length, steps.Count);
        Assert.All(words.Zip(steps), pair => Assert.Contains(pair.First, pair.Second.Text.For(culture), StringComparison.OrdinalIgnoreCase));
    }

    private static string[] RowOf(string table, string rule) => TextTable.Rows(table).Single(r => r[0] == rule);

    private static TheoryData<string, int, string> Expanded<T>(string table)
        where T : CareItem =>
        [.. TextTable.Rows(table).SelectMany(r => ItemText.Combinations<T>(r[2]), (r, facts) => (r[0], int.Parse(r[1], CultureInfo.InvariantCulture), facts))];
}
