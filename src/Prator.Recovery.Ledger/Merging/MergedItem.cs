using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What all sources together say of an item: the one place where that is put together, for importing and for reading.</summary>
internal static class MergedItem
{
    /// <param name="rules">Of the item's kind.</param>
    /// <param name="prator">What the system's newest export that had it says; null where none had it.</param>
    /// <param name="isInPrator">Whether the newest complete export has it.</param>
    /// <param name="hasExport">Whether a complete export of the kind was ever taken in.</param>
    /// <param name="log">What the outage log says; null where it says nothing.</param>
    /// <param name="stay">The stay of the census; null where there is none.</param>
    /// <param name="isStayPresent">Whether the newest census has the stay.</param>
    /// <param name="deceased">Who says that the patient has died; null where nobody does.</param>
    /// <param name="both">Takes the disagreements.</param>
    public static T Of<T>(
        KindRules<T> rules, T? prator, bool isInPrator, bool hasExport, T? log, Stay? stay, bool isStayPresent, ItemSource? deceased, Disagreements both)
        where T : CareItem
    {
        ItemSource source = prator is null ? ItemSource.OutageLog : ItemSource.Prator;
        T item = rules.OfSources(prator, log, both);
        if (stay is not null)
        {
            item = rules.WithStay(item, source, stay, isStayPresent, both);
        }

        if (deceased is { } teller && item is Sip sip)
        {
            item = (T)(CareItem)SipMerge.OfDeceased(sip, source, teller, both);
        }

        // What a row of the system says of itself is no word of the log: where the newest export lacks it, nobody disagrees.
        YesNo told = log?.InPrator ?? (hasExport ? YesNo.Unknown : item.InPrator);
        return rules.WithInPrator(item, SourceChoice.InPrator(hasExport, isInPrator, told, both));
    }
}
