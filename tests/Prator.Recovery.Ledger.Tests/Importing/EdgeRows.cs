using System.Reflection;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>
/// Rows of the system that differ in one field each from a few usual ones: every value of a code, and dates, with and without time, on
/// every border of the policies. And rows with every field drawn from the same values.
/// </summary>
internal static class EdgeRows
{
    private static readonly DateOnly[] Days =
    [
        .. new[] { Made.On("2024-01-08"), Made.On("2024-01-17"), Made.On("2024-01-30"), Made.On("2024-01-31"), Made.On("2024-02-01"), Made.On("2024-02-02"), Made.On("2024-02-05") }
            .SelectMany(m => new[] { m.Date.AddDays(-1), m.Date, m.Date.AddDays(1) }).Distinct(),
    ];

    // To the tick of 100 ns, which a server does not keep.
    private static readonly TimeSpan[] Times =
    [
        TimeSpan.Zero, new TimeSpan(7, 59, 59) + TimeSpan.FromTicks(9_999_999), new TimeSpan(8, 0, 0), new TimeSpan(8, 0, 0) + TimeSpan.FromTicks(1),
        new TimeSpan(8, 0, 0) + TimeSpan.FromMicroseconds(1), TimeSpan.FromDays(1) - TimeSpan.FromTicks(1), TimeSpan.FromDays(1) - TimeSpan.FromMicroseconds(1),
    ];

    private static readonly Moment[] Moments = [.. Days.SelectMany(d => Times.Select(t => Moment.At(d.ToDateTime(TimeOnly.MinValue) + t)).Prepend(Moment.On(d)))];

    /// <summary>One field otherwise, of an episode that is in, one at home, one that began during the outage, and one that is closed.</summary>
    public static List<Episode> Episodes(int from) =>
    [
        .. new[] { Made.Episode(null, 1), Made.Home(string.Empty, 1), Made.Episode(null, 1, "2024-01-20"), Made.Home(string.Empty, 1) with { Status = ItemStatus.Closed } }
            .SelectMany(usual => Properties<Episode>().SelectMany(p => Values(p).Select(v => With(usual, p, v))))
            .Select((e, i) => e with { EpisodeId = $"V{from + i}", PatientId = null, Source = new RowPlace("edges.csv", i + 2) }),
    ];

    /// <summary>One field otherwise, of a SIP whose meeting was held, and one with a plan.</summary>
    public static List<Sip> Sips(int from) =>
    [
        .. new[] { Made.Sip(null, 1) with { MeetingHeld = YesNo.Yes, Consent = YesNo.Yes }, Made.Sip(null, 1, "2024-01-10") with { PlanCreatedAt = Made.On("2024-01-22") } }
            .SelectMany(usual => Properties<Sip>().SelectMany(p => Values(p).Select(v => With(usual, p, v))))
            .Select((s, i) => s with { SipId = $"S{from + i}", PatientId = null, Source = new RowPlace("edges-sip.csv", i + 2) }),
    ];

    /// <summary>Every field drawn by itself.</summary>
    public static T Drawn<T>(T usual, Random random)
        where T : CareItem
    {
        foreach (PropertyInfo property in Properties<T>().Where(_ => random.Next(3) > 0))
        {
            List<object> values = [.. Values(property)];
            usual = With(usual, property, values[random.Next(values.Count)]);
        }

        return usual;
    }

    private static IEnumerable<PropertyInfo> Properties<T>()
        where T : CareItem => ItemFields.Of<T>().Select(f => f.Property).Distinct().Select(p => typeof(T).GetProperty(p)!);

    private static IEnumerable<object> Values(PropertyInfo property) => property.PropertyType switch
    {
        var t when t == typeof(Moment) => Moments.Append(Moment.Missing).Cast<object>(),
        var t when t == typeof(DatedAnswer) => Moments.Select(DatedAnswer.Of).Concat(Enum.GetValues<YesNo>().Select(DatedAnswer.Of)).Cast<object>(),
        var t when t == typeof(Disposition) => Enum.GetValues<DispositionCode>().SelectMany(c => new object[] { new Disposition(c), new Disposition(c, "Ord \\ med \"citat\"\u0000") }),
        var t when t == typeof(bool) => [true, false],
        { IsEnum: true } t => Enum.GetValues(t).Cast<object>(),
        _ => [Array.Empty<string>(), new[] { "ett", "två" }],
    };

    private static T With<T>(T row, PropertyInfo property, object value)
        where T : CareItem
    {
        CareItem common = row;
        T copy = (T)(common with { });
        property.SetValue(copy, value);
        return copy;
    }
}
