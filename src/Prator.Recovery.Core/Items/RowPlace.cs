namespace Prator.Recovery.Core.Items;

/// <summary>Where an item was read: a file's name, without its folder, and the row as a spreadsheet counts it (the first line is 1).</summary>
/// <param name="File">The file's name; "pipeline" for objects that came by the pipeline.</param>
/// <param name="Row">The row, from 1; for the pipeline the object's number, from 1.</param>
public sealed record RowPlace(string File, int Row)
{
    public override string ToString() => $"{File}#{Row}";
}
