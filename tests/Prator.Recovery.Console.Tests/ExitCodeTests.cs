using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests;

public sealed class ExitCodeTests : IDisposable
{
    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("'ends by itself'", 0)]
    [InlineData("exit 3", 3)]
    [InlineData("function End-It { exit 7 }; try { End-It } finally { 'cleaned' }; 'never'", 7)]
    [InlineData("begin { } process { exit 5 } end { exit 6 }", 5)]
    [InlineData("$Host.SetShouldExit(9); 'goes on'", 9)]
    [InlineData("throw 'ö'", 1)]
    [InlineData("$ErrorActionPreference = 'Stop'; Get-Command nosuch; exit 3", 1)]
    [InlineData("Get-Command nosuch", 0)]
    [InlineData("Get-Command nosuch; exit 4", 4)]
    [InlineData("if (", 1)]
    public async Task Script_ExitsAsPwshDoes(string text, int expected)
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", text));

        Assert.Equal(expected, run.ExitCode);
    }

    [Fact]
    public async Task Script_CalledByAnother_ExitsOnlyItself()
    {
        _folder.Add("inner.ps1", "exit 5");

        RunResult run = await BuiltConsole.Run(_folder.Add("outer.ps1", "& \"$PSScriptRoot/inner.ps1\"; \"inner: $LASTEXITCODE\""));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["inner: 5"], run.Lines);
    }

    [Fact]
    public async Task Script_WhoseNativeProgramFailed_DoesNotTakeItsCode()
    {
        Needs.Linux();

        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", "/bin/sh -c 'exit 4'; \"native: $LASTEXITCODE\""));

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["native: 4"], run.Lines);
    }

    [Theory]
    [InlineData("'fine'", 0)]
    [InlineData("  ", 0)]
    [InlineData("Get-Command nosuch", 1)]
    [InlineData("Get-Command nosuch; 'fine'", 0)]
    [InlineData("throw 'x'", 1)]
    [InlineData("exit 7", 7)]
    [InlineData("if (", 1)]
    public async Task Command_ExitsAsPwshDoes(string text, int expected)
    {
        RunResult run = await BuiltConsole.RunCommand(text);

        Assert.Equal(expected, run.ExitCode);
    }
}
