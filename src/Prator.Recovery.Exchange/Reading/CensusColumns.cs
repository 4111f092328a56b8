using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Tells a census from exports of care items. Every column of a census is one that episodes have too, so counting does not
/// help: what counts is whether there is a column that the patient administration cannot have, such as when an item was
/// created. A file is never taken for both a census and a care export that could be decided.
/// </summary>
internal static class CensusColumns
{
    // A patient administration may well have columns of these names.
    private static readonly HashSet<string> Anybodys =
    [
        nameof(CareItem.Status),
        nameof(CareItem.IsProtected),
        nameof(CareItem.Municipality),
        nameof(CareItem.Owner),
        nameof(CareItem.OwnerEmail),
        nameof(Sip.Deceased),
    ];

    /// <summary>The headers of a file that items of a kind have and a census cannot have.</summary>
    public static IReadOnlyList<string> Foreign(ColumnMap columns, ItemKind kind, ImportProfile profile)
    {
        HeaderTable stay = profile.HeadersOf(ItemKind.Stay);
        HeaderTable item = profile.HeadersOf(kind);
        return
        [
            .. columns.Written().Where(h =>
                !stay.TryFind(h, out _, out _) && item.TryFind(h, out int slot, out _) && !Anybodys.Contains(item.Property(slot))),
        ];
    }

    /// <summary>
    /// Whether a file is a census: it says who was admitted and what became of them, and has no column of episodes or SIPs
    /// alone. Patients and units without more could be a list of anything; that is read as asked.
    /// </summary>
    public static bool AreCensus(ColumnMap columns, ImportProfile profile)
    {
        HeaderTable stay = profile.HeadersOf(ItemKind.Stay);
        HashSet<string?> known = [.. columns.Written().Select(h => stay.TryFind(h, out int slot, out _) ? stay.Property(slot) : null)];
        return known.IsSupersetOf([nameof(Stay.PatientId), nameof(Stay.AdmittedAt)])
            && known.Overlaps([nameof(Stay.DischargedAt), nameof(Stay.StillInpatient), nameof(Stay.Disposition)])
            && Foreign(columns, ItemKind.Episode, profile).Count == 0
            && Foreign(columns, ItemKind.Sip, profile).Count == 0;
    }
}
