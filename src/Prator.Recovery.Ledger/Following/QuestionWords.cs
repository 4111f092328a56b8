using System.Globalization;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Puts what a question of the ledger holds into one language: who says what, in words. What is stored is short and the same in
/// every language: <c>Prator=2024-01-30</c>, <c>Prator=#12 #13</c>, <c>Census=DischargedAt 2024-02-02</c>, <c>ReadyAt: 2024-02-05 ≠ 2024-02-06</c>.
/// </summary>
internal sealed class QuestionWords
{
    private const string IsNot = " ≠ ";

    public static readonly QuestionWords Swedish = new()
    {
        Culture = CultureInfo.GetCultureInfo("sv-SE"),
        Or = " eller ",
        At = "i",
        Ordered = "beställt",
        Entered = "registrerat",
        Sources = new(StringComparer.Ordinal)
        {
            [LedgerQuestion.AnswerSource] = "svaret",
            [nameof(ItemSource.OutageLog)] = "avbrottsloggen",
            [nameof(ItemSource.Census)] = "patientadministrationen",
        },
    };

    public static readonly QuestionWords English = new()
    {
        Culture = CultureInfo.GetCultureInfo("en-US"),
        Or = " or ",
        At = "in",
        Ordered = "ordered",
        Entered = "entered",
        Sources = new(StringComparer.Ordinal)
        {
            [LedgerQuestion.AnswerSource] = "the answer",
            [nameof(ItemSource.OutageLog)] = "the outage log",
            [nameof(ItemSource.Census)] = "the patient administration",
        },
    };

    private QuestionWords()
    {
    }

    public required CultureInfo Culture { get; init; }

    public required string Or { get; init; }

    public required string At { get; init; }

    public required string Ordered { get; init; }

    public required string Entered { get; init; }

    public required Dictionary<string, string> Sources { get; init; }

    /// <summary>What each source says: <c>2024-01-30 (Prator) or 2024-02-02 (the outage log)</c>.</summary>
    public string Sayings(LedgerQuestion question, Func<string, string> labelOf) =>
        string.Join(Or, question.Values.Select(v => Split(v) is var (source, said) ? $"{InWords(said, labelOf)} ({Word(source)})" : v));

    /// <summary>Which the candidates are: <c>#12, #13 in Prator</c>.</summary>
    public string Candidates(LedgerQuestion question) =>
        string.Join(", ", question.Values.Select(v => Split(v) is var (source, named) ? $"{named.Replace(" ", ", ", StringComparison.Ordinal)} {At} {Word(source)}" : v));

    /// <summary>Whether a question is about one other item.</summary>
    public static bool NamesOne(LedgerQuestion question) =>
        question.Values is [var only] && Split(only) is var (_, named) && named.StartsWith('#') && !named.Contains(' ', StringComparison.Ordinal);

    /// <summary>What was ordered and what was entered: <c>Utklar: ordered 2024-02-05, entered 2024-02-06</c>.</summary>
    public string Entries(LedgerQuestion question, Func<string, string> labelOf) =>
        string.Join("; ", question.Values.Select(v => Entry(v, labelOf)));

    private string Entry(string value, Func<string, string> labelOf)
    {
        int colon = value.IndexOf(": ", StringComparison.Ordinal);
        string[] dates = colon < 0 ? [] : value[(colon + 2)..].Split(IsNot);
        return dates.Length == 2 ? $"{labelOf(value[..colon])}: {Ordered} {dates[0]}, {Entered} {dates[1]}" : value;
    }

    // A value may begin with the field that it is of.
    private string InWords(string said, Func<string, string> labelOf)
    {
        int space = said.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && char.IsAsciiLetter(said[0]) ? $"{labelOf(said[..space])} {Word(said[(space + 1)..])}" : Word(said);
    }

    private string Word(string text) => Sources.GetValueOrDefault(text) ?? FactWords.Of(text, Culture) ?? text;

    private static (string Source, string Said)? Split(string value) =>
        value.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (value[..at], value[(at + 1)..]) : null;
}
