namespace Prator.Recovery.Core.Tests;

/// <summary>The tables of these tests: a row a line, cells parted by vertical bars; blank lines part groups.</summary>
internal static class TextTable
{
    public static IEnumerable<string[]> Rows(string table) =>
        table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));
}
