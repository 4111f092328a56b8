using System.Diagnostics;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Scheduling;

/// <summary>What Register-RecoverySchedule writes with -AsFile.</summary>
public sealed class ScheduleFileTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private const string Elsewhere = "-For Windows -Engine 'C:\\Program Files\\PowerShell\\7\\pwsh.exe' -Script 'C:\\module\\daily-job.ps1' -AsFile $to";
    private const string OnLinux = "-For Linux -Engine /usr/bin/pwsh -Script /opt/module/daily-job.ps1 -AsFile $to";

    private const string Analyze = "/usr/bin/systemd-analyze";

    private static readonly XNamespace Task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Windows_IsValidAgainstTheSchema_AndRunsOnce_LoggedOnOrNot()
    {
        Register($"-At 06:30 -DropFolder 'D:\\in' -ReportFolder 'D:\\out' -SendMail {Elsewhere}").Clean();

        XElement task = WindowsTask();
        Assert.Equal("2024-01-01T06:30:00", Single(task, "StartBoundary"));
        Assert.Equal("1", Single(task, "DaysInterval"));
        Assert.Equal("IgnoreNew", Single(task, "MultipleInstancesPolicy"));
        Assert.Equal("S4U", Single(task, "LogonType"));
        Assert.Equal("LeastPrivilege", Single(task, "RunLevel"));
        Assert.Equal("true", Single(task, "StartWhenAvailable"));
        Assert.Equal(["-NoProfile", "-NonInteractive", "-File", @"C:\module\daily-job.ps1", "-DropFolder", @"D:\in", "-ReportFolder", @"D:\out", "-SendMail"], CommandLines.OfWindows(Single(task, "Arguments")));
    }

    [Fact]
    public void Schema_RefusesWhatIsNotInItsPlace()
    {
        Register($"-At 06:30 -DropFolder 'D:\\in' -ReportFolder 'D:\\out' {Elsewhere}").Clean();
        XDocument document = XDocument.Load(_folder.Of("daily.xml"));
        XElement start = document.Descendants(Task + "StartBoundary").Single();
        start.Remove();
        document.Descendants(Task + "ScheduleByDay").Single().AddAfterSelf(start);

        Assert.NotEmpty(Problems(document));
    }

    [Theory]
    [InlineData(@"D:\drop")]
    [InlineData(@"D:\släpp här\")]
    [InlineData(@"\\server\share$\a b\\")]
    [InlineData(@"D:\100% $HOME\'x'\")]
    [InlineData("D:\\\"quoted\\\\\" end\\")]
    public void Windows_Paths_SurviveTheCommandLine(string path)
    {
        Register($"-At 06:30 -DropFolder $path -ReportFolder $path -Ledger $path -OwnersPath $path {Elsewhere}", ("path", path)).Clean();

        XElement task = WindowsTask();
        IReadOnlyList<string> words = CommandLines.OfWindows(Single(task, "Arguments"));
        Assert.All(["-DropFolder", "-ReportFolder", "-Ledger", "-OwnersPath"], name => Assert.Equal(path, words[words.ToList().IndexOf(name) + 1]));
        Assert.Equal(path, Single(task, "WorkingDirectory"));
    }

    [Theory]
    [InlineData(@"D:\%TEMP%")]
    [InlineData(@"D:\$(Arg0)")]
    public void Windows_APathThatWouldBeReadAsAVariable_IsRefused(string path)
    {
        Register($"-At 06:30 -DropFolder $path -ReportFolder 'D:\\out' {Elsewhere}", ("path", path)).FailedBy("PathUnfit");
        Assert.Empty(_folder.Content());
    }

    [Theory]
    [InlineData("REGION\\job$", "Password")]
    [InlineData("REGION\\someone", "S4U")]
    public void Windows_Account_RunsIt_WithoutAPasswordOfOurs(string account, string logon)
    {
        Register($"-At 06:30 -DropFolder 'D:\\in' -ReportFolder 'D:\\out' -Account $account {Elsewhere}", ("account", account)).Clean();

        XElement task = WindowsTask();
        Assert.Equal((account, logon), (Single(task, "UserId"), Single(task, "LogonType")));
    }

    [Theory]
    [InlineData("/srv/drop")]
    [InlineData("/srv/släpp här/")]
    [InlineData("/srv/100% %h $HOME ${HOME}/a 'b' \"c\"")]
    [InlineData("/srv/$$ ; %% end")]
    public void Linux_Paths_SurviveTheUnit(string path)
    {
        string engine = OperatingSystem.IsLinux() ? "/bin/sh" : "/usr/bin/pwsh";
        string made = OperatingSystem.IsLinux() ? Directory.CreateDirectory(_folder.Of(path[1..])).FullName : path;

        Register(
            $"-At 23:05 -DropFolder $path -ReportFolder $path -Ledger $path {OnLinux.Replace("/usr/bin/pwsh", engine, StringComparison.Ordinal).Replace("/opt/module/daily-job.ps1", engine, StringComparison.Ordinal)}",
            ("path", made)).Clean();

        string[] lines = File.ReadAllLines(_folder.Of("prator-recovery-daily.service"));
        Assert.Equal(
            [engine, "-NoProfile", "-NonInteractive", "-File", engine, "-DropFolder", made, "-ReportFolder", made, "-Ledger", made],
            CommandLines.OfSystemd(Setting(lines, "ExecStart")));
        Assert.Equal(made, CommandLines.OfSetting(Setting(lines, "WorkingDirectory")));
        Assert.Equal("oneshot", Setting(lines, "Type"));
        Assert.Equal("*-*-* 23:05:00", Setting(File.ReadAllLines(_folder.Of("prator-recovery-daily.timer")), "OnCalendar"));
    }

    /// <summary>PowerShell takes a backslash in a path for a slash, so another text shows that it survives.</summary>
    [Theory]
    [InlineData(@"a\b\n")]
    [InlineData("a\\\"b\"\\")]
    public void Linux_Backslashes_SurviveTheUnit(string text)
    {
        Needs.Linux();
        Register("-At 23:05 -DropFolder $to -ReportFolder $to -Engine /bin/sh -Policy $text -AsFile $to", ("text", text)).Clean();

        Assert.Equal(text, CommandLines.OfSystemd(Setting(File.ReadAllLines(_folder.Of("prator-recovery-daily.service")), "ExecStart"))[^1]);
    }

    [Fact]
    public void Linux_AFolderThatAUnitCannotHold_IsRefused()
    {
        Needs.Linux();
        string drop = Directory.CreateDirectory(_folder.Of("ends in a space ")).FullName;

        Register("-At 06:30 -DropFolder $path -ReportFolder $path -Engine /bin/sh -AsFile $to", ("path", drop)).FailedBy("FolderUnfit");
    }

    [Fact]
    public void Linux_Account_StandsInTheMachinesUnit_AndNotInOnesOwn()
    {
        Needs.Linux();
        const string Given = "-At 06:30 -DropFolder $to -ReportFolder $to -Engine /bin/sh -AsFile $to -Account prator";

        Register($"{Given} -Scope User").FailedBy("AccountNeedsMachine");
        Register($"{Given} -Scope Machine").Clean();

        Assert.Equal("prator", Setting(File.ReadAllLines(_folder.Of("prator-recovery-daily.service")), "User"));
    }

    [Fact]
    public void Linux_SystemdFindsNothingWrong()
    {
        Needs.Linux();
        if (!File.Exists(Analyze))
        {
            // Nothing else of the tests needs systemd, and nothing of it is skipped.
            return;
        }

        string drop = Directory.CreateDirectory(_folder.Of("släpp 100% $HOME \"x\"")).FullName;
        Register("-At 06:30 -DropFolder $drop -ReportFolder $drop -Engine /bin/sh -Scope Machine -AsFile $to", ("drop", drop)).Clean();

        ProcessStartInfo start = new(Analyze, ["verify", _folder.Of("prator-recovery-daily.service"), _folder.Of("prator-recovery-daily.timer")]) { RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        string said = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, said));
    }

    [Fact]
    public void Prator_RunsTheScriptWithoutTheSwitchesOfPwsh()
    {
        Register("-At 06:30 -DropFolder 'D:\\in' -ReportFolder 'D:\\out' -For Windows -Engine 'C:\\prator\\prator.exe' -Script 'C:\\m\\daily-job.ps1' -AsFile $to").Clean();

        Assert.Equal(@"C:\m\daily-job.ps1", CommandLines.OfWindows(Single(WindowsTask(), "Arguments"))[0]);
    }

    [Fact]
    public void Twice_WritesTheSame_AndWhatIfNothing()
    {
        string given = $"-At 06:30 -DropFolder 'D:\\in' -ReportFolder 'D:\\out' {Elsewhere}";
        Register($"{given} -WhatIf").Clean();
        Assert.Empty(_folder.Content());

        Register(given).Clean();
        IReadOnlyDictionary<string, string> first = _folder.Content();
        Register(given).Clean();

        Assert.Equal(first, _folder.Content());
    }

    [Theory]
    [InlineData("-At 25:00 -DropFolder $to -ReportFolder $to", "TimeInvalid")]
    [InlineData("-At 06:30 -DropFolder $to/none -ReportFolder $to -Engine $to/file", "FolderMissing")]
    [InlineData("-At 06:30 -DropFolder $to -ReportFolder $to -Engine $to/none", "EngineMissing")]
    [InlineData("-At 06:30 -DropFolder $to -ReportFolder $to -Engine $to/file -Ledger 'Host=server;Username=u;Password=secret;Database=d'", "ConnectionOnCommandLine")]
    public void WhatCannotRun_IsRefused(string given, string errorId)
    {
        _folder.Write("file", "");
        System.Management.Automation.ErrorRecord error = Register($"{given} -AsFile $to").FailedBy(errorId);

        Assert.DoesNotContain("secret", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["file"], _folder.Content().Keys);
    }

    [Fact]
    public void AnotherSystem_NeedsFilesAndPaths() =>
        Register($"-At 06:30 -DropFolder D:\\in -ReportFolder D:\\out -For {(OperatingSystem.IsWindows() ? "Linux" : "Windows")}").FailedBy("ScheduleElsewhere");

    [Theory]
    [InlineData("-DropFolder in -ReportFolder D:\\out -Engine C:\\pwsh.exe -Script C:\\job.ps1")]
    [InlineData("-DropFolder D:in -ReportFolder D:\\out -Engine C:\\pwsh.exe -Script C:\\job.ps1")]
    [InlineData("-DropFolder \\in -ReportFolder D:\\out -Engine C:\\pwsh.exe -Script C:\\job.ps1")]
    [InlineData("-DropFolder /srv/in -ReportFolder D:\\out -Engine C:\\pwsh.exe -Script C:\\job.ps1")]
    [InlineData("-DropFolder D:\\in -ReportFolder out -Engine C:\\pwsh.exe -Script C:\\job.ps1")]
    [InlineData("-DropFolder D:\\in -ReportFolder D:\\out -Engine pwsh.exe -Script C:\\job.ps1")]
    [InlineData("-DropFolder D:\\in -ReportFolder D:\\out -Engine C:\\pwsh.exe -Script job.ps1")]
    [InlineData("-DropFolder D:\\in -ReportFolder D:\\out -Engine C:\\pwsh.exe -Script C:\\job.ps1 -Ledger recovery.db")]
    [InlineData("-DropFolder D:\\in -ReportFolder D:\\out -Engine C:\\pwsh.exe -Script C:\\job.ps1 -OwnersPath owners.yaml")]
    [InlineData("-DropFolder D:\\in -ReportFolder D:\\out -Engine C:\\pwsh.exe -Script C:\\job.ps1 -Policy ours.yaml")]
    public void AnotherSystem_NeedsFullPathsOfItsOwn(string given)
    {
        Needs.Linux();
        Assert.Contains("-For Windows", Register($"-At 06:30 {given} -For Windows -AsFile $to").FailedBy("PathNotRooted").ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void AnotherSystem_MayNameAShippedPolicy()
    {
        Needs.Linux();
        Register($"-At 06:30 -DropFolder 'D:\\in' -ReportFolder '\\\\server\\share\\out' -Policy prator-2024-01 {Elsewhere}").Clean();

        Assert.Contains("prator-2024-01", CommandLines.OfWindows(Single(WindowsTask(), "Arguments")));
    }

    private ScriptResult Register(string parameters, params (string Name, object? Value)[] variables) =>
        session.Run($"Register-RecoverySchedule {parameters}", [("to", _folder.Path), .. variables]);

    private XElement WindowsTask()
    {
        XDocument document = XDocument.Load(_folder.Of("daily.xml"));
        Assert.Empty(Problems(document));
        return document.Root!;
    }

    private static List<string> Problems(XDocument document)
    {
        XmlSchemaSet schemas = new();
        using XmlReader schema = XmlReader.Create(Repository.PathOf("tests/data/schedules/task.xsd"));
        schemas.Add(null, schema);
        List<string> problems = [];
        document.Validate(schemas, (_, e) => problems.Add(e.Message));
        return problems;
    }

    private static string Single(XElement task, string name) => task.Descendants(Task + name).First().Value;

    private static string Setting(string[] lines, string name) => lines.Single(l => l.StartsWith($"{name}=", StringComparison.Ordinal))[(name.Length + 1)..];
}
