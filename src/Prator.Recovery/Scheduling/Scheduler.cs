using System.ComponentModel;
using System.Diagnostics;
using System.Management.Automation;

namespace Prator.Recovery.Scheduling;

/// <summary>The scheduler of a machine: Task Scheduler on Windows, systemd on Linux.</summary>
/// <param name="cancellation">Ends the waiting for it. What was half done is done again by the next time.</param>
internal abstract class Scheduler(CancellationToken cancellation)
{
    /// <summary>The system of this machine; null where it has no scheduler that is known. Tests set it.</summary>
    public static ScheduleSystem? OfMachine { get; set; } =
        OperatingSystem.IsWindows() ? ScheduleSystem.Windows
        : OperatingSystem.IsLinux() ? ScheduleSystem.Linux
        : null;

    /// <summary>A system's scheduler.</summary>
    /// <param name="system">Which one; null for that of this machine.</param>
    /// <param name="scope">Whose systemd; null for the machine's where root asks, else the account's own.</param>
    /// <param name="cancellation">Ends the waiting for it.</param>
    /// <exception cref="InputException">This machine has none that is known, or one without scopes.</exception>
    public static Scheduler Of(ScheduleSystem? system, ScheduleScope? scope, CancellationToken cancellation) => (system ?? OfMachine) switch
    {
        ScheduleSystem.Windows when scope is not null => throw new InputException("ScopeUnknown", Messages.ScopeUnknown),
        ScheduleSystem.Windows => new WindowsScheduler(cancellation),
        ScheduleSystem.Linux => new SystemdScheduler(scope ?? (Environment.IsPrivilegedProcess ? ScheduleScope.Machine : ScheduleScope.User), cancellation),
        _ => throw new InputException("SchedulerUnknown", Messages.SchedulerUnknown, ErrorCategory.NotImplemented),
    };

    /// <summary>What is told of it.</summary>
    public abstract string Name { get; }

    /// <summary>The files that it would read.</summary>
    /// <exception cref="InputException">A path has a name that it cannot be told.</exception>
    public abstract IReadOnlyList<ScheduleFile> Files(DailyJob job);

    /// <summary>Makes the job run, or run as it is now; the same twice changes nothing.</summary>
    /// <returns>What else must be done for it to run; null where nothing is.</returns>
    /// <exception cref="InputException">It did not take it.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public abstract string? Register(DailyJob job);

    /// <summary>Removes a job.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InputException">It did not take it.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public abstract bool Unregister(string name);

    /// <summary>Runs a program of the machine. What it asks is left without an answer.</summary>
    /// <returns>Its exit code, what it gave out, and what it said is wrong.</returns>
    /// <exception cref="InputException">There is no such program.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off, and the program ended.</exception>
    protected (int ExitCode, string Output, string Errors) Run(string program, params IEnumerable<string> arguments)
    {
        cancellation.ThrowIfCancellationRequested();
        ProcessStartInfo start = new(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            process.StandardInput.Close();
            Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
            Task<string> errors = process.StandardError.ReadToEndAsync(CancellationToken.None);
            WaitFor(process, Task.WhenAll(output, errors, process.WaitForExitAsync(CancellationToken.None)));
            return (process.ExitCode, output.Result.Trim(), errors.Result.Trim());
        }
        catch (Win32Exception e)
        {
            throw new InputException("SchedulerMissing", Messages.SchedulerMissing(program, e.Message), ErrorCategory.ResourceUnavailable);
        }
    }

    /// <summary>Runs a program that must succeed.</summary>
    /// <inheritdoc cref="Run"/>
    protected void MustRun(string program, params IReadOnlyList<string> arguments)
    {
        (int exitCode, string output, string errors) = Run(program, arguments);
        if (exitCode != 0)
        {
            throw new InputException("ScheduleRefused", Messages.ScheduleRefused(program, string.Join(' ', arguments), exitCode, output, errors), ErrorCategory.PermissionDenied);
        }
    }

    private void WaitFor(Process process, Task ended)
    {
        try
        {
            ended.WaitAsync(cancellation).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            try
            {
                process.Kill(entireProcessTree: true);
            }
            catch (Exception e) when (e is Win32Exception or AggregateException or InvalidOperationException)
            {
                // What can't be ended goes on, and nobody waits for it.
            }

            throw;
        }
    }
}
