using System.Security.Principal;
using System.Text;

namespace Prator.Recovery.Scheduling;

/// <summary>Windows Task Scheduler, by schtasks.</summary>
internal sealed class WindowsScheduler(CancellationToken cancellation) : Scheduler(cancellation)
{
    private const string Program = "schtasks.exe";

    public override string Name => "Task Scheduler";

    // Written elsewhere, the task runs as whoever registers it.
    private static string? User => OperatingSystem.IsWindows() ? WindowsIdentity.GetCurrent().Name : null;

    public override IReadOnlyList<ScheduleFile> Files(DailyJob job) => [TaskXml.Of(job with { Account = job.Account ?? User })];

    public override string? Register(DailyJob job)
    {
        string text = Files(job)[0].Text;
        string path = TaskXml.PathOf(job.Name);
        (int exitCode, string registered, _) = Run(Program, "/Query", "/TN", path, "/XML");
        if (exitCode == 0 && RegisteredTask.IsSame(text, registered))
        {
            // Creating it anew would enable what somebody has disabled.
            return null;
        }

        string file = Path.Combine(Path.GetTempPath(), $"{Path.GetRandomFileName()}.xml");
        try
        {
            File.WriteAllText(file, text, Encoding.Unicode);

            // Windows knows the password of a managed service account; without an empty one schtasks asks for it.
            string[] account = TaskXml.IsManaged(job.Account) ? ["/RU", job.Account!, "/RP", ""] : [];
            MustRun(Program, ["/Create", "/F", "/TN", path, "/XML", file, .. account]);
            return null;
        }
        finally
        {
            File.Delete(file);
        }
    }

    public override bool Unregister(string name)
    {
        if (Run(Program, "/Query", "/TN", TaskXml.PathOf(name)).ExitCode != 0)
        {
            return false;
        }

        MustRun(Program, "/Delete", "/F", "/TN", TaskXml.PathOf(name));
        return true;
    }
}
