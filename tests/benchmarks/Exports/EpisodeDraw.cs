using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Benchmarks.Exports;

/// <summary>Draws invented episodes with the mix of a real export: most ordinary, few of them contradicting themselves.</summary>
internal sealed class EpisodeDraw
{
    private static readonly DateTime Asked = new(2024, 2, 5);
    private static readonly DateTime FirstDay = new(2023, 10, 1);

    // In each hundred: two thirds are over and done with, and most of the others have gone home.
    private const int DoneShare = 66;
    private const int HomeShare = 20;

    private readonly Random _random;

    public EpisodeDraw(int seed) => _random = new Random(seed);

    public DrawnEpisode Next()
    {
        DateTime created = FirstDay.AddMinutes(_random.Next((int)(Asked - FirstDay).TotalMinutes));
        DateTime admitted = created.AddMinutes(-_random.Next(60 * 24));
        int share = _random.Next(100);
        DrawnEpisode drawn = new()
        {
            CreatedAt = Moment.At(created),
            AdmittedAt = Moment.At(admitted),
            InPrator = YesNo.Yes,
            LongTermNeed = Often(15) ? YesNo.Yes : Often(60) ? YesNo.No : YesNo.Unknown,
            Agreement = Often(10) ? YesNo.Yes : Often(30) ? YesNo.No : YesNo.Unknown,
            Place = _random.Next(EpisodeWords.Units.Count),
        };
        return share < DoneShare ? Odd(Done(drawn, created))
            : share < DoneShare + HomeShare ? Odd(Home(drawn, created))
            : Odd(Inpatient(drawn));
    }

    private DrawnEpisode Done(DrawnEpisode drawn, DateTime created) => Home(drawn, created) with
    {
        Status = Often(97) ? ItemStatus.Closed : ItemStatus.Cancelled,
    };

    private DrawnEpisode Home(DrawnEpisode drawn, DateTime created)
    {
        DateOnly left = Early(created.AddDays(1 + _random.Next(12)));
        return drawn with
        {
            Status = ItemStatus.Open,
            StillInpatient = YesNo.No,
            ReadyAt = Often(70) ? Moment.On(Early(created.AddDays(1))) : Moment.Missing,
            DischargedAt = Often(90) ? Moment.On(left) : Moment.Missing,
            Disposition = Often(75) ? DispositionCode.Home
                : Often(50) ? DispositionCode.Blank
                : Often(60) ? DispositionCode.Deceased
                : DispositionCode.OtherHospital,
        };
    }

    private DrawnEpisode Inpatient(DrawnEpisode drawn) => drawn with
    {
        Status = Often(80) ? ItemStatus.Open : ItemStatus.Blank,
        StillInpatient = Often(80) ? YesNo.Yes : YesNo.Unknown,
        ReadyAt = Often(20) ? Moment.On(DateOnly.FromDateTime(Asked)) : Moment.Missing,
    };

    // One in a hundred does not fit together or cannot be told.
    private DrawnEpisode Odd(DrawnEpisode drawn) => _random.Next(400) switch
    {
        0 => drawn with { DischargedAt = Moment.On(drawn.AdmittedAt.Date.AddDays(-3)) },
        1 => drawn with { StillInpatient = YesNo.Yes, Disposition = DispositionCode.Home },
        2 => drawn with { Status = ItemStatus.Unknown },
        3 => drawn with { CreatedAt = Moment.Missing },
        _ => drawn,
    };

    private static DateOnly Early(DateTime day) => DateOnly.FromDateTime(day < Asked ? day : Asked);

    private bool Often(int inHundred) => _random.Next(100) < inHundred;
}
