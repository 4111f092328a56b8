using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Puts what people answered above what the sources say, as long as no source has said something else since.</summary>
internal static class AnsweredItem
{
    /// <param name="item">What the sources say together.</param>
    /// <param name="answers">What people answered.</param>
    /// <param name="said">What each source says of a field now.</param>
    /// <param name="both">The disagreements: those that were answered go, contradicted answers come.</param>
    public static T Of<T>(T item, IReadOnlyList<Answer> answers, Func<string, IReadOnlyList<string>> said, Disagreements both)
        where T : CareItem
    {
        HashSet<string> fields = [.. FactValue.Fields(item is Episode ? RecordKind.Episode : RecordKind.Sip)];
        foreach (Answer answer in answers.Where(a => fields.Contains(a.Field)))
        {
            both.Settle(answer.Field);
            string[] otherwise = [.. said(answer.Field).Where(s => !answer.Said.Contains(s) && !FactValue.Agree(ValueOf(s), answer.Value))];
            if (otherwise.Length > 0)
            {
                both.Add(new LedgerQuestion(LedgerQuestion.Answered, answer.Field, [$"{LedgerQuestion.AnswerSource}={answer.Value ?? "–"}", .. otherwise]));
            }

            item = FactValue.With(item, answer.Field, answer.Value);
        }

        return item;
    }

    private static string ValueOf(string saying) => saying[(saying.IndexOf('=', StringComparison.Ordinal) + 1)..];
}
