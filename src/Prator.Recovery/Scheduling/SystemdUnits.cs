using System.Globalization;
using System.Text;

namespace Prator.Recovery.Scheduling;

/// <summary>Writes the units that systemd runs a job by: a service that runs once, and its timer.</summary>
internal static class SystemdUnits
{
    private const string Network = "network-online.target";

    /// <exception cref="InputException">The folder has a name that a unit cannot hold.</exception>
    public static IReadOnlyList<ScheduleFile> Of(DailyJob job, ScheduleScope scope) =>
    [
        new($"{Unit(job.Name)}.service", Lines(
            "[Unit]",
            $"Description=Prator.Recovery: {job.Name}",
            // An account's own systemd knows nothing of the network.
            scope == ScheduleScope.Machine ? $"Wants={Network}\nAfter={Network}" : null,
            "",
            "[Service]",
            // Systemd runs one instance of a unit, and no second while it is active.
            "Type=oneshot",
            job.Account is null ? null : $"User={Escaped(job.Account)}",
            $"WorkingDirectory={FolderOf(job)}",
            $"ExecStart={string.Join(' ', job.Arguments.Select(a => Quoted(a, isProgram: false)).Prepend(Quoted(job.Engine, isProgram: true)))}",
            $"TimeoutStartSec={DailyJob.MostHours}h",
            "UMask=0077")),
        new($"{Unit(job.Name)}.timer", Lines(
            "[Unit]",
            $"Description=Prator.Recovery: {job.Name}, every day",
            "",
            "[Timer]",
            $"OnCalendar=*-*-* {job.At.ToString("HH:mm:ss", CultureInfo.InvariantCulture)}",
            // What was missed while the machine was off runs when it is on again.
            "Persistent=true",
            "",
            "[Install]",
            "WantedBy=timers.target")),
    ];

    /// <summary>The name of a job's units, without their ending.</summary>
    public static string Unit(string name) => $"prator-recovery-{name}";

    // The setting is neither quoted nor unescaped: what ends a line, joins it to the next or is cut off cannot be written.
    private static string FolderOf(DailyJob job) => job.Folder.Any(char.IsControl) || job.Folder[^1] == '\\' || char.IsWhiteSpace(job.Folder[^1])
        ? throw new InputException("FolderUnfit", Messages.FolderUnfit(job.Folder))
        : Escaped(job.Folder);

    // % begins a specifier in any setting.
    private static string Escaped(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    // In a command line quotes and backslashes are as in C, and $ begins a variable, but not in the program's own path.
    private static string Quoted(string text, bool isProgram)
    {
        StringBuilder quoted = new("\"");
        foreach (char one in Escaped(text))
        {
            quoted.Append(one switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '$' when !isProgram => "$$",
                _ when char.IsAsciiLetterOrDigit(one) || !char.IsControl(one) => one.ToString(),
                _ => $"\\x{(int)one:x2}",
            });
        }

        return quoted.Append('"').ToString();
    }

    private static string Lines(params string?[] lines) => string.Join('\n', lines.Where(l => l is not null)) + "\n";
}
