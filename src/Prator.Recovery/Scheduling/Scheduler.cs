using System.Diagnostics;
using System.Management.Automation;
using System.Security.Principal;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Scheduling;

/// <summary>The scheduler of the machine: Task Scheduler on Windows, systemd on Linux.</summary>
internal abstract class Scheduler
{
    /// <summary>The scheduler of this machine.</summary>
    /// <exception cref="InputException">It has none that is known.</exception>
    public static Scheduler OfMachine() =>
        OperatingSystem.IsWindows() ? new TaskScheduler()
        : OperatingSystem.IsLinux() ? new Systemd()
        : throw new InputException("SchedulerUnknown", "Schedules are made for Windows and Linux. Give -AsFile for the files of one of them, and have another scheduler run the same command.", ErrorCategory.NotImplemented);

    /// <summary>What is told of it.</summary>
    public abstract string Name { get; }

    /// <summary>The files that it would read.</summary>
    public abstract IReadOnlyList<ScheduleFile> Files(DailyJob job);

    /// <summary>Makes the job run, or run as it is now; the same twice changes nothing.</summary>
    /// <exception cref="InputException">It did not take it.</exception>
    public abstract void Register(DailyJob job);

    /// <summary>Removes a job.</summary>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="InputException">It did not take it.</exception>
    public abstract bool Unregister(string name);

    /// <summary>Runs a program of the machine.</summary>
    /// <returns>Its exit code and what it said.</returns>
    /// <exception cref="InputException">There is no such program.</exception>
    protected static (int ExitCode, string Said) Run(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string said = process.StandardOutput.ReadToEnd() + errors.GetAwaiter().GetResult();
            process.WaitForExit();
            return (process.ExitCode, said.Trim());
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new InputException("SchedulerMissing", $"`{program}` can't be run here: {e.Message} Give -AsFile, and have somebody who may register the files.", ErrorCategory.ResourceUnavailable);
        }
    }

    protected static void Ensure((int ExitCode, string Said) run, string what)
    {
        if (run.ExitCode != 0)
        {
            throw new InputException("ScheduleRefused", $"{what} failed ({run.ExitCode}): {run.Said} Give -AsFile, and have somebody who may register the files.", ErrorCategory.PermissionDenied);
        }
    }

    /// <summary>Windows Task Scheduler, by schtasks.</summary>
    private sealed class TaskScheduler : Scheduler
    {
        public override string Name => "Task Scheduler";

        public override IReadOnlyList<ScheduleFile> Files(DailyJob job) => [TaskXml.Of(job, Account, DateOnly.FromDateTime(Clock.Current.GetLocalNow().DateTime))];

        private static string Account => OperatingSystem.IsWindows() ? WindowsIdentity.GetCurrent().Name : Environment.UserName;

        public override void Register(DailyJob job)
        {
            string file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.xml");
            try
            {
                File.WriteAllText(file, Files(job)[0].Text, System.Text.Encoding.Unicode);
                Ensure(Run("schtasks.exe", "/Create", "/F", "/TN", TaskXml.PathOf(job.Name), "/XML", file), "schtasks /Create");
            }
            finally
            {
                File.Delete(file);
            }
        }

        public override bool Unregister(string name)
        {
            if (Run("schtasks.exe", "/Query", "/TN", TaskXml.PathOf(name)).ExitCode != 0)
            {
                return false;
            }

            Ensure(Run("schtasks.exe", "/Delete", "/F", "/TN", TaskXml.PathOf(name)), "schtasks /Delete");
            return true;
        }
    }

    /// <summary>The account's own systemd, or the machine's where root asks.</summary>
    private sealed class Systemd : Scheduler
    {
        private static readonly string[] Endings = [".timer", ".service"];

        private static bool IsRoot => Environment.UserName == "root";

        private static string[] Scope => IsRoot ? [] : ["--user"];

        private static string Folder => IsRoot
            ? "/etc/systemd/system"
            : Path.Combine(Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } home ? home : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config"), "systemd", "user");

        public override string Name => IsRoot ? "systemd" : "systemd --user";

        public override IReadOnlyList<ScheduleFile> Files(DailyJob job) => SystemdUnits.Of(job);

        public override void Register(DailyJob job)
        {
            Directory.CreateDirectory(Folder);
            bool isSame = true;
            foreach (ScheduleFile file in Files(job))
            {
                string path = Path.Combine(Folder, file.Name);
                if (!File.Exists(path) || File.ReadAllText(path) != file.Text)
                {
                    isSame = false;
                    AtomicFile.Write(path, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(file.Text)), FileReaders.Anybody);
                }
            }

            if (!isSame)
            {
                Ensure(Run("systemctl", [.. Scope, "daemon-reload"]), "systemctl daemon-reload");
            }

            Ensure(Run("systemctl", [.. Scope, "enable", "--now", $"{SystemdUnits.Unit(job.Name)}.timer"]), "systemctl enable");
        }

        public override bool Unregister(string name)
        {
            string[] files = [.. Endings.Select(e => Path.Combine(Folder, SystemdUnits.Unit(name) + e)).Where(File.Exists)];
            if (files.Length == 0)
            {
                return false;
            }

            Ensure(Run("systemctl", [.. Scope, "disable", "--now", $"{SystemdUnits.Unit(name)}.timer"]), "systemctl disable");
            Array.ForEach(files, File.Delete);
            Ensure(Run("systemctl", [.. Scope, "daemon-reload"]), "systemctl daemon-reload");
            return true;
        }
    }
}
