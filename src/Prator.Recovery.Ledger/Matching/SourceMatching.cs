using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Finds out which items of the system and of the outage log are the same: by id, else by patient and day. One clear match
/// links; several never merge, they ask.
/// </summary>
internal static class SourceMatching
{
    /// <param name="cases">Every item and every new row that could match another.</param>
    public static void Match<T>(IReadOnlyList<ItemCase<T>> cases)
        where T : CareItem
    {
        ByAnswer(cases);
        ById(cases);
        foreach (IGrouping<UInt128, ItemCase<T>> patient in cases.Where(c => c.MergedInto is null && c.Patient != UInt128.Zero).GroupBy(c => c.Patient))
        {
            OfPatient([.. patient]);
        }
    }

    /// <summary>Joins two cases; the one that is known longest stays.</summary>
    public static void Link<T>(ItemCase<T> one, ItemCase<T> other)
        where T : CareItem
    {
        bool oneStays = (one.Before?.Id ?? long.MaxValue) <= (other.Before?.Id ?? long.MaxValue);
        (oneStays ? one : other).Take(oneStays ? other : one);
    }

    // A person has said which belong together.
    private static void ByAnswer<T>(IReadOnlyList<ItemCase<T>> cases)
        where T : CareItem
    {
        foreach ((ItemCase<T> one, string? same) in cases.Where(c => c.SameAs is not null).Select(c => (c, c.SameAs!.Value)).ToList())
        {
            ItemCase<T>? other = cases.FirstOrDefault(c => c.Before is { } before && LedgerDecisions.Number(before.Id) == same);
            if (other is not null && ((one.IsOfSystemOnly && other.IsOfLogOnly) || (one.IsOfLogOnly && other.IsOfSystemOnly)))
            {
                Link(one, other);
            }
        }
    }

    private static void ById<T>(IReadOnlyList<ItemCase<T>> cases)
        where T : CareItem
    {
        Dictionary<UInt128, List<ItemCase<T>>> ofSystem = [];
        foreach (ItemCase<T> one in cases.Where(c => c.IsOfSystemOnly && c.Prator!.Row.HasId))
        {
            (ofSystem.TryGetValue(one.Prator!.Row.Key, out List<ItemCase<T>>? list) ? list : ofSystem[one.Prator.Row.Key] = []).Add(one);
        }

        foreach (IGrouping<UInt128, ItemCase<T>> ofLog in cases.Where(c => c.IsOfLogOnly && c.Log!.Row.HasId).GroupBy(c => c.Log!.Row.Key).ToList())
        {
            if (ofSystem.TryGetValue(ofLog.Key, out List<ItemCase<T>>? candidates))
            {
                LinkOrAsk(candidates, [.. ofLog]);
            }
        }
    }

    private static void OfPatient<T>(List<ItemCase<T>> cases)
        where T : CareItem
    {
        foreach (IGrouping<int, ItemCase<T>> day in cases.Where(c => c.Day >= 0).GroupBy(c => c.Day).ToList())
        {
            LinkOrAsk([.. day.Where(c => c.IsOfSystemOnly)], [.. day.Where(c => c.IsOfLogOnly)]);
        }

        // Without the day nobody can tell which of the patient's items a row is about.
        List<ItemCase<T>> ofSystem = [.. cases.Where(c => c.IsOfSystemOnly)];
        List<ItemCase<T>> ofLog = [.. cases.Where(c => c.IsOfLogOnly)];
        List<ItemCase<T>> dayless = [.. ofSystem.Concat(ofLog).Where(c => c.Day < 0)];
        if (ofSystem.Count > 0 && ofLog.Count > 0 && dayless.Count > 0)
        {
            foreach (ItemCase<T> one in dayless)
            {
                AskBoth(one.IsOfSystemOnly ? ofLog : ofSystem, one);
            }
        }

        LonePair.Ask([.. ofSystem.Where(c => !c.IsAsked)], [.. ofLog.Where(c => !c.IsAsked)]);
    }

    private static void LinkOrAsk<T>(List<ItemCase<T>> ofSystem, List<ItemCase<T>> ofLog)
        where T : CareItem
    {
        // Whom a person has told apart from all others is asked about no more.
        ofSystem = [.. ofSystem.Where(s => ofLog.Exists(s.MayBe))];
        ofLog = [.. ofLog.Where(l => ofSystem.Exists(l.MayBe))];
        if (ofSystem.Count == 0 || ofLog.Count == 0)
        {
            return;
        }

        if (ofSystem.Count == 1 && ofLog.Count == 1 && !HaveOtherIds(ofSystem[0], ofLog[0]))
        {
            Link(ofSystem[0], ofLog[0]);
            return;
        }

        foreach (ItemCase<T> one in ofSystem)
        {
            one.Ask(ItemSource.OutageLog, ofLog.Where(one.MayBe));
        }

        foreach (ItemCase<T> one in ofLog)
        {
            one.Ask(ItemSource.Prator, ofSystem.Where(one.MayBe));
        }
    }

    private static void AskBoth<T>(List<ItemCase<T>> candidates, ItemCase<T> dayless)
        where T : CareItem
    {
        candidates = [.. candidates.Where(dayless.MayBe)];
        if (candidates.Count == 0)
        {
            return;
        }

        dayless.Ask(dayless.IsOfSystemOnly ? ItemSource.OutageLog : ItemSource.Prator, candidates);
        foreach (ItemCase<T> candidate in candidates)
        {
            candidate.Ask(dayless.IsOfSystemOnly ? ItemSource.Prator : ItemSource.OutageLog, [dayless]);
        }
    }

    private static bool HaveOtherIds<T>(ItemCase<T> one, ItemCase<T> other)
        where T : CareItem => one.Prator!.Row.HasId && other.Log!.Row.HasId && one.Prator.Row.Key != other.Log.Row.Key;
}
