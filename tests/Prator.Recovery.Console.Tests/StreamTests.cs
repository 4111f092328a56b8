using Prator.Recovery.ConsoleHost.Tests.Processes;

namespace Prator.Recovery.ConsoleHost.Tests;

public sealed class StreamTests : IDisposable
{
    private const string WritesToEverything = """
        function Write-Everything {
            [CmdletBinding()] param()
            $PSCmdlet.WriteObject('an output')
            $PSCmdlet.WriteWarning('a warning')
            $PSCmdlet.WriteVerbose('a detail')
            $PSCmdlet.WriteDebug('a cause')
            $note = [System.Management.Automation.HostInformationMessage]@{ Message = 'a note'; ForegroundColor = 'Green' }
            $PSCmdlet.WriteInformation($note, @('PSHOST'))
            $progress = [System.Management.Automation.ProgressRecord]::new(1, 'an activity', 'a status')
            $PSCmdlet.WriteProgress($progress)
            $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([Exception]::new('a failure'), 'Id', 'InvalidData', $null))
        }
        $VerbosePreference = 'Continue'
        $DebugPreference = 'Continue'
        Write-Everything
        "$([char]27)[31mred$([char]27)[0m"
        """;

    private readonly ScriptFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Streams_AreKeptApart_WithNeitherColoursNorProgress()
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", WritesToEverything));

        Assert.Equal(["an output", "a note", "red"], run.Lines);
        Assert.DoesNotContain('\x1b', run.Output);
        string error = run.Error.ReplaceLineEndings("\n");
        Assert.StartsWith("WARNING: a warning\nVERBOSE: a detail\nDEBUG: a cause\n", error, StringComparison.Ordinal);
        Assert.Contains("a failure", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("an activity", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\x1b', run.Error);
    }

    [Theory]
    [InlineData("throw 'det gick åt skogen'")]
    [InlineData("$ErrorActionPreference = 'Stop'; [int]::Parse('det gick åt skogen')")]
    public async Task Error_ThatEndsAScript_SaysWhatAndWhere_WithoutAStackTrace(string text)
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", "\n\n" + text));

        Assert.Empty(run.Output);
        Assert.Contains("det gick åt skogen", run.UnwrappedError, StringComparison.Ordinal);
        Assert.Contains("t.ps1:3", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at System.", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SyntaxError_IsShownWithItsPlace()
    {
        RunResult run = await BuiltConsole.Run(_folder.Add("t.ps1", "'before'\nif ("));

        Assert.Empty(run.Output);
        Assert.Contains("t.ps1:2", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, "120")]
    [InlineData("200", "200")]
    public async Task Width_OfAFile_IsThatOfColumns_Else120(string? columns, string expected)
    {
        Dictionary<string, string> environment = columns is null ? [] : new() { ["COLUMNS"] = columns };

        RunResult run = await new PratorRun { Arguments = ["-c", "$Host.UI.RawUI.WindowSize.Width"], Environment = environment }.ToEnd();

        Assert.Equal([expected], run.Lines);
    }

    [Fact]
    public async Task Objects_AreShownByTheirViews()
    {
        RunResult run = await BuiltConsole.RunCommand("[pscustomobject]@{ Action = 'Close'; Count = 3 }");

        Assert.Equal(["Action Count", "------ -----", "Close      3"], run.Lines);
    }
}
