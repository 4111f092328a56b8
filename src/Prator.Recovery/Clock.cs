namespace Prator.Recovery;

/// <summary>The one clock of the module. Tests put their own in its place.</summary>
internal static class Clock
{
    public static TimeProvider Current { get; set; } = TimeProvider.System;
}
