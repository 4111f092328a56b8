using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What episodes and SIPs alike take of two sources, and what is taken where nobody need be asked.</summary>
internal static class SourceChoice
{
    /// <summary>What every item has, of what system and log say; the rest is as the system has it.</summary>
    public static T Common<T>(T prator, T log, Disagreements both)
        where T : CareItem
    {
        CareItem merged = prator;
        merged = merged with
        {
            PatientId = prator.PatientId ?? log.PatientId,
            CreatedAt = both.Date(nameof(CareItem.CreatedAt), ItemSource.Prator, prator.CreatedAt, ItemSource.OutageLog, log.CreatedAt),
            Status = both.Status(nameof(CareItem.Status), ItemSource.Prator, prator.Status, ItemSource.OutageLog, log.Status),
            IsProtected = Protected(prator.IsProtected, log.IsProtected),
            Duplicate = prator.Duplicate || log.Duplicate,
            Unit = prator.Unit ?? log.Unit,
            Municipality = prator.Municipality ?? log.Municipality,
            Owner = prator.Owner ?? log.Owner,
            OwnerEmail = prator.OwnerEmail ?? log.OwnerEmail,
            Warnings = [.. prator.Warnings.Union(log.Warnings)],
        };
        return (T)merged;
    }

    /// <summary>An identity is protected as soon as one source says so.</summary>
    public static YesNo Protected(YesNo one, YesNo other) =>
        one == YesNo.Yes || other == YesNo.Yes ? YesNo.Yes : one != YesNo.Unknown ? one : other;

    /// <summary>Everybody and everything that either names, in the order of the first.</summary>
    public static IReadOnlyList<string> List(IReadOnlyList<string> one, IReadOnlyList<string> other) =>
        one.Count == 0 ? other : other.Count == 0 ? one : [.. one.Union(other, StringComparer.OrdinalIgnoreCase)];

    /// <summary>
    /// Whether the system has the item. What the newest complete export says stands above what was written on paper before;
    /// paper that says yes where the export says no is a question.
    /// </summary>
    /// <param name="hasExport">Whether a complete export of this kind was ever taken in.</param>
    /// <param name="isPresent">Whether the newest has the item.</param>
    /// <param name="log">What the outage log says.</param>
    /// <param name="both">Takes the disagreement.</param>
    public static YesNo InPrator(bool hasExport, bool isPresent, YesNo log, Disagreements both)
    {
        if (!hasExport)
        {
            return log;
        }

        if (!isPresent && log == YesNo.Yes)
        {
            both.Add(nameof(CareItem.InPrator), ItemSource.Prator, nameof(YesNo.No), ItemSource.OutageLog, nameof(YesNo.Yes));
        }

        return isPresent ? YesNo.Yes : YesNo.No;
    }
}
