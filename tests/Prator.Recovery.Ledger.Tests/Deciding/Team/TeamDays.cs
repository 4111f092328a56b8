using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>Days of the same patients, whose rows differ a little from one to the next.</summary>
internal static class TeamDays
{
    private const int Asked = 20;
    private const int Home = 45;
    private const int Twice = 50;
    private const int Paper = 55;
    private const int Plans = 12;

    private static readonly string[] Dates = ["2024-01-20", "2024-01-28", "2024-01-30", "2024-02-03"];

    /// <summary>The rows as they mostly are: patients who may be anywhere, patients who went home, two rows of one patient and day, paper alone.</summary>
    public static Day First() => Of(new DateOnly(2024, 2, 5), change: null);

    /// <summary>A day on which some rows are otherwise, missing or unreadable.</summary>
    public static Day Next(DateOnly asOf, Random random) => Of(asOf, random);

    private static Day Of(DateOnly asOf, Random? change)
    {
        List<Episode> prator = [.. Range(1, Asked).Select(p => Made.Episode($"V{p}", p)), .. Range(Asked + 1, Home).Select(p => Made.Home($"V{p}", p))];
        prator.AddRange(Range(Home + 1, Twice).SelectMany(p => new[] { Made.Episode($"V{p}", p), Made.Episode($"W{p}", p) }));
        List<Episode> log = [.. Range(Home + 1, Paper).Select(p => Made.Home($"V{p}", p) with { EpisodeId = null, Source = new RowPlace("log.csv", p) })];
        List<Sip> sips = [.. Range(1, Plans).Select(p => Made.Sip($"S{p}", p))];
        List<RejectedSeen> rejected = [];
        if (change is not null)
        {
            prator = [.. prator.Where(_ => !Chance(change, 4)).Select(e => Changed(e, change))];
            sips = [.. sips.Where(_ => !Chance(change, 4)).Select(s => Chance(change, 10) ? s with { EndedAt = Date(change) } : s)];
            rejected.AddRange(Range(1, change.Next(4)).Select(i => new RejectedSeen("prator.csv", i, "Inskriven", "no date", $"U{i}", "Avdelning 7", "Vinga", null)));
        }

        return new Day(asOf.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            Prator = prator,
            Log = change is null || Chance(change, 50) ? log : null,
            Sips = change is null || Chance(change, 50) ? sips : null,
            Rejected = rejected,
        };
    }

    private static Episode Changed(Episode episode, Random random) => random.Next(100) switch
    {
        < 6 => episode with { DischargedAt = Date(random) },
        < 9 => episode with { Status = ItemStatus.Closed, ReadyAt = Date(random) },
        < 12 => episode with { Owner = "En annan" },
        _ => episode,
    };

    private static IEnumerable<int> Range(int first, int last) => Enumerable.Range(first, Math.Max(0, last - first + 1));

    private static Moment Date(Random random) => Made.On(Dates[random.Next(Dates.Length)]);

    private static bool Chance(Random random, int percent) => random.Next(100) < percent;
}
