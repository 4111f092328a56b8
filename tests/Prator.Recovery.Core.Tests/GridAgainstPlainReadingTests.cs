using System.Collections.Concurrent;
using CsCheck;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Xunit;

namespace Prator.Recovery.Core.Tests;

/// <summary>The seed policy against <see cref="PlainReading"/>: every cell of both grids, and records at random.</summary>
public sealed class GridAgainstPlainReadingTests
{
    private const int Samples = 200_000;

    private static readonly RandomItems Random = RandomItems.Around(Repository.Seed.Boundaries);

    [Fact]
    public void EveryCell_OfEpisodes_AgreesWithThePlainReading() =>
        CheckEveryCell(Repository.Seed.Episodes, bands => PlainReading.Of(new EpisodeFacts(
            Duplicate: Holds(bands["duplicate"]),
            Conflict: Holds(bands["conflict"]),
            Status: Named<ItemStatus>(bands["status"]),
            Created: Named<Period>(bands["created"]),
            InPrator: Named<YesNo>(bands["inPrator"]),
            Whereabouts: Named<Whereabouts>(bands["whereabouts"]),
            Discharged: Holds(bands["discharged"]),
            Ready: Holds(bands["ready"]),
            Need: Named<YesNo>(bands["need"]),
            Agreement: Named<YesNo>(bands["agreement"]))));

    [Fact]
    public void EveryCell_OfSips_AgreesWithThePlainReading() =>
        CheckEveryCell(Repository.Seed.Sips, bands => PlainReading.Of(new SipFacts(
            Duplicate: Holds(bands["duplicate"]),
            Conflict: Holds(bands["conflict"]),
            Status: Named<ItemStatus>(bands["status"]),
            Created: Named<SipPeriod>(bands["created"]),
            InPrator: Named<YesNo>(bands["inPrator"]),
            Ended: Named<End>(bands["ended"]),
            Deceased: Named<YesNo>(bands["deceased"]),
            Consent: Named<YesNo>(bands["consent"]),
            Plan: Holds(bands["plan"]),
            Meeting: Named<YesNo>(bands["meeting"]))));

    [Fact]
    public void RandomEpisodes_AgreeWithThePlainReading()
    {
        ConcurrentDictionary<string, int> hits = new();
        Gen.Select(Random.Episodes, Random.AsOf).Sample(
            (episode, asOf) =>
            {
                Decision<Episode> decision = Repository.Seed.Episodes.Decide(episode, asOf);
                hits.AddOrUpdate(decision.Rule.Id, 1, (_, n) => n + 1);
                return PlainReading.Of(episode, asOf) == Outcome(decision);
            },
            iter: Samples,
            print: sample => $"{sample.Item1} as of {sample.Item2}: decided {Outcome(Repository.Seed.Episodes.Decide(sample.Item1, sample.Item2))}, plainly {PlainReading.Of(sample.Item1, sample.Item2)}");

        CheckHits(hits, Repository.Seed.Episodes.Book.Rules);
    }

    [Fact]
    public void RandomSips_AgreeWithThePlainReading()
    {
        ConcurrentDictionary<string, int> hits = new();
        Gen.Select(Random.Sips, Random.AsOf).Sample(
            (sip, asOf) =>
            {
                Decision<Sip> decision = Repository.Seed.Sips.Decide(sip, asOf);
                hits.AddOrUpdate(decision.Rule.Id, 1, (_, n) => n + 1);
                return PlainReading.Of(sip, asOf) == Outcome(decision);
            },
            iter: Samples,
            print: sample => $"{sample.Item1} as of {sample.Item2}: decided {Outcome(Repository.Seed.Sips.Decide(sample.Item1, sample.Item2))}, plainly {PlainReading.Of(sample.Item1, sample.Item2)}");

        CheckHits(hits, Repository.Seed.Sips.Book.Rules);
    }

    private static PlainOutcome Outcome<T>(Decision<T> decision)
        where T : CareItem => new(
            decision.Rule.Id,
            decision.Action,
            decision.Outcome.Questions.Count,
            decision.Changes.SingleOrDefault(c => c.Field == nameof(Episode.ReadyAt))?.Value,
            decision.Changes.SingleOrDefault(c => c.Field == nameof(Episode.DischargedAt))?.Value,
            decision.PaymentBasis);

    private static void CheckEveryCell<T>(DecisionGrid<T> grid, Func<Bands, (string Rule, RecoveryAction Action)> plainly)
        where T : CareItem
    {
        Dictionary<string, int> hits = [];
        for (int cell = 0; cell < grid.Shape.CellCount; cell++)
        {
            Bands bands = new(grid.Shape.Facts.ToDictionary(f => f.Name, f => f.Bands[grid.Shape.BandOf(cell, f.Index)].Name));
            (string rule, RecoveryAction action) = plainly(bands);
            Rule decided = grid[cell].Rule;
            if ((decided.Id, decided.Action) != (rule, action))
            {
                Assert.Fail($"{grid.Shape.Describe(cell)}: decided {decided.Id} {decided.Action}, plainly {rule} {action}");
            }

            bands.AssertAllRead();
            hits[rule] = hits.GetValueOrDefault(rule) + 1;
        }

        CheckHits(hits, grid.Book.Rules);
    }

    /// <summary>A comparison that never met a rule says nothing of it.</summary>
    private static void CheckHits(IReadOnlyDictionary<string, int> hits, IReadOnlyList<Rule> rules)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", hits.OrderBy(h => h.Value).Select(h => $"{h.Key} {h.Value}")));
        Assert.Equal(rules.Select(r => r.Id).Order(StringComparer.Ordinal), hits.Keys.Order(StringComparer.Ordinal));
    }

    private static bool Holds(string band) => band switch
    {
        "yes" => true,
        "no" or "missing" => false,
        _ => throw new ArgumentOutOfRangeException(nameof(band), band, "This band is neither yes nor no."),
    };

    private static TBand Named<TBand>(string band)
        where TBand : struct, Enum => Enum.Parse<TBand>(band, ignoreCase: true);

    /// <summary>The bands of one cell by fact, which remember whether all of them were looked at.</summary>
    private sealed class Bands(Dictionary<string, string> byFact)
    {
        private readonly HashSet<string> _read = [];

        public string this[string fact]
        {
            get
            {
                _read.Add(fact);
                return byFact[fact];
            }
        }

        public void AssertAllRead() => Assert.Equal(byFact.Count, _read.Count);
    }
}
