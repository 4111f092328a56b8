using Prator.Recovery.ConsoleHost.Tests.Processes;

namespace Prator.Recovery.ConsoleHost.Tests;

public sealed class ArgumentTests : IDisposable
{
    private const string ShowParameters = """
        param([string] $Name, [switch] $Flag, [string[]] $Units, [int] $Count, [Parameter(ValueFromRemainingArguments)] [string[]] $Rest)
        "Name=$Name"
        "Flag=$Flag"
        "Units=$($Units.Count):$($Units -join '+')"
        "Count=$Count"
        "Rest=$($Rest.Count):$($Rest -join '+')"
        """;

    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Values_WithSpacesAndSwedishLetters_ArriveLiterally()
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", ShowParameters), "-Name", "Åsa Öberg $x `n 'ä'", "-Count:7");

        Assert.Contains("Name=Åsa Öberg $x `n 'ä'", run.Lines);
        Assert.Contains("Count=7", run.Lines);
    }

    [Theory]
    [InlineData("-Flag", "True")]
    [InlineData("-Flag:$false", "False")]
    [InlineData("-Flag:false", "False")]
    public async Task Switch_CanBeTurnedOnAndOff(string argument, string expected)
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", ShowParameters), argument, "-Name", "x");

        Assert.Contains($"Flag={expected}", run.Lines);
        Assert.Contains("Name=x", run.Lines);
    }

    [Fact]
    public async Task List_OfOneArgument_IsNotSplit_AndTheRestIsGathered()
    {
        string script = _folder.Add("t.ps1", ShowParameters);

        RunResult run = await BuiltConsole.Run(script, "-Units:", "K 1,K2", "-Name", "n", "-Count", "1", "a b", "ö");

        Assert.Contains("Units=1:K 1,K2", run.Lines);
        Assert.Contains("Name=n", run.Lines);
        Assert.Contains("Rest=2:a b+ö", run.Lines);
    }

    [Fact]
    public async Task Args_OfAScriptWithoutParameters_HoldEveryWord()
    {
        string script = _folder.Add("t.ps1", "$args | ForEach-Object { \"$($_.GetType().Name):$_\" }");

        RunResult run = await BuiltConsole.Run(script, "a b", "-x", "-y:2", "-z:$true", "-1", "$true");

        Assert.Equal(
            ["String:a b", "String:-x", "String:-y", "String:2", "String:-z", "Boolean:True", "String:-1", "String:$true"],
            run.Lines);
    }

    [Fact]
    public async Task Variables_OfTheScript_KnowItsPlace()
    {
        _folder.Add("s ö.ps1", """
            $PSScriptRoot
            $PSCommandPath
            $MyInvocation.MyCommand.Path
            $PWD.Path
            "$($MyInvocation.MyCommand.CommandType)"
            """);

        RunResult run = await new PratorRun { Arguments = ["s ö.ps1"], Folder = _folder.Path }.ToEnd();

        Assert.Equal([_folder.Path, _folder.Of("s ö.ps1"), _folder.Of("s ö.ps1"), _folder.Path, "ExternalScript"], run.Lines);
    }

    [Fact]
    public async Task Command_OfSeveralWords_IsOneText()
    {
        RunResult run = await BuiltConsole.Run("-c", "$x = 'å';", "\"$x$x\"");

        Assert.Equal(["åå"], run.Lines);
    }

    [Fact]
    public async Task Nothing_ShowsUsageAsAnError_AndPointsToPwsh()
    {
        RunResult run = await BuiltConsole.Run();

        Assert.Equal(64, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("prator <file.ps1> [arguments]", run.Error, StringComparison.Ordinal);
        Assert.Contains("An interactive shell is the job of pwsh", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "prator <file.ps1> [arguments]")]
    [InlineData("-?", "prator <file.ps1> [arguments]")]
    [InlineData("--version", "PowerShell engine 7.6.")]
    public async Task Help_And_Version_AreOutput(string option, string expected)
    {
        RunResult run = await BuiltConsole.Run(option);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains(expected, run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData("-Nonsense", "`-Nonsense`")]
    [InlineData("nowhere ö.ps1", "`nowhere ö.ps1`")]
    [InlineData("-Command", "`-Command` must be followed by")]
    [InlineData("", "there is no file")]
    public async Task Misuse_IsNamed_AndExits64(string argument, string named)
    {
        RunResult run = await BuiltConsole.Run(argument);

        Assert.Equal(64, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task File_OfAnotherKind_IsMisuse()
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("export.csv", "a;b"));

        Assert.Equal(64, run.ExitCode);
        Assert.Contains("its name must end in .ps1", run.Error, StringComparison.Ordinal);
    }
}
