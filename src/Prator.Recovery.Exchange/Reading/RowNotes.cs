namespace Prator.Recovery.Exchange;

/// <summary>What a person should know about a row that was read all the same.</summary>
[Flags]
internal enum RowNotes : byte
{
    None = 0,
    Checksum = 1,
    ImpossibleBirthDate = 2,
    NumberForId = 4,
}

/// <summary>The notes as texts. None holds a value of the row.</summary>
public static class RowNote
{
    private static readonly (RowNotes Note, string Kept, Func<string> Said)[] All =
    [
        (RowNotes.Checksum, Messages.Kept(nameof(Messages.NoteChecksum)), () => Messages.NoteChecksum),
        (RowNotes.ImpossibleBirthDate, Messages.Kept(nameof(Messages.NoteImpossibleBirthDate)), () => Messages.NoteImpossibleBirthDate),
        (RowNotes.NumberForId, Messages.Kept(nameof(Messages.NoteNumberForId)), () => Messages.NoteNumberForId),
    ];

    private static readonly IReadOnlyList<string>[] ByNotes =
        [.. Enumerable.Range(0, 1 << All.Length).Select(notes => (string[])[.. All.Where(n => ((RowNotes)notes).HasFlag(n.Note)).Select(n => n.Kept)])];

    /// <summary>As an item keeps them, and a ledger.</summary>
    internal static IReadOnlyList<string> Texts(RowNotes notes) => ByNotes[(int)notes];

    /// <summary>A note as it is told to whoever sits there; what is none of these is told as it is.</summary>
    public static string Said(string kept) => Array.Find(All, n => n.Kept == kept).Said?.Invoke() ?? kept;
}
