using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Ledger;

/// <summary>The rules that are the ledger's own: what stands before what a policy says today.</summary>
public static class LedgerRule
{
    /// <summary>An export has shown that what was to be done is done.</summary>
    public const string Verified = "L-VERIFIED";

    /// <summary>It was one of several rows of one key, and another of them is the only one left.</summary>
    public const string Duplicate = "L-DUPLICATE";

    /// <summary>Two people decided on the action instead of the policy.</summary>
    public const string Forced = "L-DECIDED";

    private static readonly LocalText ByPeople = new(
        "Det någon har avgjort står över policyn tills det dras tillbaka eller ett senare uttag säger något annat.",
        "What somebody has settled stands above the policy until it is withdrawn or a later export says otherwise.");

    private static readonly LocalText AskedFirst = new(
        "Liggaren frågar innan policyn kan tillämpas: policyn bestämmer utifrån uppgifter, och vilka de är måste avgöras först.",
        "The ledger asks before the policy can be applied: a policy decides by facts, and which these are must be settled first.");

    private static readonly LocalText FollowedOn = new(
        "Liggaren följer en åtgärd tills ett uttag visar vad som blev gjort. Därefter bestämmer inte policyn om posten på nytt.",
        "The ledger follows an action until an export shows what was done. From then on the policy does not decide the item anew.");

    /// <summary>Whether a rule is the ledger's own.</summary>
    public static bool IsOfLedger(string rule) =>
        rule is Verified or Duplicate or Forced or LedgerQuestion.Sources or LedgerQuestion.Match or LedgerQuestion.Gone or LedgerQuestion.Done
            or LedgerQuestion.Answered or LedgerQuestion.Overtaken;

    /// <summary>The rule that holds instead of the policy's; null where the policy decides.</summary>
    /// <param name="item">An item as the ledger follows it.</param>
    /// <param name="clause">The clause of the routine that says who answers; null where it has none.</param>
    /// <param name="labelOf">What people call a field.</param>
    public static Rule? For<T>(LedgerItem<T> item, string? clause, Func<string, string> labelOf)
        where T : CareItem
    {
        ArgumentNullException.ThrowIfNull(item);
        return item.Row.State switch
        {
            ItemState.Verified => New(Verified, Verified, RecoveryAction.None, clause: null, FollowedOn),
            ItemState.Settled when item.Row.Rule == Duplicate => New(Duplicate, Duplicate, RecoveryAction.None, clause: null, FollowedOn),
            ItemState.Settled when item.Row.Rule == LedgerQuestion.Gone => New(LedgerQuestion.Gone, LedgerQuestion.Gone, RecoveryAction.None, clause: null, ByPeople),
            ItemState.Discrepancy => Review(LedgerQuestion.Done, item.Asked, clause, FollowedOn, labelOf),
            _ when item.Row.Rule == Forced => New(Forced, Forced, item.Row.Action, clause: null, ByPeople),
            _ when item.Row.Rule == LedgerQuestion.Overtaken => Review(LedgerQuestion.Overtaken, item.Asked, clause, ByPeople, labelOf),
            _ when item.Open.Count > 0 => Review(item.Open[0].Code, item.Open, clause, AskedFirst, labelOf),
            _ => null,
        };
    }

    /// <summary>Several questions in one text.</summary>
    public static LocalText Together(IReadOnlyList<LedgerQuestion> questions, Func<string, string> labelOf)
    {
        LocalText[] texts = [.. questions.Select(q => LedgerTexts.Question(q, labelOf))];
        return new LocalText(string.Join(" ", texts.Select(t => t.Swedish)), string.Join(" ", texts.Select(t => t.English)));
    }

    private static Rule Review(string code, IReadOnlyList<LedgerQuestion> asked, string? clause, LocalText note, Func<string, string> labelOf) =>
        New(code, asked.Count == 0 ? code : asked[0].Code, RecoveryAction.Review, clause, note) with { Question = asked.Count == 0 ? null : Together(asked, labelOf) };

    private static Rule New(string code, string reason, RecoveryAction action, string? clause, LocalText note) => new()
    {
        Id = code,
        Place = new YamlPlace("ledger", 1, 1),
        Regions = [],
        Action = action,
        Basis = Basis.Interpretation,
        Clause = clause,
        Note = note,
        Reason = LedgerTexts.Reason(reason),
    };
}
