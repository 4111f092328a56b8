using CsCheck;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Tests;

/// <summary>Items at random whose dates lie around the boundaries of an outage and around the moments that they are decided for.</summary>
internal sealed class RandomItems
{
    private static readonly RowPlace Source = new("random", 1);

    private static readonly Gen<Moment> Missing = Gen.Const(Moment.Missing);

    private static readonly Gen<bool> Rarely = Gen.Frequency((19, false), (1, true));

    private static readonly Gen<YesNo> Answer = Gen.OneOf(Enum.GetValues<YesNo>());

    private static readonly Gen<ItemStatus> Status = Gen.Frequency(
        (6, ItemStatus.Blank), (3, ItemStatus.Open), (2, ItemStatus.Closed), (1, ItemStatus.Cancelled), (1, ItemStatus.Unknown));

    private static readonly Gen<Disposition> Where = Gen.Frequency(
        (1, Gen.Const(new Disposition(DispositionCode.Blank))),
        (1, Gen.OneOf(Enum.GetValues<DispositionCode>()).Select(code => new Disposition(code))));

    private RandomItems(IReadOnlyList<DateOnly> days, IReadOnlyList<TimeSpan> times, DateOnly usual)
    {
        Gen<DateOnly> day = Gen.OneOf([.. days]);
        Gen<Moment> timed = Gen.Select(day, Gen.OneOf([.. times]), (d, t) => Moment.At(d.ToDateTime(TimeOnly.MinValue) + t));
        Gen<Moment> set = Gen.OneOf(day.Select(Moment.On), timed);
        Gen<Moment> mostlySet = Gen.Frequency((1, Missing), (9, set));
        Gen<Moment> mostlyMissing = Gen.Frequency((2, Missing), (1, set));
        Gen<DatedAnswer> dated = Gen.Frequency((2, Answer.Select(DatedAnswer.Of)), (1, set.Select(DatedAnswer.Of)));
        AsOf = Gen.Frequency((3, Gen.Const(Moment.EndOf(usual))), (1, day.Select(Moment.EndOf)), (1, timed));
        Episodes =
            from dates in Gen.Select(mostlySet, mostlyMissing, mostlyMissing, mostlyMissing, Gen.Frequency((5, Missing), (1, set)))
            from codes in Gen.Select(Status, Answer, Answer, Where, Answer, dated, Rarely)
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
        Sips =
            from dates in Gen.Select(mostlySet, mostlyMissing, mostlyMissing)
            from codes in Gen.Select(Status, Answer, dated, Answer, Answer, Rarely)
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
    }

    /// <summary>Often after everything, so that not every item lies in the future; a bare date as a cmdlet reads it.</summary>
    public Gen<Moment> AsOf { get; }

    public Gen<Episode> Episodes { get; }

    public Gen<Sip> Sips { get; }

    /// <summary>Days around each boundary, and times around that of the restoration.</summary>
    public static RandomItems Around(Boundaries boundaries)
    {
        DateOnly restored = DateOnly.FromDateTime(boundaries.RestoredAt);
        TimeSpan time = boundaries.RestoredAt.TimeOfDay;
        return new RandomItems(
            [
                boundaries.FirstDayWithoutData.AddDays(-12),
                boundaries.FirstDayWithoutData.AddDays(-1),
                boundaries.FirstDayWithoutData,
                DateOnly.FromDayNumber((boundaries.FirstDayWithoutData.DayNumber + boundaries.LastManualDay.DayNumber) / 2),
                boundaries.LastManualDay,
                boundaries.RegisterFrom,
                restored,
                restored.AddDays(1),
                restored.AddDays(4),
            ],
            [TimeSpan.Zero, time - TimeSpan.FromMinutes(1), time, new(12, 0, 0), new(23, 59, 0), TimeSpan.FromTicks(TimeSpan.TicksPerDay - 1)],
            restored.AddDays(4));
    }
}
