using System.Reflection;
using System.Text;
using System.Xml.Linq;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Scheduling;

/// <summary>
/// Registering with Task Scheduler as if this were Windows, with a schtasks that only writes down what it is told. What the real
/// one answers was never seen here.
/// </summary>
[Collection(LedgerFolder.Alone)]
public sealed class TaskSchedulerTests : IDisposable
{
    private static readonly XNamespace Task = "http://schemas.microsoft.com/windows/2004/02/mit/task";

    private readonly ModuleSession _session = new();
    private readonly WorkFolder _folder = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly PropertyInfo _machine;
    private readonly object? _before;

    public TaskSchedulerTests()
    {
        Needs.Linux();
        _folder.Write("drop/.keep", "");
        string schtasks = _folder.Write("bin/schtasks.exe", $"""
            #!/bin/sh
            cat > /dev/null
            cd '{_folder.Path}'
            for word in "$@"; do printf '<%s>' "$word"; done >> calls
            echo >> calls
            case "$1" in
            /Query) if test -f registered.xml; then cat registered.xml; else echo 'ERROR: The system cannot find the file specified.' >&2; exit 1; fi ;;
            /Create) test ! -f refuses || {"{"} echo 'ERROR: Access is denied.' >&2; exit 1; {"}"}; cp "$6" created.xml ;;
            /Delete) rm registered.xml ;;
            esac
            """.ReplaceLineEndings("\n"));
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(schtasks, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{_folder.Of("bin")}:{_path}");
        _machine = LoadedModule.TypeNamed("Prator.Recovery.Scheduling.Scheduler").GetProperty("OfMachine")!;
        _before = _machine.GetValue(null);
        _machine.SetValue(null, Enum.Parse(LoadedModule.TypeNamed("Prator.Recovery.ScheduleSystem"), "Windows"));
    }

    public void Dispose()
    {
        _machine?.SetValue(null, _before);
        Environment.SetEnvironmentVariable("PATH", _path);
        _session.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void Registered_TheTaskIsCreated_WithoutAnythingToAsk()
    {
        ScriptResult result = Register("06:30").Clean();

        string[] calls = Calls();
        Assert.Equal(@"</Query></TN><\Prator.Recovery\daily></XML>", calls[0]);
        Assert.Matches(@"^</Create></F></TN><\\Prator\.Recovery\\daily></XML><[^<>]+\.xml>$", calls[1]);
        Assert.Equal("2024-01-01T06:30:00", Created().Descendants(Task + "StartBoundary").Single().Value);
        Assert.Equal("Task Scheduler", Assert.Single(result.Output).Text("Scheduler"));
    }

    [Fact]
    public void AManagedAccount_IsGivenAnEmptyPassword_SoThatNobodyIsAskedForOne()
    {
        Register("06:30", @"-Account 'REGION\prator$'").Clean();

        Assert.EndsWith(@"</RU><REGION\prator$></RP><>", Calls()[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Twice_NothingIsCreated_SoThatWhatSomebodyDisabledStaysDisabled()
    {
        Register("06:30").Clean();
        Registered(isEnabled: false);
        Calls();

        Register("06:30").Clean();

        Assert.Equal([@"</Query></TN><\Prator.Recovery\daily></XML>"], Calls());
    }

    [Theory]
    [InlineData("07:15", "")]
    [InlineData("06:30", "-SendMail")]
    [InlineData("06:30", @"-Account 'REGION\someone'")]
    public void AnythingElse_Replaces(string at, string more)
    {
        Register("06:30").Clean();
        Registered(isEnabled: true);
        Calls();

        Register(at, more).Clean();

        Assert.StartsWith("</Create></F>", Calls()[1], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatCannotBeRead_IsReplaced()
    {
        _folder.Write("registered.xml", "no XML");

        Register("06:30").Clean();

        Assert.StartsWith("</Create></F>", Calls()[1], StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_AsksAndChangesNothing()
    {
        Register("06:30", "-WhatIf").Clean();
        _session.Run("Unregister-RecoverySchedule -WhatIf").Clean();

        Assert.Empty(Calls());
    }

    [Fact]
    public void Unregistered_IsDeleted_AndAgainNothingHappens()
    {
        Register("06:30").Clean();
        Registered(isEnabled: true);
        Calls();

        _session.Run("Unregister-RecoverySchedule").Clean();
        Assert.Equal([@"</Query></TN><\Prator.Recovery\daily>", @"</Delete></F></TN><\Prator.Recovery\daily>"], Calls());

        _session.Run("Unregister-RecoverySchedule").Clean();
        Assert.Equal([@"</Query></TN><\Prator.Recovery\daily>"], Calls());
    }

    [Fact]
    public void Refused_SaysWhy()
    {
        _folder.Write("refuses", "");

        Assert.Contains("Access is denied", Register("06:30").FailedBy("ScheduleRefused").ToString(), StringComparison.Ordinal);
    }

    private ScriptResult Register(string at, string more = "") => _session.Run(
        $"Register-RecoverySchedule $at -DropFolder $drop -ReportFolder $drop -Engine /bin/sh {more}", ("at", at), ("drop", _folder.Of("drop")));

    private XDocument Created() => XDocument.Parse(File.ReadAllText(_folder.Of("created.xml"), Encoding.Unicode));

    // As its documentation says that Task Scheduler gives a task out: with who registered it and when, and without what goes without saying.
    private void Registered(bool isEnabled)
    {
        XDocument task = Created();
        task.Descendants(Task + "RegistrationInfo").Single().AddFirst(new XElement(Task + "Date", "2024-02-05T10:00:00"), new XElement(Task + "Author", @"REGION\admin"));
        task.Descendants(Task + "RunLevel").Remove();
        task.Descendants(Task + "CalendarTrigger").Single().Element(Task + "Enabled")!.Remove();
        task.Descendants(Task + "Settings").Single().Element(Task + "Enabled")!.Value = isEnabled ? "true" : "false";
        _folder.Write("registered.xml", $"<?xml version=\"1.0\" encoding=\"UTF-16\"?>\r\n{task.Root}\r\n");
    }

    // What schtasks was told since they were asked for last.
    private string[] Calls()
    {
        string[] calls = File.Exists(_folder.Of("calls")) ? File.ReadAllLines(_folder.Of("calls")) : [];
        File.Delete(_folder.Of("calls"));
        return calls;
    }
}
