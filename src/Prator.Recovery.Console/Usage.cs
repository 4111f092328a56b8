namespace Prator.Recovery.ConsoleHost;

internal static class Usage
{
    public const string Text = """
        Runs a script on the PowerShell engine with the module Prator.Recovery imported.

          prator <file.ps1> [arguments]   run a script, as `pwsh -File` does
          prator -Command <text>          run a text, as `pwsh -Command` does
          prator -Command -               run the text that comes on the standard input
          prator --help                   show this text
          prator --version                show the versions

        Only the engine's own commands are here (Where-Object, ForEach-Object, Get-Module and the like).
        For Format-Table, Export-Csv and the rest, and for an interactive shell, install pwsh.

        """;
}
