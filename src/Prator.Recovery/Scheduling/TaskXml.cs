using System.Globalization;
using System.Text;
using System.Xml.Linq;

namespace Prator.Recovery.Scheduling;

/// <summary>Writes the task that Windows Task Scheduler runs a job by (schema version 1.4).</summary>
internal static class TaskXml
{
    private static readonly XNamespace Task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    // Any day that has been: the same job is the same file, whenever it is written.
    private static readonly DateOnly FirstDay = new(2024, 1, 1);

    /// <param name="job">What runs, and when; without an account it runs as whoever registers it. Whether that one is logged on or not.</param>
    /// <exception cref="InputException">Task Scheduler would read another path than the one that is meant.</exception>
    public static ScheduleFile Of(DailyJob job) => new($"{job.Name}.xml", new XDeclaration("1.0", "UTF-16", null) + Environment.NewLine + new XElement(
        Task + "Task",
        new XAttribute("version", "1.4"),
        new XElement(
            Task + "RegistrationInfo",
            new XElement(Task + "Description", "Takes the day's exports in, reports, and tells owners."),
            new XElement(Task + "URI", PathOf(job.Name))),
        new XElement(
            Task + "Triggers",
            new XElement(
                Task + "CalendarTrigger",
                new XElement(Task + "Enabled", true),
                new XElement(Task + "StartBoundary", FirstDay.ToDateTime(job.At).ToString("s", CultureInfo.InvariantCulture)),
                new XElement(Task + "ScheduleByDay", new XElement(Task + "DaysInterval", 1)))),
        new XElement(
            Task + "Principals",
            new XElement(
                Task + "Principal",
                new XAttribute("id", "Author"),
                job.Account is null ? null : new XElement(Task + "UserId", job.Account),
                // Without a password that somebody would have to keep: Windows itself knows that of a managed service account.
                new XElement(Task + "LogonType", IsManaged(job.Account) ? "Password" : "S4U"),
                new XElement(Task + "RunLevel", "LeastPrivilege"))),
        new XElement(
            Task + "Settings",
            new XElement(Task + "MultipleInstancesPolicy", "IgnoreNew"),
            new XElement(Task + "DisallowStartIfOnBatteries", false),
            new XElement(Task + "StopIfGoingOnBatteries", false),
            new XElement(Task + "StartWhenAvailable", true),
            new XElement(Task + "Enabled", true),
            new XElement(Task + "ExecutionTimeLimit", $"PT{DailyJob.MostHours}H")),
        new XElement(
            Task + "Actions",
            new XAttribute("Context", "Author"),
            new XElement(
                Task + "Exec",
                new XElement(Task + "Command", Fit(job.Engine)),
                new XElement(Task + "Arguments", string.Join(' ', job.Arguments.Select(a => Quoted(Fit(a))))),
                new XElement(Task + "WorkingDirectory", Fit(job.Folder))))));

    /// <summary>The task's path in the scheduler.</summary>
    public static string PathOf(string name) => $@"\Prator.Recovery\{name}";

    /// <summary>Whether an account is a managed service account, by its name.</summary>
    public static bool IsManaged(string? account) => account?.EndsWith('$') == true;

    // What it puts variables of the environment or of an event in for cannot be escaped.
    private static string Fit(string text) => text.Count(c => c == '%') > 1 || text.Contains("$(", StringComparison.Ordinal)
        ? throw new InputException("PathUnfit", Messages.PathUnfit(text))
        : text;

    /// <summary>As Windows programs split their command line: backslashes count double only before a quote.</summary>
    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        int slashes = 0;
        foreach (char one in text)
        {
            if (one == '\\')
            {
                slashes++;
                continue;
            }

            quoted.Append('\\', one == '"' ? (slashes * 2) + 1 : slashes).Append(one);
            slashes = 0;
        }

        return quoted.Append('\\', slashes * 2).Append('"').ToString();
    }
}
