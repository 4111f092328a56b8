using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger;

/// <summary>How the ledger's own questions are asked, in the two languages of a policy. They hold no patient data.</summary>
public static class LedgerTexts
{
    /// <summary>Why the ledger asks, or has nothing left to ask, as the reason of a decision.</summary>
    public static LocalText Reason(string code) => code switch
    {
        LedgerQuestion.Sources => new("Källorna säger olika, så rutinen kan inte tillämpas förrän någon har avgjort vad som stämmer.", "The sources disagree, so the routine can't be applied until somebody has settled what is right."),
        LedgerQuestion.Match => new("Flera poster kan vara samma, så det går inte att säga vilken uppgift som hör till vilken.", "Several rows could be the same item, so nobody can tell which says what about which."),
        LedgerRule.Verified => new("Ett senare uttag visar att åtgärden är gjord: det är inget kvar att göra.", "A later export shows that it was done: nothing is left to do."),
        LedgerRule.Duplicate => new("Raden var en av flera med samma nyckel, och den är borttagen: en annan av dem är kvar.", "The row was one of several with the same key, and it was removed: another of them is still there."),
        LedgerQuestion.Gone => new("Posten fanns i ett tidigare uttag men saknas i ett senare.", "An earlier export had the item, and a later one lacks it."),
        LedgerQuestion.Answered => new("Ett senare uttag säger något annat än det som någon har svarat.", "A later export says something else than what somebody answered."),
        LedgerQuestion.Overtaken => new("Det som var känt när åtgärden beslutades har ändrats sedan dess.", "What was known when the action was decided on has changed since."),
        LedgerRule.Forced => new("Två personer har beslutat om åtgärden i stället för policyn.", "Two people decided on the action instead of the policy."),
        _ => new("Något annat har registrerats än det som beställdes.", "Something else was entered than what was ordered."),
    };

    /// <summary>The question itself.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="labelOf">What people call a field.</param>
    public static LocalText Question(LedgerQuestion question, Func<string, string> labelOf)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(labelOf);
        string field = question.Field is { } name ? labelOf(name) : string.Empty;
        QuestionWords sv = QuestionWords.Swedish;
        QuestionWords en = QuestionWords.English;
        return question.Code switch
        {
            LedgerQuestion.Sources => new(
                $"Vad stämmer om {field}: {sv.Sayings(question, labelOf)}?",
                $"Which is right about {field}: {en.Sayings(question, labelOf)}?"),
            LedgerQuestion.Match when QuestionWords.NamesOne(question) => new(
                $"Är denna samma post som {sv.Candidates(question)}?",
                $"Is this the same item as {en.Candidates(question)}?"),
            LedgerQuestion.Match => new(
                $"Vilken post hör denna ihop med ({sv.Candidates(question)})?",
                $"Which row does this one belong to ({en.Candidates(question)})?"),
            LedgerQuestion.Answered => new(
                $"Vad stämmer om {field}: {sv.Sayings(question, labelOf)}?",
                $"Which is right about {field}: {en.Sayings(question, labelOf)}?"),
            LedgerQuestion.Overtaken => new(
                "Gäller den beslutade åtgärden fortfarande? Dra tillbaka den, eller besluta om den igen.",
                "Does the action that was decided on still hold? Withdraw it, or decide on it again."),
            LedgerQuestion.Gone => new("Har posten tagits bort, eller gick den förlorad vid avbrottet?", "Was the item removed, or was it lost in the outage?"),
            _ => new(
                $"Ska det som registrerats rättas? {sv.Entries(question, labelOf)}",
                $"Should what was entered be mended? {en.Entries(question, labelOf)}"),
        };
    }
}
