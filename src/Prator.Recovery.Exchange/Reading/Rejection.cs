using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Says why a row was rejected, and keeps what is needed to ask about it.</summary>
internal sealed class Rejection
{
    private const int LongestWord = 10;
    private const int LongestDate = 30;

    private readonly ItemShape _shape;
    private readonly HeaderTable _headers;
    private readonly ProfileWords _words;

    public Rejection(ItemShape shape, ImportProfile profile)
    {
        _shape = shape;
        _headers = profile.HeadersOf(shape.Kind);
        _words = profile.Words;
    }

    /// <param name="file">The file's name without its folder.</param>
    /// <param name="table">The table, still on the row.</param>
    /// <param name="row">What could be read of it.</param>
    public RejectedRow Of(string file, TableRow table, RowDraft row)
    {
        bool ofColumn = row.FaultSlot >= 0;
        string reason = ofColumn ? OfColumn(row.Fault, row.FaultSlot, table) : OfRow(row.Fault, table);
        if (row.FaultCount > 1)
        {
            reason += row.FaultCount == 2 ? " One more column of the row is wrong." : $" {row.FaultCount - 1} more columns of the row are wrong.";
        }

        string? id = Text(row, _shape.OwnIdSlot) is { } written && (!IsWrongWidth(table) || IsLikeAnId(written)) ? written : null;
        return new RejectedRow(
            file,
            table.Row,
            ofColumn ? table.Header(row.FaultSlot) : null,
            reason,
            id is null || PersonalNumber.Mask(id) != id ? string.Create(CultureInfo.InvariantCulture, $"{file}#{table.Row}") : id,
            WhoToAsk(row, _shape.UnitSlot, table),
            WhoToAsk(row, _shape.MunicipalitySlot, table),
            WhoToAsk(row, _shape.OwnerSlot, table));
    }

    // In a row of the wrong width a column may hold another's value: a name for an id, and the question to the wrong owner.
    private static bool IsWrongWidth(TableRow table) => table.Fault is RowFault.TooFewFields or RowFault.TooManyFields;

    private static bool IsLikeAnId(string text) => text.Any(char.IsAsciiDigit) && !text.Any(char.IsWhiteSpace);

    private static string? WhoToAsk(RowDraft row, int slot, TableRow table) =>
        !IsWrongWidth(table) && Text(row, slot) is { } text ? PersonalNumber.Mask(text) : null;

    private static string? Text(RowDraft row, int slot) => slot == ItemShape.NoSlot ? null : row.NewText(slot);

    private string OfRow(RowFault fault, TableRow table) => fault switch
    {
        RowFault.NoIdentity when _shape.OwnIdSlot == ItemShape.NoSlot =>
            $"The row has no {_headers.Property(_shape.PatientIdSlot)}. Write it.",
        RowFault.NoIdentity =>
            $"The row has neither {_headers.Property(_shape.OwnIdSlot)} nor {_headers.Property(_shape.PatientIdSlot)}. Write one of them.",
        RowFault.TooFewFields =>
            $"The row has {table.FaultDetail}. Write every field, or put quotes `\"` around a text with a line break.",
        RowFault.TooManyFields =>
            $"The row has {table.FaultDetail}. Put quotes `\"` around a text that holds the delimiter.",
        RowFault.NoObject => "This is no JSON object. Write the row as `{ \"name\": value }`.",
        RowFault.BrokenObject => "This cannot be read as JSON. Write one whole object on the line.",
        RowFault.DoubleKey => $"Two keys of the object are the same: {table.FaultDetail}. Remove one.",
        _ => "The row cannot be read.",
    };

    private string OfColumn(RowFault fault, int slot, TableRow table) => fault switch
    {
        RowFault.NoDate =>
            $"{Value(slot, table)} is no date. Write yyyy-MM-dd or yyyyMMdd, and HH:mm after a space or T where there is a time.",
        RowFault.NoYesNo =>
            $"{Value(slot, table)} is neither yes nor no. Write {Answers()}, or leave it blank.",
        RowFault.NoYesNoOrDate =>
            $"{Value(slot, table)} is neither yes, no nor a date. Write {Answers()}, or a date as yyyy-MM-dd, or leave it blank.",
        RowFault.ErrorValue => "The cell holds an error value of the spreadsheet. Mend its formula, or write the value.",
        RowFault.ObjectValue => "The value is an object. Write a text, a number, true, false or null.",
        RowFault.ListValue => "The value is a list. Write one value.",
        _ => "The value is no text. Write a text.",
    };

    private string Answers() => string.Join(", ", _words.MainAnswers.Select(w => $"`{w}`"));

    // No value of PatientId is shown, nor anything in another column that looks like one.
    private string Value(int slot, TableRow table)
    {
        Cell cell = table.Cell(slot);
        if (_shape.Columns[slot].Form == ValueForm.PatientId || cell.Kind is not (CellKind.Text or CellKind.Number))
        {
            return cell.Kind == CellKind.Date ? "A date" : cell.Kind == CellKind.Boolean ? "True or false" : "The value";
        }

        string masked = PersonalNumber.Mask(cell.Text.ToString());
        return IsHarmless(masked) || _words.Answers.TryGet(masked, out _) ? $"`{masked}`" : "The value";
    }

    // People write sentences where a date or an answer belongs, and names in them: only what can be neither is shown.
    private static bool IsHarmless(string text) =>
        (text.Length <= LongestDate && text.All(c => char.IsAsciiDigit(c) || c is '-' or '/' or '.' or ':' or '+' or ' ' or 'T' or 'Z' or '*'))
        || (text.Length <= LongestWord && text.All(c => char.IsLetter(c) || c is '.' or '?' or '!'));
}
