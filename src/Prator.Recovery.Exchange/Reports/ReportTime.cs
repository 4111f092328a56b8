namespace Prator.Recovery.Exchange;

/// <summary>Times as reports tell them.</summary>
public static class ReportTime
{
    /// <summary>The time; or its day, where it is the last tick of one: that is what a bare date means as "now".</summary>
    public static object Of(DateTime time) =>
        time.TimeOfDay.Ticks == TimeSpan.TicksPerDay - 1 ? DateOnly.FromDateTime(time) : time;

    /// <inheritdoc cref="Of(DateTime)"/>
    public static object? Of(DateTime? time) => time is { } known ? Of(known) : null;
}
