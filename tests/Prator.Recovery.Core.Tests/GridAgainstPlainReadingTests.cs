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

    /// <summary>The days around each boundary and around the moments that items are decided for.</summary>
    private static readonly DateOnly[] Days =
    [
        new(2024, 1, 5), new(2024, 1, 16), new(2024, 1, 17), new(2024, 1, 24), new(2024, 1, 31),
        new(2024, 2, 1), new(2024, 2, 2), new(2024, 2, 3), new(2024, 2, 6),
    ];

    private static readonly TimeSpan[] Times =
    [
        TimeSpan.Zero, new(7, 59, 0), new(8, 0, 0), new(12, 0, 0), new(23, 59, 0), TimeSpan.FromTicks(TimeSpan.TicksPerDay - 1),
    ];

    private static readonly Gen<DateOnly> Day = Gen.OneOf(Days);

    private static readonly Gen<Moment> Bare = Day.Select(Moment.On);

    private static readonly Gen<Moment> Timed = Gen.Select(Day, Gen.OneOf(Times), (day, time) => Moment.At(day.ToDateTime(TimeOnly.MinValue) + time));

    private static readonly Gen<Moment> Set = Gen.OneOf(Bare, Timed);

    private static readonly Gen<Moment> Missing = Gen.Const(Moment.Missing);

    private static readonly Gen<Moment> MostlySet = Gen.Frequency((1, Missing), (9, Set));

    private static readonly Gen<Moment> MostlyMissing = Gen.Frequency((2, Missing), (1, Set));

    /// <summary>Often after everything, so that not every item lies in the future; a bare date as a cmdlet reads it.</summary>
    private static readonly Gen<Moment> AsOf = Gen.Frequency(
        (3, Gen.Const(Moment.EndOf(new DateOnly(2024, 2, 6)))),
        (1, Day.Select(Moment.EndOf)),
        (1, Timed));

    private static readonly Gen<bool> Rarely = Gen.Frequency((19, false), (1, true));

    private static readonly Gen<YesNo> Answer = Gen.OneOf(Enum.GetValues<YesNo>());

    private static readonly Gen<ItemStatus> Status = Gen.Frequency(
        (6, ItemStatus.Blank), (3, ItemStatus.Open), (2, ItemStatus.Closed), (1, ItemStatus.Cancelled), (1, ItemStatus.Unknown));

    private static readonly Gen<DatedAnswer> Dated = Gen.Frequency((2, Answer.Select(DatedAnswer.Of)), (1, Set.Select(DatedAnswer.Of)));

    private static readonly Gen<Disposition> Where = Gen.Frequency(
        (1, Gen.Const(new Disposition(DispositionCode.Blank))),
        (1, Gen.OneOf(Enum.GetValues<DispositionCode>()).Select(code => new Disposition(code))));

    private static readonly RowPlace Source = new("random", 1);

    private static readonly Gen<Episode> Episodes =
        from dates in Gen.Select(MostlySet, MostlyMissing, MostlyMissing, MostlyMissing, Gen.Frequency((5, Missing), (1, Set)))
        from codes in Gen.Select(Status, Answer, Answer, Where, Answer, Dated, Rarely)
        select new Episode
        {
            Source = Source,
            CreatedAt = dates.Item1,
            AdmittedAt = dates.Item2,
            ReadyAt = dates.Item3,
            DischargedAt = dates.Item4,
            ClosedAt = dates.Item5,
            Status = codes.Item1,
            InPrator = codes.Item2,
            StillInpatient = codes.Item3,
            Disposition = codes.Item4,
            LongTermNeed = codes.Item5,
            Agreement = codes.Item6,
            Duplicate = codes.Item7,
        };

    private static readonly Gen<Sip> Sips =
        from dates in Gen.Select(MostlySet, MostlyMissing, MostlyMissing)
        from codes in Gen.Select(Status, Answer, Dated, Answer, Answer, Rarely)
        select new Sip
        {
            Source = Source,
            CreatedAt = dates.Item1,
            PlanCreatedAt = dates.Item2,
            EndedAt = dates.Item3,
            Status = codes.Item1,
            InPrator = codes.Item2,
            MeetingHeld = codes.Item3,
            Consent = codes.Item4,
            Deceased = codes.Item5,
            Duplicate = codes.Item6,
        };

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
        Gen.Select(Episodes, AsOf).Sample(
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
        Gen.Select(Sips, AsOf).Sample(
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
