namespace Prator.Recovery.Samples;

/// <summary>The days that the samples are laid around: those of the policy prator-2024-01, and the day of the export.</summary>
internal static class Outage
{
    public static readonly DateTime Starts = new(2024, 1, 17, 0, 0, 0, DateTimeKind.Unspecified);

    public static readonly DateTime RegisterFrom = new(2024, 2, 1, 0, 0, 0, DateTimeKind.Unspecified);

    public static readonly DateTime Restored = new(2024, 2, 2, 8, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The Monday after, early: nothing that has happened is later.</summary>
    public static readonly DateTime Exported = new(2024, 2, 5, 7, 0, 0, DateTimeKind.Unspecified);
}
