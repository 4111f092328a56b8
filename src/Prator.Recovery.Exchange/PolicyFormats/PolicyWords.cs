using System.Globalization;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>The words of a policy's document in one language, besides those that the policy itself has.</summary>
internal sealed partial class PolicyWords(RecoveryPolicy policy, CultureInfo culture)
{
    public string Language { get; } = new LocalText("sv", "en").For(culture);

    public string Policy => In("Policy", "Policy");

    public string Version => In("Version", "Version");

    public string System => In("System", "System");

    public string TimeZone => In("Tidszon", "Time zone");

    public string Hash => In("Kontrollsumma (SHA-256)", "Checksum (SHA-256)");

    public string AnswersFirst => In("Frågor ställs först enligt", "Questions go first by");

    public string AnswersThen => In("Saknas svar, enligt", "Without an answer, by");

    public string Boundaries => In("Gränser", "Boundaries");

    public string Clauses => In("Rutinens punkter", "Clauses of the routine");

    public string Episodes => In("Vårdtillfällen", "Care episodes");

    public string Sips => In("SIP", "SIPs");

    public string DecisionTable => In("beslutstabell", "decision table");

    public string HowToRead => In(
        $"Varje rad är ett fall, och inga två rader överlappar varandra. Tecknet {PolicyDocument.Any} betyder att uppgiften inte spelar någon roll.",
        $"Each row is a case, and no two rows overlap. The mark {PolicyDocument.Any} means that the fact makes no difference.");

    public string Rule => In("Regel", "Rule");

    public string Rules => In("Regler", "Rules");

    public string ActionOf => In("Åtgärd", "Action");

    public string ClauseOf => In("Punkt", "Clause");

    public string BasisOf => In("Grund", "Basis");

    public string Reason => In("Skäl", "Reason");

    public string Question => In("Fråga", "Question");

    public string Questions => In("Frågor vid sidan av reglerna", "Questions beside the rules");

    public string Impossible => In("Det som inte kan förekomma", "What cannot occur");

    public string Note => In("Tolkning", "How it is read");

    public string ExceptionTo => In("Undantag från", "Exception to");

    public string Changes => In("Fält som ändras", "Fields to set");

    public string NotPaidWhen => In("Lämnas utanför betalningsunderlaget när", "Left out of the payment basis when");

    public string Steps => In("Steg", "Steps");

    public string Where => In("När", "When");

    public string Everywhere => In("alltid", "always");

    public string Or => In(" eller ", " or ");

    public string Today => In("dagens datum", "today's date");

    public string WhereMissing => In("Saknas uppgiften:", "Where missing:");

    public string Signatures => In("Fastställande", "Approval");

    public string Declaration => In($"Policyn {policy.Name}, version {policy.Version}, med kontrollsumman {policy.Hash} fastställs.", $"The policy {policy.Name}, version {policy.Version}, with the checksum {policy.Hash} is approved.");

    public IReadOnlyList<string> SignatureFields => [In("Namn", "Name"), In("Roll", "Role"), In("Datum", "Date"), In("Underskrift", "Signature")];

    /// <summary>A text of the policy, on one line.</summary>
    public string Text(LocalText text) => Blanks().Replace(text.For(culture), " ");

    public string Boundary(string name) => name switch
    {
        Core.Policies.Boundaries.FirstDayWithoutDataName => In("första dag utan data", "first dataless day"),
        Core.Policies.Boundaries.LastManualDayName => In("sista dagen som hanteras manuellt", "last day handled manually"),
        Core.Policies.Boundaries.RegisterFromName => In("registrering från", "registration from"),
        _ => In("åter i drift", "restored"),
    };

    public string Action(RecoveryAction action) => action switch
    {
        RecoveryAction.None => In("Ingen åtgärd", "Nothing"),
        RecoveryAction.Register => In("Registrera", "Register"),
        RecoveryAction.RegisterByAgreement => In("Efterregistrera enligt överenskommelse", "Register by agreement"),
        RecoveryAction.ContinueManually => In("Fortsätt manuellt", "Continue manually"),
        RecoveryAction.ContinueInPrator => In($"Fortsätt i {policy.System}", $"Continue in {policy.System}"),
        RecoveryAction.Close => In("Avsluta", "Close"),
        RecoveryAction.CreateInitiativeAndInvite => In("Skapa initiativ, kalla", "Create initiative and invite"),
        RecoveryAction.CreateInitiativeAndRegisterPlan => In("Skapa initiativ och registrera plan", "Create initiative and register plan"),
        RecoveryAction.CloseByNormalRoutine => In("Avsluta på vanligt sätt", "Close by the normal routine"),
        RecoveryAction.DoNotRegister => In("Registrera inte", "Do not register"),
        RecoveryAction.Review => In("Granska", "Review"),
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, null),
    };

    public string Basis(Basis basis) => basis == Core.Decisions.Basis.Text ? In("Text", "Text") : In("Tolkning", "Interpretation");

    /// <summary>The item's own date of that field.</summary>
    public string RealDate(ItemField field) => In($"det verkliga datumet ({Field(field)})", $"the real date ({Field(field)})");

    /// <summary>A condition on fields in words.</summary>
    public string Condition(Condition condition) => condition switch
    {
        Condition.HasValue c => $"{Field(c.Field)}: {string.Join(Or, c.Values.Select(v => Text(CodeLabels.Of(c.Field.Values[v]))))}",
        Condition.IsSet c => $"{Field(c.Field)}: {Text(CodeLabels.Of("set"))}",
        Condition.Compares c => $"{Operand(c.Left)} {Operator(c.Operator)} {Operand(c.Right)}",
        Condition.TookBand c => $"{Text(c.Fact.Label)}: {string.Join(Or, c.Bands.Select(b => Text(c.Fact.Bands[b].Label)))}",
        Condition.All c => $"({string.Join(In(" och ", " and "), c.Of.Select(Condition))})",
        Condition.Any c => $"({string.Join(Or, c.Of.Select(Condition))})",
        Condition.Not c => $"{In("inte", "not")} ({Condition(c.Of)})",
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition, null),
    };

    private string Field(ItemField field) => policy.Labels.GetValueOrDefault(field.Name, field.Name);

    private string Operand(MomentOperand operand) => operand switch
    {
        MomentOperand.Field f => Field(f.Of),
        MomentOperand.Boundary b => b.Value.ToString(),
        _ => In("bedömningsdagen", "assessment day"),
    };

    private string Operator(MomentOperator comparison) => comparison switch
    {
        MomentOperator.Before => In("är före", "is before"),
        MomentOperator.OnOrBefore => In("är senast", "is no later than"),
        MomentOperator.After => In("är efter", "is after"),
        MomentOperator.OnOrAfter => In("är tidigast", "is no earlier than"),
        MomentOperator.BeforeDay => In("är en tidigare dag än", "is an earlier day than"),
        MomentOperator.AfterDay => In("är en senare dag än", "is a later day than"),
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, null),
    };

    private string In(string swedish, string english) => Language == "sv" ? swedish : english;

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
