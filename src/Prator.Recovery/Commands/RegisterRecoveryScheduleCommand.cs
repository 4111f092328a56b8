using System.Globalization;
using System.Management.Automation;
using System.Text;
using Prator.Recovery.Exchange;
using Prator.Recovery.Remembering;
using Prator.Recovery.Scheduling;

namespace Prator.Recovery.Commands;

/// <summary>
/// Has the machine run the daily job: it takes in what lies in a drop folder, writes reports, and tells owners by mail. Windows Task
/// Scheduler or systemd runs it, whether anybody is logged on or not, and never twice at once.
/// </summary>
[Cmdlet(VerbsLifecycle.Register, "RecoverySchedule", SupportsShouldProcess = true)]
[OutputType(typeof(RecoverySchedule))]
public sealed class RegisterRecoveryScheduleCommand : InputCommand
{
    private const string Console = "prator";

    private static readonly string Shell = OperatingSystem.IsWindows() ? "pwsh.exe" : "pwsh";

    /// <summary>When it runs, as <c>HH:mm</c>, local time of the machine.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string At { get; set; } = string.Empty;

    /// <summary>The folder that exports are laid into. What was taken in goes to done/ in it, what could not be to failed/, with the reason.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string DropFolder { get; set; } = string.Empty;

    /// <summary>The folder that reports and the log are written to.</summary>
    [Parameter(Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string ReportFolder { get; set; } = string.Empty;

    /// <summary>Tells jobs of one machine apart. Default: daily.</summary>
    [Parameter]
    [ValidatePattern("^[A-Za-z0-9_-]{1,40}$")]
    public string Name { get; set; } = "daily";

    /// <summary>The ledger's file. Default: what PRATOR_RECOVERY_LEDGER or recovery.yaml names when the job runs. A connection must not stand here: it may hold a password.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>The name of a shipped policy or the path of one. Default: the newest shipped policy.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string? Policy { get; set; }

    /// <summary>The file that says who answers for which municipality and unit. Default: what PRATOR_RECOVERY_OWNERS or recovery.yaml names when the job runs.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OwnersPath { get; set; }

    /// <summary>The language of reports: sv-SE or en-US. Default: <c>culture:</c> in recovery.yaml, else that of the account that runs the job.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public CultureInfo? Culture { get; set; }

    /// <summary>What worksheets and lists are written as: Xlsx, Csv or Html. Default: Xlsx.</summary>
    [Parameter]
    [ValidateSet(nameof(Exchange.ReportFormat.Xlsx), nameof(Exchange.ReportFormat.Csv), nameof(Exchange.ReportFormat.Html))]
    public string? ReportFormat { get; set; }

    /// <summary>Tells owners by mail, too (Send-RecoveryMail).</summary>
    [Parameter]
    public SwitchParameter SendMail { get; set; }

    /// <summary>The full path of pwsh, or of prator. Default: the running one, else the first pwsh on the path.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Engine { get; set; }

    /// <summary>
    /// Who the job runs as. On Windows a group-managed service account (<c>DOMAIN\name$</c>) reaches shares of the network, which you cannot without a
    /// password. On Linux an account of the machine, with -Scope Machine. Default: you.
    /// </summary>
    [Parameter]
    [ValidatePattern(@"^[\w.$@\\-]+$")]
    public string? Account { get; set; }

    /// <summary>On Linux: whose systemd runs it. Default: the machine's where you are root, else your own.</summary>
    [Parameter]
    public ScheduleScope? Scope { get; set; }

    /// <summary>A folder that the scheduler's files are written to, instead of being registered. It must exist.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? AsFile { get; set; }

    /// <summary>The system that the files are for, with -AsFile. Where it is not this machine's, all paths, -Engine and -Script among them, must be full paths of that system; they are written as they are given. Default: this machine's.</summary>
    [Parameter]
    public ScheduleSystem? For { get; set; }

    /// <summary>The full path of daily-job.ps1. Default: that of this module.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Script { get; set; }

    private bool IsElsewhere => For is not null && For != Scheduler.OfMachine;

    /// <inheritdoc/>
    protected override void EndProcessing() => Use(Name, () =>
    {
        Scheduler scheduler = Scheduler.Of(For, Scope, Stopped);
        MustFit(scheduler);
        DailyJob job = new(Name, Time(), EngineOf(), [.. Arguments()], Folder(ReportFolder, nameof(ReportFolder)), Account);
        if (AsFile is not null)
        {
            WriteFiles(scheduler, job, FullPath(AsFile));
        }
        else if (ShouldProcess($"{scheduler.Name}: {job.Name}", Messages.RunEveryDay(job.At)))
        {
            if (scheduler.Register(job) is { } missing)
            {
                WriteWarning(missing);
            }

            WriteObject(new RecoverySchedule(job.Name, job.At, scheduler.Name, []));
        }
    });

    private void MustFit(Scheduler scheduler)
    {
        if (IsElsewhere && (AsFile is null || Engine is null || Script is null))
        {
            throw new InputException("ScheduleElsewhere", Messages.ScheduleElsewhere(For));
        }

        if (Account is not null && scheduler is SystemdScheduler { IsOfAccount: true })
        {
            throw new InputException("AccountNeedsMachine", Messages.AccountNeedsMachine);
        }

        if (AsFile is not null && !Directory.Exists(FullPath(AsFile)))
        {
            throw new InputException("FolderMissing", Messages.AsFileFolderMissing(FullPath(AsFile)), ErrorCategory.ObjectNotFound);
        }
    }

    private TimeOnly Time() => TimeOnly.TryParseExact(At, ["HH:mm", "H:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out TimeOnly time)
        ? time
        : throw new InputException("TimeInvalid", Messages.TimeInvalid(At));

    private string EngineOf()
    {
        if (Engine is not null)
        {
            return ExistingFile(Engine, nameof(Engine));
        }

        string? own = Environment.ProcessPath;
        return System.IO.Path.GetFileName(own) == Shell || IsConsole(own) ? own!
            : (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Select(f => System.IO.Path.Combine(f, Shell)).FirstOrDefault(File.Exists)
            ?? throw new InputException("EngineMissing", Messages.EngineMissing, ErrorCategory.ObjectNotFound);
    }

    // Of another machine's path, too: it may be parted by backslashes.
    private static bool IsConsole(string? engine) =>
        string.Equals(System.IO.Path.GetFileNameWithoutExtension(engine?.Split('/', '\\')[^1]), Console, StringComparison.OrdinalIgnoreCase);

    private IEnumerable<string> Arguments()
    {
        if (Ledger is not null && LedgerPlace.IsConnection(Ledger))
        {
            throw new InputException("ConnectionOnCommandLine", Messages.ConnectionOnCommandLine);
        }

        string script = Script is null ? System.IO.Path.Combine(ModuleFolder.Path, "scripts", "daily-job.ps1") : ExistingFile(Script, nameof(Script));
        return
        [
            .. IsConsole(EngineOf()) ? Array.Empty<string>() : ["-NoProfile", "-NonInteractive", "-File"],
            script,
            .. Given(nameof(DropFolder), Folder(DropFolder, nameof(DropFolder))),
            .. Given(nameof(ReportFolder), Folder(ReportFolder, nameof(ReportFolder))),
            .. Given(nameof(Ledger), Ledger is null ? null : Place(Ledger, nameof(Ledger))),
            .. Given(nameof(Policy), PolicyOfJob()),
            .. Given(nameof(OwnersPath), OwnersPath is null ? null : Place(OwnersPath, nameof(OwnersPath))),
            .. Given(nameof(Culture), Culture is { Name: { Length: > 0 } name } ? name : null),
            .. Given(nameof(ReportFormat), ReportFormat),
            .. SendMail ? ["-SendMail"] : Array.Empty<string>(),
        ];
    }

    private static string[] Given(string name, string? value) => value is null ? [] : [$"-{name}", value];

    // A name, or a path.
    private string? PolicyOfJob() => Policy is null ? null
        : IsElsewhere ? Policy.IndexOfAny(['/', '\\']) < 0 && !System.IO.Path.HasExtension(Policy) ? Policy : Rooted(Policy, nameof(Policy))
        : File.Exists(FullPath(Policy)) ? FullPath(Policy)
        : Policy;

    private string Place(string path, string parameter) => IsElsewhere ? Rooted(path, parameter) : FullPath(path);

    // Nobody knows what a path of another machine would be relative to.
    private string Rooted(string path, string parameter)
    {
        bool isRooted = For == ScheduleSystem.Windows
            ? path is [_, ':', '\\' or '/', ..] && char.IsAsciiLetter(path[0]) || path.StartsWith(@"\\", StringComparison.Ordinal)
            : path.StartsWith('/');
        return isRooted
            ? path
            : throw new InputException("PathNotRooted", Messages.PathNotRooted(parameter, path, For, For == ScheduleSystem.Windows ? @"D:\Prator" : "/srv/prator"));
    }

    private string ExistingFile(string path, string parameter) => IsElsewhere || File.Exists(FullPath(path))
        ? Place(path, parameter)
        : throw new InputException($"{parameter}Missing", Messages.FileOfParameterMissing(parameter, FullPath(path)), ErrorCategory.ObjectNotFound);

    private string Folder(string path, string parameter) => IsElsewhere || Directory.Exists(FullPath(path))
        ? Place(path, parameter)
        : throw new InputException("FolderMissing", Messages.FolderOfParameterMissing(parameter, FullPath(path)), ErrorCategory.ObjectNotFound);

    private void WriteFiles(Scheduler scheduler, DailyJob job, string folder)
    {
        List<string> written = [];
        foreach (ScheduleFile file in scheduler.Files(job))
        {
            string path = System.IO.Path.Combine(folder, file.Name);
            if (ShouldProcess(path, Messages.WriteSchedule(scheduler.Name)))
            {
                AtomicFile.Write(path, stream => stream.Write([.. EncodingOf(file).GetPreamble(), .. EncodingOf(file).GetBytes(file.Text)]), FileReaders.Anybody);
                written.Add(path);
            }
        }

        if (written.Count > 0)
        {
            WriteObject(new RecoverySchedule(job.Name, job.At, scheduler.Name, written));
        }
    }

    // Task Scheduler reads what its XML declares; units are UTF-8.
    private static Encoding EncodingOf(ScheduleFile file) => file.Name.EndsWith(".xml", StringComparison.Ordinal) ? Encoding.Unicode : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
}
