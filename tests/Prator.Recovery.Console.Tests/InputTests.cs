using Prator.Recovery.ConsoleHost.Tests.Processes;

namespace Prator.Recovery.ConsoleHost.Tests;

public sealed class InputTests : IDisposable
{
    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Script_GetsTheLinesAsInput()
    {
        string script = _folder.Add("t.ps1", "param($Mark)\n$input | ForEach-Object { \"$Mark$_\" }");

        RunResult run = await new PratorRun { Arguments = [script, "> "], Input = "\uFEFFett\r\n\ntvå" }.ToEnd();

        Assert.Equal("> ett\n> \n> två\n", run.Output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task Script_ThatDoesNotReadInput_DoesNotWaitForItsEnd()
    {
        string script = _folder.Add("t.ps1", "function Get-Own { $input }\n1..2 | Get-Own");

        RunResult run = await new PratorRun { Arguments = [script], KeepsInputOpen = true }.ToEnd();

        Assert.Equal(["1", "2"], run.Lines);
    }

    [Fact]
    public async Task Script_MayReadTheStreamItself()
    {
        string script = _folder.Add("t.ps1", "[Console]::In.ReadToEnd()");

        RunResult run = await new PratorRun { Arguments = [script], Input = "själv" }.ToEnd();

        Assert.Equal(["själv"], run.Lines);
    }

    [Fact]
    public async Task Command_GetsTheLinesAsInput()
    {
        string text = "$lines = @($input); \"$($lines.Count): $lines\"";

        RunResult run = await new PratorRun { Arguments = ["-Command", text], Input = "a\nb\n" }.ToEnd();

        Assert.Equal(["2: a b"], run.Lines);
    }

    [Fact]
    public async Task Command_OfADash_IsTheInput()
    {
        string text = "function Say {\n    'från rör'\n}\nSay\nexit 4\n";

        RunResult run = await new PratorRun { Arguments = ["-Command", "-"], Input = text }.ToEnd();

        Assert.Equal(["från rör"], run.Lines);
        Assert.Equal(4, run.ExitCode);
    }
}
