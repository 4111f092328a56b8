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
    /// <param name="people">What people decided of it.</param>
    /// <param name="both">Takes the disagreements.</param>
    public static T Of<T>(
        KindRules<T> rules, T? prator, bool isInPrator, bool hasExport, T? log, Stay? stay, bool isStayPresent, ItemSource? deceased, StandingDecisions people, Disagreements both)
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
        item = rules.WithInPrator(item, SourceChoice.InPrator(hasExport, isInPrator, told, both));
        return people.Answers.Count == 0
            ? item
            : AnsweredItem.Of(item, people.Answers, f => Said(f, prator, isInPrator, hasExport, log, stay, isStayPresent, deceased), both);
    }

    /// <summary>What each source says of a field, those that say something: <c>Prator=2024-01-30</c>.</summary>
    /// <inheritdoc cref="Of"/>
    public static IReadOnlyList<string> Said(
        string field, CareItem? prator, bool isInPrator, bool hasExport, CareItem? log, Stay? stay, bool isStayPresent, ItemSource? deceased)
    {
        string? system = field != nameof(CareItem.InPrator) ? prator is null ? null : FactValue.Of(prator, field)
            : hasExport ? (isInPrator ? YesNo.Yes : YesNo.No).ToString() : null;
        string? census = stay is null || (field == nameof(Stay.StillInpatient) && !isStayPresent) ? null : FactValue.Of(stay, field);
        census ??= field == nameof(Sip.Deceased) && deceased is not null ? nameof(YesNo.Yes) : null;
        (ItemSource Source, string? Value)[] all = [(ItemSource.Prator, system), (ItemSource.OutageLog, log is null ? null : FactValue.Of(log, field)), (ItemSource.Census, census)];
        return [.. all.Where(s => s.Value is not null).Select(s => $"{s.Source}={s.Value}")];
    }
}
