using System.Text.RegularExpressions;

namespace Prator.Recovery.Core.Yaml;

/// <summary>
/// What a person most likely has to do about a line that is no YAML. The YAML library says what its parser met; the line
/// itself shows why.
/// </summary>
internal static partial class YamlHint
{
    private const char NoBreakSpace = '\u00A0';

    /// <summary>A sentence that begins with a space; empty where nothing is known.</summary>
    /// <param name="text">The whole file.</param>
    /// <param name="line">The line where reading ended, from 1.</param>
    public static string For(string text, int line)
    {
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        if (line > lines.Length)
        {
            return "";
        }

        string own = lines[line - 1];
        return Blank().Match(own).Value.Contains('\t', StringComparison.Ordinal) ? " A tab stands at the beginning of this line: indent with spaces."
            : own.Contains(NoBreakSpace, StringComparison.Ordinal) ? " A no-break space stands in this line, which looks like a space and is none: write an ordinary space, or put the text in quotes."
            : TwoColons().IsMatch(own) ? " The text of this line holds a colon: put the text in quotes."
            : Misaligned(lines, line);
    }

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

        (int Line, int Indent) nearest = open.MinBy(o => Math.Abs(o.Indent - indent));
        return open.Count == 0 || nearest.Indent == indent
            ? ""
            : $" This line is indented by {indent} spaces: align it with line {nearest.Line}, by {nearest.Indent}.";
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
