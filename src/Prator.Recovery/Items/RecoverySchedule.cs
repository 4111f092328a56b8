namespace Prator.Recovery;

/// <summary>A daily job: what Register-RecoverySchedule gives.</summary>
/// <param name="Name">Tells jobs of one machine apart.</param>
/// <param name="At">When it runs, local time of the machine.</param>
/// <param name="Scheduler">What runs it.</param>
/// <param name="Files">The files that were written instead of being registered; empty where it was registered.</param>
public sealed record RecoverySchedule(string Name, TimeOnly At, string Scheduler, IReadOnlyList<string> Files)
{
    public IReadOnlyList<string> Files { get; } = ReadableList.Of(Files);
}

/// <summary>The systems that schedules are made for.</summary>
public enum ScheduleSystem
{
    /// <summary>Task Scheduler.</summary>
    Windows,

    /// <summary>Systemd.</summary>
    Linux,
}

/// <summary>Whose systemd runs a job.</summary>
public enum ScheduleScope
{
    /// <summary>That of the account.</summary>
    User,

    /// <summary>That of the machine; only root may say what it does.</summary>
    Machine,
}
