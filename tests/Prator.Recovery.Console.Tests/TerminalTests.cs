using Prator.Recovery.ConsoleHost.Tests.Processes;

namespace Prator.Recovery.ConsoleHost.Tests;

/// <summary>What a person at a terminal sees and answers.</summary>
public sealed class TerminalTests : IDisposable
{
    private const string Choices = "[?] Help (default is \"Y\"): ";

    private const string ShowProgress = """
        function Show-Progress {
            [CmdletBinding()] param()
            $record = [System.Management.Automation.ProgressRecord]::new(1, 'Läser', 'rad ett')
            $record.PercentComplete = 40
            $PSCmdlet.WriteProgress($record)
            'between'
            $record.RecordType = 'Completed'
            $PSCmdlet.WriteProgress($record)
        }
        Show-Progress
        """;

    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Confirmation_IsAskedAgainUntilItIsAnswered()
    {
        await using Conversation run = PseudoTerminal.Start([_folder.Add("t.ps1", Scripts.CloseItem + "'Ä1', 'Ä2', 'Ä3' | Close-Item")]);
        await run.Hears("Performing the operation \"Close\" on target \"Ä1\".");
        await run.Hears(Choices);
        await run.Says("kanske" + PseudoTerminal.Enter);
        await run.Hears(Choices);
        await run.Says("?" + PseudoTerminal.Enter);
        await run.Hears("N - Skip this operation");
        await run.Hears(Choices);
        await run.Says("y" + PseudoTerminal.Enter);
        await run.Hears("closed Ä1");
        await run.Hears(Choices);
        await run.Says("No" + PseudoTerminal.Enter);
        await run.Hears("kept Ä2");
        await run.Hears(Choices);
        await run.Says(PseudoTerminal.Enter);
        await run.Hears("closed Ä3");
        (int exitCode, _) = await run.End();

        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task Confirmation_IsAskedWhileTheOutputGoesToAFile()
    {
        string output = _folder.Of("output.txt");
        string script = _folder.Add("t.ps1", Scripts.CloseItem + "1, 2, 3 | Close-Item");
        await using Conversation run = PseudoTerminal.Start([script], redirection: $"> '{output}'");
        await run.Hears(Choices);
        await run.Says("yes to all" + PseudoTerminal.Enter);
        (int exitCode, _) = await run.End();

        Assert.Equal(0, exitCode);
        Assert.Equal(["closed 1", "closed 2", "closed 3"], await File.ReadAllLinesAsync(output, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Confirmation_IsTakenBackByControlC()
    {
        await using Conversation run = PseudoTerminal.Start([_folder.Add("t.ps1", Scripts.CloseItem + "Close-Item 'Ä1'; 'never'")]);
        await run.Hears(Choices);
        await run.Says(PseudoTerminal.ControlC);
        (int exitCode, string said) = await run.End();

        Assert.Equal(130, exitCode);
        Assert.DoesNotContain("never", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MandatoryParameters_AreAskedFor()
    {
        string script = _folder.Add("t.ps1", """
            param([Parameter(Mandatory, HelpMessage = 'Whole numbers.')] [int[]] $Numbers, [Parameter(Mandatory)] [securestring] $Secret)
            "sum $($Numbers[0] + $Numbers[1])"
            [pscredential]::new('u', $Secret).GetNetworkCredential().Password.Length
            """);
        await using Conversation run = PseudoTerminal.Start([script]);
        await run.Hears("Numbers[0]: ");
        await run.Says("!?" + PseudoTerminal.Enter);
        await run.Hears("Whole numbers.");
        await run.Says("30" + PseudoTerminal.Enter);
        await run.Hears("Numbers[1]: ");
        await run.Says("tolv" + PseudoTerminal.Enter);
        await run.Hears("`tolv` cannot be read as Int32.");
        await run.Says("12" + PseudoTerminal.Enter);
        await run.Hears("Numbers[2]: ");
        await run.Says(PseudoTerminal.Enter);
        await run.Hears("Secret: ");
        await run.Says("hemlig");
        await run.Hears("******");
        await run.Says(PseudoTerminal.Enter);
        await run.Hears("sum 42");
        await run.Hears("6");
        (int exitCode, string said) = await run.End();

        Assert.Equal(0, exitCode);
        Assert.DoesNotContain("hemlig", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colours_AreShown_UnlessNoColorIsSet()
    {
        string script = _folder.Add("t.ps1", "Get-Module Prator.Recovery\nthrow 'red'");

        await using Conversation coloured = PseudoTerminal.Start([script]);
        (_, string withColours) = await coloured.End();
        await using Conversation plain = PseudoTerminal.Start([script], new Dictionary<string, string> { ["NO_COLOR"] = "1" });
        (_, string withoutColours) = await plain.End();

        Assert.Contains("\x1b[32;1mModuleType", withColours, StringComparison.Ordinal);
        Assert.Contains("\x1b[31;1m", withColours, StringComparison.Ordinal);
        Assert.Contains("ModuleType", withoutColours, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[31", withoutColours, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[32", withoutColours, StringComparison.Ordinal);
    }

    [Fact]
    public async Task States_HaveTheirColour_UnlessNoColorIsSet()
    {
        string export = _folder.Add("export.csv", "VårdtillfälleId;Personnummer;Skapad;Utskriven till;Utskriven\nVT-1;195001019804;2024-01-10;Hem;2024-01-20\n");
        string script = _folder.Add("t.ps1", $"$null = Import-PratorExport -Episode '{export}' -Ledger '{_folder.Of("ledger.db")}' -Policy prator-2024-01 -AsOf 2024-02-05 -WarningAction Ignore\n"
            + $"Get-RecoveryItem -Ledger '{_folder.Of("ledger.db")}' | Out-Host\nGet-RecoverySummary -Ledger '{_folder.Of("ledger.db")}' | Out-Host");
        Dictionary<string, string> home = new() { ["XDG_DATA_HOME"] = _folder.Of("home") };

        await using Conversation coloured = PseudoTerminal.Start([script], home);
        (_, string withColours) = await coloured.End();
        await using Conversation plain = PseudoTerminal.Start([script], new Dictionary<string, string>(home) { ["NO_COLOR"] = "1" });
        (_, string withoutColours) = await plain.End();

        Assert.Contains("\x1b[96mWaiting", withColours, StringComparison.Ordinal);
        Assert.Contains("\x1b[96m███", withColours, StringComparison.Ordinal);
        Assert.DoesNotContain("\x1b[96m", withoutColours, StringComparison.Ordinal);
        Assert.Contains("░░░", withoutColours, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_IsOneLine_ThatIsClearedBeforeOutput()
    {
        await using Conversation run = PseudoTerminal.Start([_folder.Add("t.ps1", ShowProgress)]);
        await run.Hears("\rLäser: rad ett 40 %");
        await run.Hears("\r" + new string(' ', "Läser: rad ett 40 %".Length) + "\rbetween");
        await run.End();
    }

    [Fact]
    public async Task Progress_IsNotShown_WhereTheErrorsGoToAFile()
    {
        string errors = _folder.Of("errors.txt");
        await using Conversation run = PseudoTerminal.Start([_folder.Add("t.ps1", ShowProgress)], redirection: $"2> '{errors}'");
        (_, string said) = await run.End();

        Assert.Contains("between", said, StringComparison.Ordinal);
        Assert.DoesNotContain("Läser", said, StringComparison.Ordinal);
        Assert.Empty(await File.ReadAllTextAsync(errors, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Width_IsThatOfTheTerminal()
    {
        await using Conversation run = PseudoTerminal.Start(["-c", "\"width $($Host.UI.RawUI.WindowSize.Width).\""]);
        await run.Hears("width 100.");
        await run.End();
    }

    [Fact]
    public async Task ControlC_StopsTheScript_AndItsFinallyRuns()
    {
        string trace = _folder.Of("trace");
        await using Conversation run = PseudoTerminal.Start([_folder.Add("t.ps1", Scripts.RunUntilStopped), trace]);
        await run.Hears("started");
        await run.Says(PseudoTerminal.ControlC);
        (int exitCode, _) = await run.End();

        Assert.Equal(130, exitCode);
        Assert.True(File.Exists(trace));
    }
}
