using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>What a person wrote beside a decision. It is kept sealed: whoever writes freely may write who the patient is.</summary>
/// <param name="Text">Why; null where nothing was written.</param>
/// <param name="Parties">Between whom something was agreed; null where that was not said.</param>
internal sealed record DecisionNote(string? Text, IReadOnlyList<string>? Parties)
{
    /// <summary>What entries of these kinds seal is a note.</summary>
    public const EventKinds Kinds = EventKinds.Answered | EventKinds.Proposed | EventKinds.Approved | EventKinds.Retracted | EventKinds.Escalated;

    /// <summary>What was written beside a decision; null where nothing was.</summary>
    public static DecisionNote? Of(GivenDecision given)
    {
        DecisionNote note = new(string.IsNullOrWhiteSpace(given.Note) ? null : given.Note.Trim(), given.Parties.Count == 0 ? null : given.Parties);
        return note.Text is null && note.Parties is null ? null : note;
    }

    /// <summary>What was written, in one line; null where nothing was, or it can't be read.</summary>
    public static string? Read(LedgerEntry entry, IdentifierCipher? cipher)
    {
        if (entry.Secret is null || cipher is null || (entry.Kinds & Kinds) == 0 || entry.Record != 0)
        {
            return null;
        }

        return JsonSerializer.Deserialize<DecisionNote>(cipher.Open(entry.Secret), BodyPart.Json)!.ToString();
    }

    /// <summary>In one line.</summary>
    public override string ToString() => Parties is null ? Text ?? string.Empty : $"{string.Join(", ", Parties)}{(Text is null ? "" : $": {Text}")}";
}
