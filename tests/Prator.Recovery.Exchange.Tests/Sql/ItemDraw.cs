using System.Reflection;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange.Tests.Sql;

/// <summary>Draws items whose dates lie around a policy's boundaries, to the microsecond; the same ones each time.</summary>
internal sealed class ItemDraw<T>(Boundaries boundaries, int seed)
    where T : CareItem
{
    private static readonly RowPlace Source = new("drawn", 1);

    private static readonly PropertyInfo[] Properties = [.. ItemFields.Of<T>().Select(f => f.Property).Distinct().Select(p => typeof(T).GetProperty(p)!)];

    private readonly Random _random = new(seed);
    private readonly Moment[] _moments = [.. Moments(boundaries)];

    /// <summary>The moments to decide for: on every border that a comparison can have, and finer than a database keeps.</summary>
    public static Moment[] AsOfs(Boundaries boundaries) =>
    [
        boundaries.UsualAsOf,
        Moment.EndOf(DateOnly.FromDateTime(boundaries.RestoredAt).AddDays(2)),
        Moment.EndOf(DateOnly.FromDateTime(boundaries.RestoredAt)),
        Moment.At(boundaries.RestoredAt),
        Moment.At(boundaries.RestoredAt.AddTicks(1)),
        Moment.On(DateOnly.FromDateTime(boundaries.RestoredAt).AddDays(1)),
    ];

    public List<T> Take(int count) => [.. Enumerable.Range(0, count).Select(_ => One())];

    private T One()
    {
        T item = BlankItem.Of<T>() with { Source = Source };
        foreach (PropertyInfo property in Properties)
        {
            property.SetValue(item, Value(property));
        }

        return item;
    }

    private object Value(PropertyInfo property) => property.Name switch
    {
        nameof(CareItem.CreatedAt) => Date(missing: 1, set: 9),
        nameof(Episode.ClosedAt) => Date(missing: 9, set: 1),
        nameof(CareItem.Duplicate) => OneIn(20),
        nameof(CareItem.Status) => OneIn(3) ? Code<ItemStatus>() : ItemStatus.Open,
        nameof(Episode.Disposition) => new Disposition(OneIn(2) ? DispositionCode.Blank : Code<DispositionCode>()),
        _ when property.PropertyType == typeof(Moment) => Date(missing: 2, set: 1),
        _ when property.PropertyType == typeof(DatedAnswer) => OneIn(3) ? DatedAnswer.Of(Date(missing: 0, set: 1)) : DatedAnswer.Of(Code<YesNo>()),
        _ when property.PropertyType == typeof(YesNo) => Code<YesNo>(),
        _ => OneIn(2) ? Array.Empty<string>() : new[] { "one", "two" },
    };

    private Moment Date(int missing, int set) =>
        _random.Next(missing + set) < missing ? Moment.Missing : _moments[_random.Next(_moments.Length)];

    private TCode Code<TCode>()
        where TCode : struct, Enum => Enum.GetValues<TCode>()[_random.Next(Enum.GetValues<TCode>().Length)];

    private bool OneIn(int n) => _random.Next(n) == 0;

    private static IEnumerable<Moment> Moments(Boundaries boundaries)
    {
        IEnumerable<DateOnly> borders = Boundaries.Names.Select(n => boundaries[n].Date).Concat(AsOfs(boundaries).Select(a => a.Date));
        TimeSpan restored = boundaries.RestoredAt.TimeOfDay;
        TimeSpan[] times =
        [
            TimeSpan.Zero, TimeSpan.FromMicroseconds(1), restored - TimeSpan.FromMicroseconds(1), restored, restored + TimeSpan.FromMicroseconds(1),
            TimeSpan.FromDays(1) - TimeSpan.FromMicroseconds(1),
        ];
        foreach (DateOnly day in borders.SelectMany(d => new[] { d.AddDays(-9), d.AddDays(-1), d, d.AddDays(1) }).Distinct())
        {
            yield return Moment.On(day);
            foreach (TimeSpan time in times)
            {
                yield return Moment.At(day.ToDateTime(TimeOnly.MinValue) + time);
            }
        }
    }
}
