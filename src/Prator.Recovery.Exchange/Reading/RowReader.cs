using System.Buffers;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Reads the cells of one row into a <see cref="RowDraft"/>, by the column table. The same for every format and both passes.</summary>
internal sealed class RowReader
{
    private readonly ValueForm[] _forms;
    private readonly int _ownId;
    private readonly int _patientId;
    private readonly int _inPrator;
    private readonly WordCache<YesNo> _answers;
    private readonly WordCache<ItemStatus> _statuses;
    private readonly WordCache<DispositionCode> _dispositions;
    private readonly SearchValues<char> _listSeparators;
    private readonly TimeZoneInfo _zone;
    private readonly DateOnly _asOf;
    private readonly YesNo _blankInPrator;

    public RowReader(ItemShape shape, ReadingOptions options)
    {
        ProfileWords words = options.Profile.Words;
        _forms = shape.Forms;
        _ownId = shape.OwnIdSlot;
        _patientId = shape.PatientIdSlot;
        _inPrator = shape.InPratorSlot;
        _answers = new WordCache<YesNo>(words.Answers);
        _statuses = new WordCache<ItemStatus>(words.Statuses);
        _dispositions = new WordCache<DispositionCode>(words.Dispositions);
        _listSeparators = words.ListSeparators;
        _zone = options.Zone;
        _asOf = options.AsOf.Date;
        _blankInPrator = options.EffectiveSource switch
        {
            ExportSource.Prator => YesNo.Yes,
            ExportSource.OutageLog => YesNo.No,
            _ => YesNo.Unknown,
        };
    }

    /// <summary>Reads the table's current row. What cannot be read is a fault of the draft.</summary>
    public void Read(TableRow table, RowDraft row)
    {
        row.Clear();
        if (table.Fault != RowFault.None)
        {
            row.Refuse(table.Fault, slot: -1);
        }

        // A row of the wrong width is refused as a whole; its cells may stand in the wrong columns.
        bool isWhole = table.Fault == RowFault.None;
        bool isInPratorBlank = _inPrator != ItemShape.NoSlot;
        foreach (int slot in table.Columns.Mapped)
        {
            Cell cell = table.Cell(slot);
            if (cell.Kind == CellKind.Blank)
            {
                continue;
            }

            isInPratorBlank &= slot != _inPrator;
            RowFault fault = Read(cell, slot, row);
            if (fault != RowFault.None && isWhole)
            {
                row.Refuse(fault, slot);
            }
        }

        if (isInPratorBlank)
        {
            row.Codes[_inPrator] = (byte)_blankInPrator;
        }

        if (isWhole && row.Fault == RowFault.None && !HasIdentity(row))
        {
            row.Refuse(RowFault.NoIdentity, slot: -1);
        }
    }

    private bool HasIdentity(RowDraft row) =>
        !row.Text(_patientId).IsEmpty || (_ownId != ItemShape.NoSlot && !row.Text(_ownId).IsEmpty);

    private RowFault Read(in Cell cell, int slot, RowDraft row)
    {
        ValueForm form = _forms[slot];
        switch (cell.Kind)
        {
            case CellKind.Error:
                return RowFault.ErrorValue;
            case CellKind.Object:
                return RowFault.ObjectValue;
            case CellKind.List when form != ValueForm.TextList:
                return RowFault.ListValue;
        }

        return form switch
        {
            ValueForm.Date => ReadDate(cell, slot, row),
            ValueForm.YesNo => ReadYesNo(cell, slot, row),
            ValueForm.YesNoOrDate =>
                ReadYesNo(cell, slot, row) == RowFault.None || ReadDate(cell, slot, row) == RowFault.None
                    ? RowFault.None
                    : RowFault.NoYesNoOrDate,
            ValueForm.Status => ReadStatus(cell, slot, row),
            ValueForm.Disposition => ReadDisposition(cell, slot, row),
            ValueForm.TextList => ReadList(cell, slot, row),
            ValueForm.PatientId => ReadPatientId(cell, slot, row),
            _ => ReadText(cell, slot, row),
        };
    }

