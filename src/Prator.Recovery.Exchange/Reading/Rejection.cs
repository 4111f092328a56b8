using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Says why a row was rejected, and keeps what is needed to ask about it.</summary>
internal sealed class Rejection
{
    private readonly ItemShape _shape;
    private readonly HeaderTable _headers;
    private readonly ProfileWords _words;
    private readonly CultureInfo _culture;

    public Rejection(ItemShape shape, ReadingOptions options)
    {
        _shape = shape;
        _headers = options.Profile.HeadersOf(shape.Kind);
        _words = options.Profile.Words;
        _culture = options.Culture;
    }

    /// <param name="file">The file's name without its folder.</param>
    /// <param name="table">The table, still on the row.</param>
    /// <param name="row">What could be read of it.</param>
    public RejectedRow Of(string file, TableRow table, RowDraft row)
    {
        bool ofColumn = row.FaultSlot >= 0;
        return new RejectedRow(
            file,
            table.Row,
            ofColumn ? table.Header(row.FaultSlot) : null,
            (ofColumn ? OfColumn(row.Fault, row.FaultSlot, table) : OfRow(row.Fault, table)) with { More = row.FaultCount - 1 },
            Text(row, _shape.OwnIdSlot) is { } id && ItemId.IsLikeOne(id) ? id : string.Create(CultureInfo.InvariantCulture, $"{file}#{table.Row}"),
            WhoToAsk(row, _shape.UnitSlot, table),
            WhoToAsk(row, _shape.MunicipalitySlot, table),
            WhoToAsk(row, _shape.OwnerSlot, table))
        {
            Culture = _culture,
        };
    }

    /// <summary>What stands where the row's own id belongs, whatever it is; null where nothing does, or nobody knows what does.</summary>
    /// <param name="table">The table, still on the row.</param>
    /// <param name="row">What could be read of it.</param>
    public string? IdOf(TableRow table, RowDraft row) => IsWrongWidth(table) ? null : Text(row, _shape.OwnIdSlot);

    // In a row of the wrong width a column may hold another's value, and the question would go to the wrong owner.
    private static bool IsWrongWidth(TableRow table) => table.Fault is RowFault.TooFewFields or RowFault.TooManyFields;

    private static string? WhoToAsk(RowDraft row, int slot, TableRow table) =>
        !IsWrongWidth(table) && Text(row, slot) is { } text ? PersonalNumber.Mask(text) : null;

    private static string? Text(RowDraft row, int slot) => slot == ItemShape.NoSlot ? null : row.NewText(slot);

    private RowReason OfRow(RowFault fault, TableRow table) => fault switch
    {
        RowFault.NoIdentity when _shape.OwnIdSlot == ItemShape.NoSlot =>
            new RowReason { Code = RowFault.NoPatient, Columns = [_headers.MainName(_shape.PatientIdSlot)] },
        RowFault.NoIdentity =>
            new RowReason { Code = fault, Columns = [_headers.MainName(_shape.OwnIdSlot), _headers.MainName(_shape.PatientIdSlot)] },
        _ => table.FaultReason,
    };

    private RowReason OfColumn(RowFault fault, int slot, TableRow table) => fault switch
    {
        RowFault.NoDate or RowFault.NoText => Of(fault, slot, table.Cell(slot)),
        RowFault.NoYesNo or RowFault.NoYesNoOrDate => Of(fault, slot, table.Cell(slot)) with { Allowed = _words.MainAnswers },
        _ => new RowReason { Code = fault },
    };

    // Of PatientId nothing is told. Elsewhere only what can't be a person's name or number.
    private RowReason Of(RowFault fault, int slot, Cell cell)
    {
        RowReason reason = new() { Code = fault };
        if (_shape.Columns[slot].Form == ValueForm.PatientId)
        {
            return reason;
        }

        string text = cell.Text.ToString();
        return cell.Kind switch
        {
            CellKind.Date => reason with { Holds = RowValue.Date },
            CellKind.Boolean => reason with { Holds = RowValue.YesNo },
            CellKind.Text or CellKind.Number when HarmlessText.IsLikeADateOrTime(text) || _words.Answers.TryGet(text, out _) => reason with { Value = text },
            CellKind.Text => reason with { Holds = RowValue.Text, Length = text.Length },
            CellKind.Number => reason with { Holds = RowValue.Number },
            _ => reason,
        };
    }
}
