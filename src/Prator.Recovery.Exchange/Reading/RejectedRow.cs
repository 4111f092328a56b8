using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>A row that could not be read. What is needed to ask somebody to mend it is kept, its values are not.</summary>
/// <param name="File">The file's name without its folder; "pipeline" for objects that came by the pipeline.</param>
/// <param name="Row">The row as a spreadsheet counts it, from 1; the object's number for the pipeline.</param>
/// <param name="Column">The column's header as the file has it; null where the fault is the row's.</param>
/// <param name="Why">What is wrong. Holds nothing that could be a person's name or number.</param>
/// <param name="Reference">The row's own id, or <c>file name#row</c> where it has none, or what stands there is not like an id: it may be a name, an address or a number of the patient.</param>
/// <param name="Unit">The row's unit, as far as it could be read.</param>
/// <param name="Municipality">The row's municipality, as far as it could be read.</param>
/// <param name="Owner">The row's owner, as far as it could be read.</param>
public record RejectedRow(
    string File, int Row, string? Column, RowReason Why, string Reference, string? Unit, string? Municipality, string? Owner)
{
    /// <summary>What is wrong and what to write instead, in the language of the reading.</summary>
    public string Reason => Why.In(Culture);

    /// <summary>What to do about it, in the language of the reading.</summary>
    public string Advice => ReportTexts.For(Culture)["Reason.Advice"];

    internal CultureInfo Culture { get; init; } = CultureInfo.InvariantCulture;

    /// <summary>Place and reason in one line, in the language of the reading.</summary>
    public override string ToString() => RejectedPlace.Of(ReportTexts.For(Culture), File, Row, Column, Reason);
}
