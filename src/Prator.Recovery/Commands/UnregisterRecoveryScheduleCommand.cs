using System.Management.Automation;
using Prator.Recovery.Scheduling;

namespace Prator.Recovery.Commands;

/// <summary>Removes a daily job from the machine's scheduler. Where there is none nothing happens. Nothing else is removed.</summary>
[Cmdlet(VerbsLifecycle.Unregister, "RecoverySchedule", SupportsShouldProcess = true)]
public sealed class UnregisterRecoveryScheduleCommand : InputCommand
{
    /// <summary>Which job. Default: daily.</summary>
    [Parameter(Position = 0, ValueFromPipelineByPropertyName = true)]
    [ValidatePattern("^[A-Za-z0-9_-]{1,40}$")]
    public string Name { get; set; } = "daily";

    /// <summary>On Linux: whose systemd runs it. Default: the machine's where you are root, else your own.</summary>
    [Parameter]
    public ScheduleScope? Scope { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => Use(Name, () =>
    {
        Scheduler scheduler = Scheduler.Of(null, Scope, Stopped);
        if (ShouldProcess($"{scheduler.Name}: {Name}", Messages.RemoveDailyJob))
        {
            WriteVerbose(scheduler.Unregister(Name) ? Messages.JobRemoved(scheduler.Name, Name) : Messages.JobUnknown(scheduler.Name, Name));
        }
    });
}
