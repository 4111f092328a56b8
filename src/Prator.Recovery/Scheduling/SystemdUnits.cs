using System.Globalization;
using System.Text;

namespace Prator.Recovery.Scheduling;

/// <summary>Writes the units that systemd runs a job by: a service that runs once, and its timer.</summary>
internal static class SystemdUnits
{
    public static IReadOnlyList<ScheduleFile> Of(DailyJob job) =>
    [
        new($"{Unit(job.Name)}.service", Lines(
            "[Unit]",
            $"Description=Prator.Recovery: {job.Name}",
            "Wants=network-online.target",
            "After=network-online.target",
            "",
            "[Service]",
            // Systemd runs one instance of a unit, and no second while it is active.
            "Type=oneshot",
            $"WorkingDirectory={Escaped(job.Folder)}",
            $"ExecStart={string.Join(' ', new[] { job.Engine }.Concat(job.Arguments).Select(Quoted))}",
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

    // % begins a specifier in any setting.
    private static string Escaped(string text) => text.Replace("%", "%%", StringComparison.Ordinal);

    // In a command line $ begins a variable, too, and quotes and backslashes are as in C.
    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (char one in text)
        {
            quoted.Append(one switch { '"' => "\\\"", '\\' => "\\\\", '%' => "%%", '$' => "$$", '\n' => "\\n", _ => one.ToString() });
        }

        return quoted.Append('"').ToString();
    }

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";
}
