using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>What people decided of an item that still stands: answers, at most one a field, and an action of their own.</summary>
public sealed record StandingDecisions
{
    public static StandingDecisions None { get; } = new();

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<Answer> Answers { get; init; } = [];

    /// <summary>Null where nobody wants another action than the policy's.</summary>
    public ForcedAction? Forced { get; init; }

    /// <summary>Reads what <see cref="ToText"/> wrote; null is nothing decided.</summary>
    public static StandingDecisions Of(string? text) =>
        text is null ? None : JsonSerializer.Deserialize<StandingDecisions>(text, BodyPart.Json) ?? None;

    /// <summary>The answer to a field; null where nobody answered it.</summary>
    public Answer? Find(string field) => Answers.FirstOrDefault(a => a.Field == field);

    /// <summary>With an answer in the place of an earlier one to its field.</summary>
    public StandingDecisions With(Answer answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return this with { Answers = [.. Answers.Where(a => a.Field != answer.Field), answer] };
    }

    /// <summary>Without the answer to a field.</summary>
    public StandingDecisions Without(string field) => Find(field) is null ? this : this with { Answers = [.. Answers.Where(a => a.Field != field)] };

    /// <summary>
    /// With what was decided of another item that turned out to be this one. Where both were answered and otherwise, neither answer
    /// stands: what was asked is asked anew.
    /// </summary>
    public StandingDecisions Absorbing(StandingDecisions other)
    {
        ArgumentNullException.ThrowIfNull(other);
        HashSet<string> otherwise = [.. other.Answers.Where(a => Find(a.Field) is { } own && own.Value != a.Value).Select(a => a.Field)];
        return new StandingDecisions
        {
            Answers = [.. Answers.Concat(other.Answers.Where(a => Find(a.Field) is null)).Where(a => !otherwise.Contains(a.Field))],
            Forced = Forced is null || other.Forced is null ? Forced ?? other.Forced : Forced.Action == other.Forced.Action ? Forced : null,
        };
    }

    /// <summary>As it is stored; null where nothing is decided.</summary>
    public string? ToText() => Answers.Count == 0 && Forced is null ? null : JsonSerializer.Serialize(this, BodyPart.Json);
}
