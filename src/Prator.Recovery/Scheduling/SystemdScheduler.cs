using System.Text;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Scheduling;

/// <summary>Systemd: the machine's, or that of an account.</summary>
internal sealed class SystemdScheduler(ScheduleScope scope, CancellationToken cancellation) : Scheduler(cancellation)
{
    private static readonly string[] Endings = [".timer", ".service"];

    public override string Name => scope == ScheduleScope.Machine ? "systemd" : "systemd --user";

    /// <summary>Whether it runs things as its account only.</summary>
    public bool IsOfAccount => scope == ScheduleScope.User;

    private string Folder => scope == ScheduleScope.Machine ? "/etc/systemd/system" : Path.Combine(Settings, "systemd", "user");

    private static string Settings => Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } home
        ? home
        : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".config");

    public override IReadOnlyList<ScheduleFile> Files(DailyJob job) => SystemdUnits.Of(job, scope);

    public override string? Register(DailyJob job)
    {
        IReadOnlyList<ScheduleFile> files = Files(job);
        string timer = TimerOf(job.Name);
        Directory.CreateDirectory(Folder);
        ScheduleFile[] changed = [.. files.Where(f => !IsSame(f))];
        foreach (ScheduleFile file in changed)
        {
            AtomicFile.Write(PathOf(file.Name), stream => stream.Write(Encoding.UTF8.GetBytes(file.Text)), FileReaders.Anybody);
        }

        // Always: a run that was broken off may have written the files and done no more.
        Systemctl("daemon-reload");
        Systemctl("enable", "--now", timer);
        if (changed.Length > 0)
        {
            // A timer that waits goes on waiting for the old time of day.
            Systemctl("restart", timer);
        }

        return scope == ScheduleScope.User && !File.Exists($"/var/lib/systemd/linger/{Environment.UserName}")
            ? Messages.LingerMissing(Environment.UserName)
            : null;
    }

    public override bool Unregister(string name)
    {
        string[] files = [.. Endings.Select(e => PathOf(SystemdUnits.Unit(name) + e)).Where(File.Exists)];
        if (files.Length == 0)
        {
            return false;
        }

        // What was half removed before has no timer any more.
        if (files.Contains(PathOf(TimerOf(name))))
        {
            Systemctl("disable", "--now", TimerOf(name));
        }

        Array.ForEach(files, File.Delete);
        Systemctl("daemon-reload");
        return true;
    }

    private static string TimerOf(string name) => $"{SystemdUnits.Unit(name)}.timer";

    private string PathOf(string file) => Path.Combine(Folder, file);

    private bool IsSame(ScheduleFile file) => File.Exists(PathOf(file.Name)) && File.ReadAllText(PathOf(file.Name)) == file.Text;

    private void Systemctl(params string[] arguments) => MustRun("systemctl", scope == ScheduleScope.Machine ? arguments : ["--user", .. arguments]);
}
