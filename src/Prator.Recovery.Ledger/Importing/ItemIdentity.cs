using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What an item's row takes over from what its sources say: who it is and whose it is, as it may be shown.</summary>
internal static class ItemIdentity
{
    private static readonly ItemRow BlankEpisode = New(RecordKind.Episode);
    private static readonly ItemRow BlankSip = New(RecordKind.Sip);

    /// <summary>An item of which nothing is known yet.</summary>
    public static ItemRow Blank(RecordKind kind) => kind == RecordKind.Episode ? BlankEpisode : BlankSip;

    /// <summary>A new item's row, of what it says of itself.</summary>
    public static ItemRow Of(CareItem item, RecordKind kind, long number) => Of(item, Blank(kind), number);

    /// <summary>The row with what an item says of itself; the very same row where that is nothing new.</summary>
    public static ItemRow Of(CareItem item, ItemRow row) => Of(item, row, row.Id);

    private static ItemRow Of(CareItem item, ItemRow row, long number)
    {
        string? reference = item.Id is { } id && ShownText.IsHarmless(id) ? id : null;
        string? unit = ShownText.OrNull(item.Unit);
        string? municipality = ShownText.OrNull(item.Municipality);
        string? owner = ShownText.OrNull(item.Owner);
        string? email = ShownText.OrNull(item.OwnerEmail);
        bool isProtected = item.IsProtected == YesNo.Yes;
        return row.Id == number && row.Reference == reference && row.Unit == unit && row.Municipality == municipality
            && row.Owner == owner && row.OwnerEmail == email && row.IsProtected == isProtected
            ? row
            : row with { Id = number, Reference = reference, Unit = unit, Municipality = municipality, Owner = owner, OwnerEmail = email, IsProtected = isProtected };
    }

    private static ItemRow New(RecordKind kind) => new()
    {
        Id = 0,
        Kind = kind,
        Action = RecoveryAction.None,
        Rule = string.Empty,
        State = ItemState.Waiting,
        FirstOperation = 0,
        StateOperation = 0,
        DecidedOperation = 0,
    };
}
