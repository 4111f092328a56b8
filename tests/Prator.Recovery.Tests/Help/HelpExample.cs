using System.Text.RegularExpressions;

namespace Prator.Recovery.Tests.Help;

/// <summary>
/// An example of a page: code, everything that the terminal shows of it, and what that means. In what is shown an ellipsis stands for
/// what differs from run to run (a time, a path, a hash); alone on a line it stands for any number of lines.
/// </summary>
internal sealed partial class HelpExample(string title, string text)
{
    private const string Ellipsis = "…";

    public string Title { get; } = title;

    /// <summary>All of it, as the page has it.</summary>
    public string Text { get; } = text;

    public string Code { get; } = CodeBlock().Match(text).Groups["block"].Value.Trim();

    public string Shown { get; } = Trimmed(ShownBlock().Match(text).Groups["block"].Value);

    /// <summary>What people read beside the blocks.</summary>
    public string Words { get; } = AnyBlock().Replace(text, "").Trim();

    /// <summary>Whether what is shown says anything that could be otherwise.</summary>
    public bool ShowsSomething => Shown.Split('\n').Any(l => l.Replace(Ellipsis, "", StringComparison.Ordinal).Any(char.IsLetterOrDigit));

    /// <summary>Whether a terminal that showed this showed what the page says.</summary>
    public bool Fits(string terminal) => new Regex($@"\A{string.Concat(Shown.Split('\n').Select(Pattern))}\z").IsMatch($"{Trimmed(terminal)}\n");

    /// <summary>Without the blanks that a terminal fills lines up with, and the empty lines around.</summary>
    public static string Trimmed(string terminal) => string.Join('\n', terminal.ReplaceLineEndings("\n").Split('\n').Select(l => l.TrimEnd())).Trim('\n');

    private static string Pattern(string line) =>
        line == Ellipsis ? @"(?:.*\n)*" : $@"{string.Join(".*", line.Split(Ellipsis).Select(Regex.Escape))}\n";

    [GeneratedRegex(@"```powershell\n(?<block>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    [GeneratedRegex(@"```text\n(?<block>.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex ShownBlock();

    [GeneratedRegex(@"```.*?\n```", RegexOptions.Singleline)]
    private static partial Regex AnyBlock();
}