    private RowFault ReadDate(in Cell cell, int slot, RowDraft row)
    {
        Moment moment = cell.Date;
        if (cell.Kind == CellKind.Date
            || (cell.Kind is CellKind.Text or CellKind.Number && DateText.TryRead(cell.Text, _zone, out moment)))
        {
            row.Moments[slot] = moment;
            return RowFault.None;
        }

        return RowFault.NoDate;
    }

    private RowFault ReadYesNo(in Cell cell, int slot, RowDraft row)
    {
        YesNo answer = cell.IsTrue ? YesNo.Yes : YesNo.No;
        if (cell.Kind == CellKind.Boolean
            || (cell.Kind is CellKind.Text or CellKind.Number && _answers.TryGet(cell.Text, out answer)))
        {
            row.Codes[slot] = (byte)answer;
            return RowFault.None;
        }

        return RowFault.NoYesNo;
    }

    private RowFault ReadStatus(in Cell cell, int slot, RowDraft row)
    {
        if (cell.Kind != CellKind.Text)
        {
            row.Codes[slot] = (byte)ItemStatus.Unknown;
            return RowFault.None;
        }

        row.Codes[slot] = (byte)(_statuses.TryGet(cell.Text, out ItemStatus status) ? status : ItemStatus.Unknown);
        return RowFault.None;
    }

    private RowFault ReadDisposition(in Cell cell, int slot, RowDraft row)
    {
        if (cell.Kind is not (CellKind.Text or CellKind.Number))
        {
            return RowFault.NoText;
        }

        row.SetDisposition(slot, _dispositions.TryGet(cell.Text, out DispositionCode code) ? code : DispositionCode.Other, cell.Text);
        return RowFault.None;
    }

    private RowFault ReadList(in Cell cell, int slot, RowDraft row)
    {
        switch (cell.Kind)
        {
            case CellKind.List:
                foreach (string element in cell.List)
                {
                    AddToList(element, slot, row);
                }

                return RowFault.None;
            case CellKind.Text or CellKind.Number:
                foreach (Range range in cell.Text.SplitAny(_listSeparators))
                {
                    AddToList(cell.Text[range], slot, row);
                }

                return RowFault.None;
            default:
                return RowFault.NoText;
        }
    }

    private static void AddToList(ReadOnlySpan<char> element, int slot, RowDraft row)
    {
        ReadOnlySpan<char> trimmed = element.Trim();
        if (!trimmed.IsEmpty)
        {
            row.AddToList(slot, trimmed);
        }
    }

    private RowFault ReadPatientId(in Cell cell, int slot, RowDraft row)
    {
        if (cell.Kind is not (CellKind.Text or CellKind.Number))
        {
            return RowFault.NoText;
        }

        Span<char> digits = stackalloc char[12];
        if (PersonalNumber.TryNormalise(cell.Text, _asOf, digits, out PersonalNumberFlaw flaw))
        {
            row.SetText(slot, digits);
            row.Notes |= flaw.HasFlag(PersonalNumberFlaw.Date) ? RowNotes.ImpossibleBirthDate
                : flaw.HasFlag(PersonalNumberFlaw.Checksum) ? RowNotes.Checksum
                : RowNotes.None;
            return RowFault.None;
        }

        row.SetUpperText(slot, cell.Text);
        row.Notes |= cell.Kind == CellKind.Number ? RowNotes.NumberForId : RowNotes.None;
        return RowFault.None;
    }

    private RowFault ReadText(in Cell cell, int slot, RowDraft row)
    {
        if (cell.Kind is not (CellKind.Text or CellKind.Number))
        {
            return RowFault.NoText;
        }

        if (slot == _ownId)
        {
            row.SetId(slot, cell.Text);
        }
        else
        {
            row.SetText(slot, cell.Text);
        }

        return RowFault.None;
    }
}
