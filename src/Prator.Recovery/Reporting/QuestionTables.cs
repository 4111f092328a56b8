using Prator.Recovery.Exchange;

namespace Prator.Recovery.Reporting;

/// <summary>Tables of what must be answered.</summary>
internal static class QuestionTables
{
    /// <summary>Each owner's questions by age, those with the oldest first.</summary>
    /// <param name="texts">The words.</param>
    /// <param name="questions">Who is to answer, for how many working days it has waited, and how many are alike.</param>
    public static ReportTable ByOwner(ReportTexts texts, IEnumerable<(string? Owner, int Age, long Count)> questions) => new()
    {
        Key = "questionsByOwner",
        Heading = texts["Part.questionsByOwner"],
        Note = texts["Part.questionsByOwner.note"],
        Empty = texts["Empty.questions"],
        Plot = ReportPlot.Bars,
        Columns =
        [
            ReportColumns.One(texts, "owner"),
            .. AgeColumns.Of(texts),
            ReportColumns.One(texts, "sum"),
            ReportColumns.One(texts, "oldest"),
        ],
        Rows =
        [
            .. questions.GroupBy(q => q.Owner ?? string.Empty, NameOrder.Same)
                .Select(g => (g.Key, Questions: g.ToList(), Oldest: g.Max(q => q.Age)))
                .OrderByDescending(g => g.Oldest).ThenBy(g => g.Key, new NameOrder(texts.Culture))
                .Select(g => (IReadOnlyList<object?>)
                [
                    CountTables.Named(g.Key, texts),
                    .. AgeColumns.Counts(g.Questions.Select(q => (q.Age, q.Count))),
                    g.Questions.Sum(q => q.Count),
                    (long)g.Oldest,
                ]),
        ],
    };

    /// <summary>Questions one by one.</summary>
    /// <param name="key">The part's name.</param>
    /// <param name="texts">The words.</param>
    /// <param name="system">What the policy calls the system.</param>
    /// <param name="questions">In the order to be shown.</param>
    public static ReportTable OneByOne(string key, ReportTexts texts, string system, IEnumerable<RecoveryQuestion> questions) => new()
    {
        Key = key,
        Heading = texts[$"Part.{key}"],
        Empty = texts[$"Empty.{key}"],
        Columns = ReportColumns.Of(texts, "owner", "number", "reference", "subject", "question", "ageWorkingDays", "askedSince", "action", "state", "rule", "municipality", "unit", "escalated"),
        Rows = questions.Select(q => (IReadOnlyList<object?>)
        [
            q.Owner, q.Number, q.Reference, texts.Of(q.Subject), q.Question, (long)q.AgeWorkingDays, ReportTime.Of(q.AskedSince),
            q.Action is { } action ? CountTables.Action(action, texts, system) : null, q.State is { } state ? texts.Of(state) : null,
            q.Rule, q.Municipality, q.Unit, q.IsEscalated,
        ]),
    };
}
