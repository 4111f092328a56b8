using System.Text.RegularExpressions;

namespace Prator.Recovery.Core.Yaml;

/// <summary>
/// What a person most likely has to do about a line that is no YAML. The YAML library says what its parser met; the line
/// itself shows why.
/// </summary>
internal static partial class YamlHint
{
    private const char NoBreakSpace = '\u00A0';

    private static readonly Func<string[], int, string>[] Surest = [Tab, NoBreak, Colon, Misaligned];

    /// <summary>A sentence that begins with a space; empty where nothing is known.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="place">The line where reading ended, from 1. What is amiss may stand beside it.</param>
    public static string For(string text, int place)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        int[] near = [.. new[] { place, place + 1, place - 1, place - 2 }.Where(line => line >= 1 && line <= lines.Length)];
        return Surest.SelectMany(hint => near.Select(line => hint(lines, line))).FirstOrDefault(hint => hint.Length > 0) ?? "";
    }

    private static string Tab(string[] lines, int line) => Blank().Match(lines[line - 1]).Value.Contains('\t', StringComparison.Ordinal)
        ? Messages.TabThere(line)
        : "";

    private static string NoBreak(string[] lines, int line) => lines[line - 1].Contains(NoBreakSpace, StringComparison.Ordinal)
        ? Messages.NoBreakSpaceThere(line)
        : "";

    private static string Colon(string[] lines, int line) => TwoColons().IsMatch(lines[line - 1])
        ? Messages.ColonThere(line)
        : "";

    /// <summary>The line above that this one most likely is to align with, where it aligns with none.</summary>
    private static string Misaligned(string[] lines, int line)
    {
        int indent = IndentOf(lines[line - 1]);
        int innermost = int.MaxValue;
        List<(int Line, int Indent)> open = [];
        for (int above = line - 1; above >= 1 && innermost > 0; above--)
        {
            string other = lines[above - 1];
            if (string.IsNullOrWhiteSpace(other) || other.TrimStart().StartsWith('#'))
            {
                continue;
            }

            foreach (int level in LevelsOf(other).Where(l => l < innermost))
            {
                innermost = level;
                open.Add((above, level));
            }
        }

        if (open.Count == 0 || open.Exists(o => o.Indent == indent))
        {
            return "";
        }

        (int Line, int Indent) nearest = open.MinBy(o => Math.Abs(o.Indent - indent));
        return string.IsNullOrWhiteSpace(lines[line - 1])
            ? ""
            : Messages.Misaligned(line, indent, nearest.Line, nearest.Indent);
    }

    /// <summary>The columns that a line below can align with: that of a dash, and that of the key behind it.</summary>
    private static IEnumerable<int> LevelsOf(string line)
    {
        int indent = IndentOf(line);
        return Dash().Match(line[indent..]) is { Success: true } dash ? [indent + dash.Length, indent] : [indent];
    }

    private static int IndentOf(string line) => line.Length - line.TrimStart(' ').Length;

    [GeneratedRegex(@"^\s*")]
    private static partial Regex Blank();

    [GeneratedRegex(@"^- +")]
    private static partial Regex Dash();

    [GeneratedRegex(@"^[ -]*[A-Za-z0-9_-]+:\s+[^\s'""{\[|>#][^#]*:(\s|$)")]
    private static partial Regex TwoColons();
}
