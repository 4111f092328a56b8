using System.Globalization;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>The words of a policy's document in one language, besides those that the policy itself has.</summary>
internal sealed partial class PolicyWords(RecoveryPolicy policy, CultureInfo culture)
{
    private readonly ConditionWords _conditions = new(policy, culture);

    public string Language { get; } = new LocalText("sv", "en").For(culture);

    public string Policy => In("Policy", "Policy");

    public string Version => In("Version", "Version");

    public string System => In("System", "System");

    public string TimeZone => In("Tidszon", "Time zone");

    public string Hash => In("Kontrollsumma (SHA-256)", "Checksum (SHA-256)");

    public string AnswersFirst => In("Frågor ställs först enligt", "Questions go first by");

    public string AnswersThen => In("Saknas svar, enligt", "Without an answer, by");

    public string AfterWorkingDays(int count) => count == 1
        ? In("efter 1 arbetsdag utan svar", "after 1 working day without an answer")
        : In($"efter {count} arbetsdagar utan svar", $"after {count} working days without an answer");

    public string Boundaries => In("Gränser", "Boundaries");

    public string Clauses => In("Rutinens punkter", "Clauses of the routine");

    public string Episodes => In("Vårdtillfällen", "Care episodes");

    public string Sips => In("SIP", "SIPs");

    public string DecisionTable => In("beslutstabell", "decision table");

    public string HowToRead => In(
        $"Varje rad är ett fall, och inga två rader överlappar varandra. Tecknet {PolicyDocument.Any} betyder att uppgiften inte spelar någon roll.",
        $"Each row is a case, and no two rows overlap. The mark {PolicyDocument.Any} means that the fact makes no difference.");

    public string Facts => In("uppgifterna som avgör", "the facts that decide");

    public string HowFactsAreDerived => In(
        "Reglerna ser inget annat än dessa uppgifter. Vad en uppgift blir prövas uppifrån: det första som stämmer gäller. Har ett av två datum inget klockslag jämförs hela dagar, och en jämförelse med ett datum som saknas stämmer aldrig.",
        "The rules see nothing but these facts. What a fact is is tried from the top: the first that holds is taken. Where either of two dates has no time of day, whole days are compared, and a comparison with a missing date never holds.");

    public string WhenAnyOf => In("när något av detta stämmer:", "when any of these holds:");

    public string Otherwise => In("i alla andra fall", "in all other cases");

    public string Rule => In("Regel", "Rule");

    public string Rules => In("Regler", "Rules");

    public string RulesInFull => In("reglerna i sin helhet", "the rules in full");

    public string ActionOf => In("Åtgärd", "Action");

    public string ClauseOf => In("Punkt", "Clause");

    public string BasisOf => In("Grund", "Basis");

    public string Reason => In("Skäl", "Reason");

    public string Question => In("Fråga", "Question");

    public string Questions => In("frågor vid sidan av reglerna", "questions beside the rules");

    public string Impossible => In("det som inte kan förekomma", "what cannot occur");

    public string Note => In("Vad rutinen lämnar öppet", "What the routine leaves open");

    public string ExceptionTo => In("Undantag från", "Exception to");

    public string Changes => In("Fält som ändras", "Fields to set");

    public string NotPaidWhen => In("Lämnas utanför betalningsunderlaget när", "Left out of the payment basis when");

    public string Steps => In("Steg", "Steps");

    public string Where => In("När", "When");

    public string Everywhere => In("alltid", "always");

    public string Or => In(" eller ", " or ");

    public string Not(string band) => In($"inte {band}", $"not {band}");

    public string WhereMissing => In("Saknas uppgiften:", "Where missing:");

    public string Signatures => In("Fastställande", "Approval");

    public string Declaration => In($"Policyn {policy.Name}, version {policy.Version}, med kontrollsumman {policy.Hash} fastställs.", $"The policy {policy.Name}, version {policy.Version}, with the checksum {policy.Hash} is approved.");

    public IReadOnlyList<string> SignatureFields => [In("Namn", "Name"), In("Roll", "Role"), In("Datum", "Date"), In("Underskrift", "Signature")];

    /// <summary>A text of the policy, on one line.</summary>
    public string Text(LocalText text) => Blanks().Replace(text.For(culture), " ");

    /// <summary>What a band is called; two of one fact may be called the same, and then their names tell them apart.</summary>
    public string Band(Fact fact, Band band)
    {
        string label = Text(band.Label);
        return fact.Bands.Count(b => Text(b.Label) == label) == 1 ? label : $"{label} ({band.Name})";
    }

    public string Boundary(string name) => name switch
    {
        Core.Policies.Boundaries.FirstDayWithoutDataName => In($"Första dagen utan inmatning i {policy.System}", $"First day with nothing entered in {policy.System}"),
        Core.Policies.Boundaries.LastManualDayName => In("Sista dagen som hanteras manuellt", "Last day that is handled manually"),
        Core.Policies.Boundaries.RegisterFromName => In($"Registreras i {policy.System} från och med", $"Registered in {policy.System} from"),
        _ => In($"{policy.System} åter i drift", $"{policy.System} back in use"),
    };

    public string Action(RecoveryAction action) => ActionLabels.Of(action, policy.System).For(culture);

    public string Basis(Basis basis) => basis == Core.Decisions.Basis.Text ? In("Text", "Text") : In("Tolkning", "Interpretation");

    /// <summary>What a field is set to: today's date, or the item's own date, which is named where it is of another field.</summary>
    public string NewValue(ChangeTemplate change) =>
        change.From is not { } from ? In("dagens datum", "today's date")
        : from == change.Field ? In("det verkliga datumet", "the real date")
        : In($"det verkliga datumet ({_conditions.Field(from)})", $"the real date ({_conditions.Field(from)})");

    /// <summary>A condition on fields in words.</summary>
    public string Condition(Condition condition) => Blanks().Replace(_conditions.Of(condition), " ");

    private string In(string swedish, string english) => Language == "sv" ? swedish : english;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
