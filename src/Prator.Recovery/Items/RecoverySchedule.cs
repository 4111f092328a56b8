namespace Prator.Recovery;

/// <summary>A daily job: what Register-RecoverySchedule gives.</summary>
/// <param name="Name">Tells jobs of one machine apart.</param>
/// <param name="At">When it runs, local time of the machine.</param>
/// <param name="Scheduler">What runs it.</param>
/// <param name="Files">The files that were written instead of being registered; empty where it was registered.</param>
public sealed record RecoverySchedule(string Name, TimeOnly At, string Scheduler, IReadOnlyList<string> Files);
