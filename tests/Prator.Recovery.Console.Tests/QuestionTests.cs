using Prator.Recovery.ConsoleHost.Tests.Processes;

namespace Prator.Recovery.ConsoleHost.Tests;

/// <summary>Questions that nobody is there to answer, as in a schedule.</summary>
public sealed class QuestionTests : IDisposable
{
    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Confirmation_IsAnError_ThatNamesTheQuestionAndTheRemedy()
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", Scripts.CloseItem + "Close-Item 'Ä1'"));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains("Performing the operation \"Close\" on target \"Ä1\"", run.UnwrappedError, StringComparison.Ordinal);
        Assert.Contains("-Confirm:$false", run.UnwrappedError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmation_IsAnErrorInACommand_Too()
    {
        RunResult run = await BuiltConsole.RunCommand(Scripts.CloseItem + "Close-Item 'Ä1'; 'fine'");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("-Confirm:$false", run.UnwrappedError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirmation_ThatIsNotAsked_IsNoError()
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", Scripts.CloseItem + """
            Close-Item 'Ä1' -Confirm:$false
            Close-Item 'Ä2' -WhatIf
            $ConfirmPreference = 'None'
            Close-Item 'Ä3'
            """));

        Assert.Equal(0, run.ExitCode);
        Assert.Empty(run.Error);
        Assert.Equal(["closed Ä1", "What if: Performing the operation \"Close\" on target \"Ä2\".", "kept Ä2", "closed Ä3"], run.Lines);
    }

    [Fact]
    public async Task Script_ThatSettlesTheRefusalItself_DecidesItsExitCode()
    {
        string script = _folder.Add("t.ps1", Scripts.CloseItem + "try { Close-Item 'Ä1' } catch { 'settled' }; exit 0");

        RunResult run = await BuiltConsole.Run(script);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(["settled"], run.Lines);
    }

    [Fact]
    public async Task MandatoryParameters_ThatAreMissing_AreNamed()
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", "param([Parameter(Mandatory)] $Path, [Parameter(Mandatory)] $Ledger)"));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("missing mandatory parameters: Path Ledger", run.UnwrappedError, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Input_ThatCannotBeHad_IsAnErrorThatSaysSo()
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", """
            $Host.UI.ReadLine()
            $Host.UI.ReadLineAsSecureString()
            $Host.UI.PromptForCredential('', '', '', '')
            $Host.UI.RawUI.ReadKey()
            $Host.EnterNestedPrompt()
            """));

        Assert.Equal(1, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.All(
            ["read a line", "read a secret", "`Credential`", "read a key", "no interactive shell"],
            expected => Assert.Contains(expected, run.UnwrappedError, StringComparison.Ordinal));
    }
}
