using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Finds the census's stay of each episode: by patient and day of admission, else the one stay that the episode falls into.
/// A patient who was readmitted has several stays, and each episode its own.
/// </summary>
internal static class StayMatching
{
    /// <param name="cases">Episodes of the patients that the census tells of.</param>
    /// <param name="stays">The stays that belong to no episode yet, their values read.</param>
    public static void Match(IReadOnlyList<ItemCase<Episode>> cases, IReadOnlyList<SourceRecord<Stay>> stays)
    {
        ILookup<UInt128, ItemCase<Episode>> episodes = cases.Where(c => c.MergedInto is null && c.Stay is null && c.Patient != UInt128.Zero).ToLookup(c => c.Patient);
        foreach (IGrouping<UInt128, SourceRecord<Stay>> patient in stays.GroupBy(s => s.Row.Patient))
        {
            OfPatient([.. episodes[patient.Key]], [.. patient]);
        }
    }

    private static void OfPatient(List<ItemCase<Episode>> episodes, List<SourceRecord<Stay>> stays)
    {
        foreach (ItemCase<Episode> episode in episodes)
        {
            if (episode.SameAs is { } said && stays.Find(s => MatchAnswer.Of(s) == said.Value && !episodes.Exists(e => e.Stay == s)) is { } answered)
            {
                Link(episode, answered);
            }
        }

        foreach (IGrouping<int, SourceRecord<Stay>> day in stays.Where(s => s.Row.Day >= 0 && !episodes.Exists(e => e.Stay == s)).GroupBy(s => s.Row.Day).ToList())
        {
            LinkOrAsk([.. episodes.Where(e => e.Day == day.Key)], [.. day]);
        }

        // The admission differs, or is missing: the stay that the episode falls into, if it is the only one on both sides.
        List<SourceRecord<Stay>> left = [.. stays.Where(s => !episodes.Any(e => e.Stay == s))];
        List<ItemCase<Episode>> open = [.. episodes.Where(e => e.Stay is null && !e.IsAsked)];
        foreach (ItemCase<Episode> episode in open)
        {
            List<SourceRecord<Stay>> around = [.. left.Where(s => episode.MayBe(s) && FallsInto(episode, s))];
            if (around.Count > 0)
            {
                List<ItemCase<Episode>> rivals = [.. open.Where(e => around.Exists(s => FallsInto(e, s)))];
                LinkOrAsk(rivals, around);
            }
        }
    }

    private static void LinkOrAsk(List<ItemCase<Episode>> episodes, List<SourceRecord<Stay>> stays)
    {
        episodes.RemoveAll(e => e.Stay is not null || !stays.Exists(e.MayBe));
        stays = [.. stays.Where(s => episodes.Exists(e => e.MayBe(s)))];
        if (episodes.Count == 1 && stays.Count == 1)
        {
            Link(episodes[0], stays[0]);
            return;
        }

        foreach (ItemCase<Episode> episode in episodes)
        {
            episode.Ask(stays.Where(episode.MayBe));
        }
    }

    private static void Link(ItemCase<Episode> episode, SourceRecord<Stay> stay)
    {
        episode.Stay = stay;
        stay.Kinds |= EventKinds.Linked;
    }

    private static bool FallsInto(ItemCase<Episode> episode, SourceRecord<Stay> stay)
    {
        int day = episode.Day >= 0 ? episode.Day : CreatedOn(episode);
        Stay value = stay.Value!;
        return day >= 0
            && stay.Row.Day >= 0 && stay.Row.Day <= day
            && (!value.DischargedAt.IsSet || value.DischargedAt.Date.DayNumber >= day);
    }

    private static int CreatedOn(ItemCase<Episode> episode) =>
        (episode.Prator?.Value ?? episode.Log?.Value) is { CreatedAt: { IsSet: true } created } ? created.Date.DayNumber : -1;
}
