namespace Prator.Recovery.Exchange;

/// <summary>A row that could not be read. What is needed to ask somebody to mend it is kept, its values are not.</summary>
/// <param name="File">The file's name without its folder; "pipeline" for objects that came by the pipeline.</param>
/// <param name="Row">The row as a spreadsheet counts it, from 1; the object's number for the pipeline.</param>
/// <param name="Column">The column's header as the file has it; null where the fault is the row's.</param>
/// <param name="Reason">What is wrong and what to write instead. Holds no personnummer.</param>
/// <param name="Reference">The row's own id, or <c>file name#row</c> where it has none or the id is shaped like a personnummer.</param>
/// <param name="Unit">The row's unit, as far as it could be read.</param>
/// <param name="Municipality">The row's municipality, as far as it could be read.</param>
/// <param name="Owner">The row's owner, as far as it could be read.</param>
public record RejectedRow(
    string File, int Row, string? Column, string Reason, string Reference, string? Unit, string? Municipality, string? Owner)
{
    /// <summary>Place and reason in one line.</summary>
    public override string ToString() => $"{File}, row {Row}{(Column is null ? "" : $", column {Column}")}: {Reason}";
}
