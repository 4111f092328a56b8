using System.Globalization;
using System.Xml.Linq;

namespace Prator.Recovery.Scheduling;

/// <summary>Writes the task that Windows Task Scheduler runs a job by (schema version 1.4).</summary>
internal static class TaskXml
{
    private static readonly XNamespace Task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    /// <param name="job">What runs, and when.</param>
    /// <param name="account">Who it runs as, whether logged on or not.</param>
    /// <param name="today">The first day.</param>
    public static ScheduleFile Of(DailyJob job, string account, DateOnly today) => new($"{job.Name}.xml", new XDeclaration("1.0", "UTF-16", null) + Environment.NewLine + new XElement(
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
                new XElement(Task + "StartBoundary", today.ToDateTime(job.At).ToString("s", CultureInfo.InvariantCulture)),
                new XElement(Task + "Enabled", true),
                new XElement(Task + "ScheduleByDay", new XElement(Task + "DaysInterval", 1)))),
        new XElement(
            Task + "Principals",
            new XElement(
                Task + "Principal",
                new XAttribute("id", "Author"),
                new XElement(Task + "UserId", account),
                // Without a password that somebody would have to keep.
                new XElement(Task + "LogonType", account.EndsWith('$') ? "Password" : "S4U"),
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
                new XElement(Task + "Command", job.Engine),
                new XElement(Task + "Arguments", string.Join(' ', job.Arguments.Select(Quoted))),
                new XElement(Task + "WorkingDirectory", job.Folder)))));

    /// <summary>The task's path in the scheduler.</summary>
    public static string PathOf(string name) => $@"\Prator.Recovery\{name}";

    /// <summary>As Windows programs split their command line: backslashes count double only before a quote.</summary>
    private static string Quoted(string text)
    {
        System.Text.StringBuilder quoted = new("\"");
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
