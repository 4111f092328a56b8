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
internal static class RowNote
{
    private static readonly IReadOnlyList<string>[] ByNotes = [.. Enumerable.Range(0, 8).Select(n => Written((RowNotes)n))];

    public static IReadOnlyList<string> Texts(RowNotes notes) => ByNotes[(int)notes];

    private static string[] Written(RowNotes notes) =>
    [
        .. notes.HasFlag(RowNotes.Checksum)
            ? new[] { "The checksum of PatientId does not fit: a digit may be wrong." } : [],
        .. notes.HasFlag(RowNotes.ImpossibleBirthDate)
            ? new[] { "PatientId has the form of a personnummer, but its date does not exist." } : [],
        .. notes.HasFlag(RowNotes.NumberForId)
            ? new[] { "PatientId is stored as a number of unusual length: a leading zero may be lost. Format the column as text." } : [],
    ];
}
