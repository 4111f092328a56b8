namespace Prator.Recovery.Samples;

/// <summary>The sample exports of one day.</summary>
/// <param name="Folder">The folder that they lie in: the day.</param>
/// <param name="Files">The exports.</param>
public sealed record SampleDay(string Folder, IReadOnlyList<SampleFile> Files);

/// <summary>One sample export and what its rows are made to show.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Rows">Its rows of data, from the top.</param>
public sealed record SampleFile(string Name, byte[] Content, IReadOnlyList<SampleRow> Rows);

/// <summary>What a row is made to show.</summary>
/// <param name="Row">The row as a spreadsheet counts it, from 1.</param>
/// <param name="Outcome">The rule that is to decide it on the first day, one of <see cref="Outcomes"/>, or what happened to it since.</param>
public sealed record SampleRow(int Row, string Outcome);

/// <summary>What becomes of a row that no rule gets to see.</summary>
public static class Outcomes
{
    public const string Duplicate = "duplicate";

    public const string Rejected = "rejected";

    /// <summary>Of a file that only a ledger reads: what is decided depends on the other files, too.</summary>
    public const string Held = "held";
}
