using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>The shape of what policies decide: the columns of <see cref="Slot"/>, and those of the kind alone behind them.</summary>
internal abstract class CareShape<TItem> : ItemShape<TItem>
    where TItem : CareItem
{
    private readonly int[] _datedSlots;

    protected CareShape(ItemKind kind, IReadOnlyList<Column> columns, int keyDate)
        : base(kind, columns, keyDate) =>
        _datedSlots = [.. Enumerable.Range(0, columns.Count).Where(s => Forms[s] == ValueForm.YesNoOrDate)];

    public override void Normalise(RowDraft row, Moment asOf, byte[] codes, Moment[] moments)
    {
        codes[Slot.Status] = (byte)StatusMeaning(row);
        foreach (int slot in _datedSlots)
        {
            if (moments[slot].IsSet)
            {
                codes[slot] = (byte)DateMeaning(moments[slot], asOf);
                moments[slot] = Moment.Missing;
            }
        }
    }

    public override void Describe(TItem item, RowDraft row)
    {
        row.SetId(Slot.Id, item.Id);
        row.SetText(Slot.PatientId, item.PatientId);
        row.Moments[Slot.CreatedAt] = item.CreatedAt;
        row.Codes[Slot.Status] = (byte)item.Status;
        row.Codes[Slot.InPrator] = (byte)item.InPrator;
        row.Codes[Slot.IsProtected] = (byte)item.IsProtected;
        row.SetText(Slot.Unit, item.Unit);
        row.SetText(Slot.Municipality, item.Municipality);
        row.SetText(Slot.Owner, item.Owner);
        row.SetText(Slot.OwnerEmail, item.OwnerEmail);
        DescribeOwn(item, row);
    }

    /// <summary>What the status of a row means, blank or not.</summary>
    protected abstract ItemStatus StatusMeaning(RowDraft row);

    /// <summary>What a date that stands for an answer says on a day.</summary>
    protected abstract YesNo DateMeaning(Moment date, Moment asOf);

    protected abstract void DescribeOwn(TItem item, RowDraft row);
}
