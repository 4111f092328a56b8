using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Scheduling;

/// <summary>Registering with an account's systemd, with a systemctl that only writes down what it is told, and refuses or hangs where a file says so.</summary>
[Collection(LedgerFolder.Alone)]
public sealed class SystemdTests : IDisposable
{
    private readonly ModuleSession _session = new();
    private readonly WorkFolder _folder = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly string? _settings = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");

    public SystemdTests()
    {
        Needs.Linux();
        _folder.Write("drop/.keep", "");
        string systemctl = _folder.Write("bin/systemctl", $"#!/bin/sh\necho \"$@\" >> '{_folder.Of("calls")}'\ntest ! -f '{_folder.Of("refuses")}' || {{ echo 'Access denied' >&2; exit 4; }}\ntest ! -f '{_folder.Of("hangs")}' || {{ sleep 60 & echo $! > '{_folder.Of("child")}.new'; mv '{_folder.Of("child")}.new' '{_folder.Of("child")}'; wait; }}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(systemctl, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{_folder.Of("bin")}:{_path}");
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", _folder.Of("config"));
    }

    private string Timer => _folder.Of("config/systemd/user/prator-recovery-daily.timer");

    private string Service => _folder.Of("config/systemd/user/prator-recovery-daily.service");

    public void Dispose()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", _settings);
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Registered_TheTimerIsEnabled_AndItIsSaidWhatItNeeds()
    {
        ScriptResult result = Register("06:30").Clean();

        Assert.Equal(["--user daemon-reload", "--user enable --now prator-recovery-daily.timer", "--user restart prator-recovery-daily.timer"], Calls());
        Assert.True(File.Exists(Service));
        Assert.Contains("OnCalendar=*-*-* 06:30:00", File.ReadAllText(Timer), StringComparison.Ordinal);
        Assert.Equal("systemd --user", Assert.Single(result.Output).Text("Scheduler"));
        Assert.Contains("enable-linger", Assert.Single(result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Twice_ChangesNothing_AnotherTimeReplaces()
    {
        Register("06:30").Clean();
        DateTime written = File.GetLastWriteTimeUtc(Timer);
        Calls();

        Register("06:30").Clean();
        Assert.Equal(written, File.GetLastWriteTimeUtc(Timer));
        Assert.DoesNotContain(Calls(), c => c.Contains("restart", StringComparison.Ordinal));

        Register("07:15").Clean();
        Assert.Contains("OnCalendar=*-*-* 07:15:00", File.ReadAllText(Timer), StringComparison.Ordinal);
        Assert.Contains("--user restart prator-recovery-daily.timer", Calls());
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Timer)!).Length);
    }

    [Fact]
    public void WhatIf_ChangesNothing()
    {
        Register("06:30", "-WhatIf").Clean();
        Assert.False(Directory.Exists(_folder.Of("config")));

        Register("06:30").Clean();
        Calls();
        _session.Run("Unregister-RecoverySchedule -Scope User -WhatIf").Clean();

        Assert.Empty(Calls());
        Assert.True(File.Exists(Timer) && File.Exists(Service));
    }

    [Fact]
    public void Unregistered_NothingIsLeft_AndAgainNothingHappens()
    {
        Register("06:30").Clean();
        Register("06:30", "-Name other").Clean();
        Calls();

        _session.Run("Unregister-RecoverySchedule -Scope User").Clean();
        Assert.Equal(["--user disable --now prator-recovery-daily.timer", "--user daemon-reload"], Calls());
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(Timer)!, "prator-recovery-other.*").Length);
        Assert.False(File.Exists(Timer) || File.Exists(Service));

        _session.Run("Unregister-RecoverySchedule -Scope User").Clean();
        Assert.Empty(Calls());
    }

    [Fact]
    public void HalfRemoved_TheRestIsRemoved()
    {
        Register("06:30").Clean();
        File.Delete(Timer);
        Calls();

        _session.Run("Unregister-RecoverySchedule -Scope User").Clean();

        Assert.Equal(["--user daemon-reload"], Calls());
        Assert.False(File.Exists(Service));
    }

    [Fact]
    public void Refused_SaysWhy_AndASecondTryRegisters()
    {
        _folder.Write("refuses", "");
        Assert.Contains("Access denied", Register("06:30").FailedBy("ScheduleRefused").ToString(), StringComparison.Ordinal);
        File.Delete(_folder.Of("refuses"));
        Calls();

        Register("06:30").Clean();
        Assert.Contains("--user enable --now prator-recovery-daily.timer", Calls());
    }

    [Fact]
    public void Stopped_WhileSystemctlHangs_BothEnd_AndASecondTryDoesTheRest()
    {
        _folder.Write("hangs", "");
        StopsWithinASecond(Registration(), ("at", "06:30"), ("drop", _folder.Of("drop")));
        File.Delete(_folder.Of("hangs"));
        Calls();
        Register("06:30").Clean();
        Assert.Contains("--user enable --now prator-recovery-daily.timer", Calls());

        _folder.Write("hangs", "");
        StopsWithinASecond("Unregister-RecoverySchedule -Scope User");
        File.Delete(_folder.Of("hangs"));
        _session.Run("Unregister-RecoverySchedule -Scope User").Clean();
        Assert.False(File.Exists(Timer) || File.Exists(Service));
    }

    private void StopsWithinASecond(string line, params (string Name, object? Value)[] variables)
    {
        TimeSpan second = TimeSpan.FromSeconds(1);
        string child = _folder.Of("child");
        List<TimeSpan> taken = [];

        // Other programs run meanwhile, so the best of a few is taken.
        while (taken.Count < 3 && (taken.Count == 0 || taken.Min() > second))
        {
            taken.Add(_session.Stop(line, () => File.Exists(child), variables)!.Value);
            Assert.True(SpinWait.SpinUntil(() => HasEnded(File.ReadAllText(child).Trim()), TimeSpan.FromSeconds(5)), "What systemctl had started goes on.");
            File.Delete(child);
        }

        Assert.InRange(taken.Min(), TimeSpan.Zero, second);
    }

    // What was killed is listed as a zombie until somebody asks about it.
    private static bool HasEnded(string process)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/status").Contains("State:\tZ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static string Registration(string more = "") => $"Register-RecoverySchedule $at -DropFolder $drop -ReportFolder $drop -Engine /bin/sh -Scope User {more}";

    private ScriptResult Register(string at, string more = "") => _session.Run(Registration(more), ("at", at), ("drop", _folder.Of("drop")));

    // What systemctl was told since they were asked for last.
    private string[] Calls()
    {
        string[] calls = File.Exists(_folder.Of("calls")) ? File.ReadAllLines(_folder.Of("calls")) : [];
        File.Delete(_folder.Of("calls"));
        return calls;
    }
}
