namespace Prator.Recovery.ConsoleHost.Tests;

internal static class Scripts
{
    /// <summary>A command that asks before it acts, as those do that order a closure.</summary>
    public const string CloseItem = """
        function Close-Item {
            [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')]
            param([Parameter(ValueFromPipeline, Position = 0)] $Item)
            process { if ($PSCmdlet.ShouldProcess($Item, 'Close')) { "closed $Item" } else { "kept $Item" } }
        }

        """;

    /// <summary>Runs until it is stopped; its <c>finally</c> then leaves a file where the argument says.</summary>
    public const string RunUntilStopped = """
        param($Trace)
        try { 'started'; while ($true) { [System.Threading.Thread]::Sleep(20) } }
        finally { [System.IO.File]::WriteAllText($Trace, 'cleaned up') }
        """;
}
