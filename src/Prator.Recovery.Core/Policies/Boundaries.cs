using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Policies;

/// <summary>
/// The four dates that an outage turns on, in the policy's zone:
/// <c>FirstDayWithoutData ≤ LastManualDay &lt; RegisterFrom ≤ RestoredAt</c>, and RegisterFrom is the day after LastManualDay,
/// since a day between them would have no rule.
/// </summary>
public sealed record Boundaries(DateOnly FirstDayWithoutData, DateOnly LastManualDay, DateOnly RegisterFrom, DateTime RestoredAt)
{
    public const string FirstDayWithoutDataName = "firstDayWithoutData";
    public const string LastManualDayName = "lastManualDay";
    public const string RegisterFromName = "registerFrom";
    public const string RestoredAtName = "restoredAt";

    /// <summary>The first year that a boundary can lie in; examples around it still have dates.</summary>
    public const int FirstYear = 1900;

    /// <summary>The last year that a boundary can lie in.</summary>
    public const int LastYear = 2999;

    /// <summary>The names that a policy uses, in order of time.</summary>
    public static IReadOnlyList<string> Names { get; } = [FirstDayWithoutDataName, LastManualDayName, RegisterFromName, RestoredAtName];

    /// <summary>The moment that examples are decided for unless they say otherwise: three days after the restoration.</summary>
    public Moment UsualAsOf => Moment.At(RestoredAt.AddDays(3));

    /// <summary>The boundary of that name: a bare date for the three days, a moment with a time for the restoration.</summary>
    public Moment this[string name] => name switch
    {
        FirstDayWithoutDataName => Moment.On(FirstDayWithoutData),
        LastManualDayName => Moment.On(LastManualDay),
        RegisterFromName => Moment.On(RegisterFrom),
        RestoredAtName => Moment.At(RestoredAt),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "There is no such boundary."),
    };
}
