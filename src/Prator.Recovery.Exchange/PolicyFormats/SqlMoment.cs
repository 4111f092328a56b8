using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// A moment as a constant. PostgreSQL keeps microseconds, a moment ticks of 100 ns: the constant is cut to the microsecond,
/// and a comparison allows for that, so that it is exact for every column value.
/// </summary>
internal readonly struct SqlMoment
{
    private readonly DateTime _local;

    /// <param name="moment">A moment that is set.</param>
    public SqlMoment(Moment moment)
    {
        _local = moment.ToDateTime() ?? throw new ArgumentException("A missing moment is no constant.", nameof(moment));
        HasTime = moment.HasTime;
        IsCut = _local.Ticks % TimeSpan.TicksPerMicrosecond != 0;
    }

    /// <summary>Whether it has a time of day; a bare date is compared by whole dates.</summary>
    public bool HasTime { get; }

    /// <summary>Whether the moment is a part of a microsecond later than <see cref="Timestamp"/>: then no column value equals it.</summary>
    public bool IsCut { get; }

    public string Timestamp => $"TIMESTAMP '{_local.ToString("yyyy-MM-dd HH:mm:ss.ffffff", CultureInfo.InvariantCulture)}'";

    public string Day => $"DATE '{_local.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'";
}
