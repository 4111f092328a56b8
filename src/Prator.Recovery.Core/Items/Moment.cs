using System.Globalization;
using System.Runtime.CompilerServices;

namespace Prator.Recovery.Core.Items;

/// <summary>
/// A point in local time of the policy's zone as people write it: a bare date, a date with a time of day, or nothing.
/// Two moments are compared by whole dates as soon as either is a bare date, else to the tick.
/// </summary>
/// <remarks>
/// Eight bytes: day number (from 1), tick of the day, and whether a time was written; zero is "missing", and the default.
/// Bounds: 0001-01-01 to 9999-12-31. Equality is by value; a bare date never equals the same date at 00:00.
/// </remarks>
public readonly struct Moment : IEquatable<Moment>
{
    private const int DayShift = 41;
    private const long TickMask = (1L << DayShift) - 1;
    private const long DayMask = ~TickMask;

    private readonly long _code;

    private Moment(long code) => _code = code;

    private Moment(DateOnly date, long tickOfDay, bool hasTime) =>
        _code = ((date.DayNumber + 1L) << DayShift) | (tickOfDay << 1) | (hasTime ? 1L : 0L);

    /// <summary>No moment: the field is blank.</summary>
    public static Moment Missing => default;

    /// <summary>Whether there is a moment at all.</summary>
    public bool IsSet => _code != 0;

    /// <summary>Whether a time of day was written. False for a bare date and for nothing.</summary>
    public bool HasTime => (_code & 1) != 0;

    /// <summary>The date in the policy's zone.</summary>
    /// <exception cref="InvalidOperationException">The moment is missing.</exception>
    public DateOnly Date => IsSet
        ? DateOnly.FromDayNumber((int)(_code >> DayShift) - 1)
        : throw new InvalidOperationException("A missing moment has no date.");

    /// <summary>The number of the date, of a moment that is set.</summary>
    internal int DayNumber => (int)(_code >> DayShift) - 1;

    /// <summary>The ticks since midnight; none for a bare date.</summary>
    internal long TickOfDay => (_code & TickMask) >> 1;

    /// <summary>Local date and time, unspecified kind; midnight for a bare date; null when missing.</summary>
    public DateTime? ToDateTime() =>
        IsSet ? Date.ToDateTime(TimeOnly.MinValue).AddTicks((_code & TickMask) >> 1) : null;

    /// <summary>A bare date.</summary>
    public static Moment On(DateOnly date) => new(date, 0, hasTime: false);

    /// <summary>A date with a time of day, midnight included.</summary>
    public static Moment At(DateTime local) => new(DateOnly.FromDateTime(local), local.TimeOfDay.Ticks, hasTime: true);

    /// <summary>The last tick of a day: what a bare date means as "now".</summary>
    public static Moment EndOf(DateOnly date) => new(date, TimeSpan.TicksPerDay - 1, hasTime: true);

    /// <summary>Whether <paramref name="left"/> is before <paramref name="right"/>; false when either is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsBefore(Moment left, Moment right)
    {
        long compared = Compared(left, right);
        return (left._code != 0) & ((left._code & compared) < (right._code & compared));
    }

    /// <summary>Whether <paramref name="left"/> is after <paramref name="right"/>; false when either is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAfter(Moment left, Moment right) => IsBefore(right, left);

    /// <summary>Whether <paramref name="left"/> is before <paramref name="right"/> or equal to it; false when either is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOnOrBefore(Moment left, Moment right)
    {
        long compared = Compared(left, right);
        return (left._code != 0) & ((left._code & compared) <= (right._code & compared));
    }

    /// <summary>Whether <paramref name="left"/> is after <paramref name="right"/> or equal to it; false when either is missing.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsOnOrAfter(Moment left, Moment right) => IsOnOrBefore(right, left);

    /// <summary>Whether the date of <paramref name="left"/> is earlier than that of <paramref name="right"/>, times ignored.</summary>
    public static bool IsBeforeDay(Moment left, Moment right) =>
        (left._code != 0) & ((left._code & DayMask) < (right._code & DayMask));

    /// <summary>Whether the date of <paramref name="left"/> is later than that of <paramref name="right"/>, times ignored.</summary>
    public static bool IsAfterDay(Moment left, Moment right) => IsBeforeDay(right, left);

    /// <summary>The bits that two moments are compared by: all where both have a time, else those of the day. No branch: it runs some twenty times an item.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Compared(Moment left, Moment right) => -(left._code & right._code & 1) | DayMask;

    public bool Equals(Moment other) => _code == other._code;

    public override bool Equals(object? obj) => obj is Moment other && Equals(other);

    public override int GetHashCode() => _code.GetHashCode();

    public static bool operator ==(Moment left, Moment right) => left.Equals(right);

    public static bool operator !=(Moment left, Moment right) => !left.Equals(right);

    /// <summary><c>yyyy-MM-dd</c>, with <c> HH:mm</c> (and <c>:ss</c> where there are seconds) when a time was written; empty when missing.</summary>
    public override string ToString()
    {
        if (ToDateTime() is not { } local)
        {
            return string.Empty;
        }

        string format = !HasTime ? "yyyy-MM-dd" : local.TimeOfDay.Ticks % TimeSpan.TicksPerMinute == 0 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss";
        return local.ToString(format, CultureInfo.InvariantCulture);
    }

    /// <summary>A number that is the same for equal moments and no others, for content hashes.</summary>
    public long ToCode() => _code;

    /// <summary>The moment that <see cref="ToCode"/> gave the number of.</summary>
    internal static Moment FromCode(long code) => new(code);
}
