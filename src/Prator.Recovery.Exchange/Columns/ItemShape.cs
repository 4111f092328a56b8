using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>What columns a kind of item has, whatever it is read from.</summary>
internal abstract class ItemShape
{
    protected ItemShape(ItemKind kind, IReadOnlyList<Column> columns, int keyDate)
    {
        Kind = kind;
        Columns = columns;
        KeyDate = keyDate;
        Forms = [.. columns.Select(c => c.Form)];
        DatedSlots = [.. Enumerable.Range(0, columns.Count).Where(s => Forms[s] == ValueForm.YesNoOrDate)];
    }

    public ItemKind Kind { get; }

    /// <summary>Every column, by its slot.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How the values of every column are written, by its slot.</summary>
    public ValueForm[] Forms { get; }

    /// <summary>The slots of columns that hold Ja/Nej or a date.</summary>
    public int[] DatedSlots { get; }

    /// <summary>The slot of the date that stands in the key together with PatientId where there is no own id.</summary>
    public int KeyDate { get; }

    public static ItemShape Of(ItemKind kind) => kind == ItemKind.Episode ? EpisodeShape.Instance : SipShape.Instance;

    /// <summary>Whether a column alone lets an item be told from others.</summary>
    public static bool IsIdentity(int slot) => slot is Slot.Id or Slot.PatientId;

    /// <summary>What a column of Ja/Nej or a date answers on a day.</summary>
    public YesNo DatedMeaning(RowDraft row, int slot, Moment asOf) =>
        row.Moments[slot].IsSet ? DateMeaning(row.Moments[slot], asOf) : (YesNo)row.Codes[slot];

    /// <summary>What the status of a row means, blank or not.</summary>
    public abstract ItemStatus StatusMeaning(RowDraft row);

    /// <summary>What a date that stands for an answer says on a day.</summary>
    protected abstract YesNo DateMeaning(Moment date, Moment asOf);
}

/// <summary>The shape that makes items of one type.</summary>
internal abstract class ItemShape<TItem> : ItemShape
    where TItem : CareItem
{
    protected ItemShape(ItemKind kind, IReadOnlyList<Column> columns, int keyDate)
        : base(kind, columns, keyDate)
    {
    }

    /// <exception cref="NotSupportedException">The type is no item that can be read.</exception>
    public static ItemShape<TItem> Instance =>
        (ItemShape)EpisodeShape.Instance as ItemShape<TItem>
        ?? (ItemShape)SipShape.Instance as ItemShape<TItem>
        ?? throw new NotSupportedException($"{typeof(TItem).Name} cannot be read from an export.");

    /// <summary>The item that a row says.</summary>
    public abstract TItem Make(RowDraft row, RowPlace place, bool duplicate, TextCache texts);

    /// <summary>Writes an item's properties into an empty row, as if the row had been read.</summary>
    public void Describe(TItem item, RowDraft row)
    {
        row.SetId(item.Id);
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

    /// <summary>The item once more, as one of several that say different things under one key.</summary>
    public abstract TItem AsDuplicate(TItem item);

    protected abstract void DescribeOwn(TItem item, RowDraft row);
}
