using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>What columns a kind of row has, whatever it is read from.</summary>
internal abstract class ItemShape
{
    /// <summary>The slot of a column that a kind does not have.</summary>
    public const int NoSlot = -1;

    protected ItemShape(ItemKind kind, IReadOnlyList<Column> columns, int keyDate)
    {
        Kind = kind;
        Columns = columns;
        KeyDate = keyDate;
        Forms = [.. columns.Select(c => c.Form)];
        OwnIdSlot = Array.IndexOf(Forms, ValueForm.OwnId);
        PatientIdSlot = Array.IndexOf(Forms, ValueForm.PatientId);
        InPratorSlot = SlotOf("InPrator");
        UnitSlot = SlotOf("Unit");
        MunicipalitySlot = SlotOf("Municipality");
        OwnerSlot = SlotOf("Owner");
    }

    public ItemKind Kind { get; }

    /// <summary>Every column, by its slot.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How the values of every column are written, by its slot.</summary>
    public ValueForm[] Forms { get; }

    /// <summary>The slot of the kind's own id, or <see cref="NoSlot"/>. A row needs this one or <see cref="PatientIdSlot"/>.</summary>
    public int OwnIdSlot { get; }

    /// <summary>The slot of PatientId.</summary>
    public int PatientIdSlot { get; }

    /// <summary>The slot of the date that stands in the key together with PatientId where there is no own id.</summary>
    public int KeyDate { get; }

    /// <summary>The slot of InPrator, or <see cref="NoSlot"/>.</summary>
    public int InPratorSlot { get; }

    /// <summary>The slot of Unit, or <see cref="NoSlot"/>.</summary>
    public int UnitSlot { get; }

    /// <summary>The slot of Municipality, or <see cref="NoSlot"/>.</summary>
    public int MunicipalitySlot { get; }

    /// <summary>The slot of Owner, or <see cref="NoSlot"/>.</summary>
    public int OwnerSlot { get; }

    public static ItemShape Of(ItemKind kind) => kind switch
    {
        ItemKind.Episode => EpisodeShape.Instance,
        ItemKind.Sip => SipShape.Instance,
        _ => StayShape.Instance,
    };

    /// <summary>Puts what columns mean in place of how they say it, so that rows which mean the same compare equal.</summary>
    /// <param name="row">The row.</param>
    /// <param name="asOf">The day of the decision.</param>
    /// <param name="codes">The row's codes by slot, to be changed.</param>
    /// <param name="moments">The row's dates by slot, to be changed.</param>
    public virtual void Normalise(RowDraft row, Moment asOf, byte[] codes, Moment[] moments)
    {
    }

    private int SlotOf(string property) => Enumerable.Range(0, Columns.Count).FirstOrDefault(s => Columns[s].Name == property, NoSlot);
}

/// <summary>The shape that makes items of one type.</summary>
internal abstract class ItemShape<TItem> : ItemShape
    where TItem : ExportRow
{
    protected ItemShape(ItemKind kind, IReadOnlyList<Column> columns, int keyDate)
        : base(kind, columns, keyDate)
    {
    }

    /// <exception cref="NotSupportedException">The type is nothing that can be read.</exception>
    public static ItemShape<TItem> Instance =>
        (ItemShape)EpisodeShape.Instance as ItemShape<TItem>
        ?? (ItemShape)SipShape.Instance as ItemShape<TItem>
        ?? (ItemShape)StayShape.Instance as ItemShape<TItem>
        ?? throw new NotSupportedException($"{typeof(TItem).Name} cannot be read from an export.");

    /// <summary>The item that a row says.</summary>
    public abstract TItem Make(RowDraft row, RowPlace place, bool duplicate, TextCache texts);

    /// <summary>Writes an item's properties into an empty row, as if the row had been read.</summary>
    public abstract void Describe(TItem item, RowDraft row);

    /// <summary>The item once more, as one of several that say different things under one key.</summary>
    public abstract TItem AsDuplicate(TItem item);
}
