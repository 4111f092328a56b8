namespace Prator.Recovery.Remembering;

/// <summary>An owner's name as it is shown, which may be that of several people.</summary>
/// <param name="Shown">What is shown; null where nobody is known.</param>
/// <param name="People">Whom it names, where these are known one by one.</param>
internal readonly record struct OwnerName(string? Shown, IReadOnlyList<string> People)
{
    /// <summary>Whom a cell of an export names: one, or several with commas between.</summary>
    public static OwnerName OfExport(string? cell) =>
        new(cell, cell is null ? [] : cell.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
