using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Benchmarks.Exports;

/// <summary>Draws every field by itself, every value as often: no branch can be predicted. No export looks so.</summary>
internal sealed class UniformDraw
{
    private static readonly DateTime FirstDay = new(2024, 1, 1);

    private readonly Random _random;

    public UniformDraw(int seed) => _random = new Random(seed);

    public DrawnEpisode Next() => new()
    {
        CreatedAt = Date(),
        AdmittedAt = Date(),
        ReadyAt = Date(),
        DischargedAt = Date(),
        ClosedAt = Date(),
        Status = (ItemStatus)_random.Next(5),
        StillInpatient = (YesNo)_random.Next(3),
        Disposition = (DispositionCode)_random.Next(6),
        LongTermNeed = (YesNo)_random.Next(3),
        Agreement = _random.Next(2) == 0 ? DatedAnswer.Of((YesNo)_random.Next(3)) : DatedAnswer.Of(Date()),
        InPrator = (YesNo)_random.Next(3),
        Duplicate = _random.Next(2) == 0,
        Place = _random.Next(EpisodeWords.Units.Count),
    };

    private Moment Date()
    {
        DateTime drawn = FirstDay.AddMinutes(_random.Next(60 * 24 * 45));
        return _random.Next(3) switch
        {
            0 => Moment.Missing,
            1 => Moment.On(DateOnly.FromDateTime(drawn)),
            _ => Moment.At(drawn),
        };
    }
}
