using System.Text.RegularExpressions;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Help;

/// <summary>One cmdlet's page of docs/en-US, which PlatyPS lays out and compiles.</summary>
internal sealed partial class HelpPage
{
    private readonly Dictionary<(string Part, string Title), string> _texts = [];

    private HelpPage(string path)
    {
        Name = Path.GetFileNameWithoutExtension(path);
        Read(File.ReadAllText(path).ReplaceLineEndings("\n"));
    }

    /// <summary>All pages, by name.</summary>
    public static IReadOnlyList<HelpPage> All { get; } =
        [.. Directory.GetFiles(Repository.PathOf("docs/en-US"), "*-*.md").Order(StringComparer.Ordinal).Select(p => new HelpPage(p))];

    /// <summary>The cmdlet, as the file is named.</summary>
    public string Name { get; }

    public string Title => _texts.Keys.Single(k => k.Part == "# ").Title;

    public string Synopsis => _texts[("SYNOPSIS", "")];

    public string Description => _texts[("DESCRIPTION", "")];

    public string Notes => _texts[("NOTES", "")];

    public IReadOnlyList<(string Title, string Text)> Syntax => Of("SYNTAX");

    public IReadOnlyList<HelpExample> Examples => [.. Of("EXAMPLES").Select(e => new HelpExample(e.Title, e.Text))];

    /// <summary>Without the common ones.</summary>
    public IReadOnlyList<(string Title, string Text)> Parameters => [.. Of("PARAMETERS").Where(p => p.Title != "CommonParameters")];

    public IReadOnlyList<(string Title, string Text)> Inputs => Of("INPUTS");

    public IReadOnlyList<(string Title, string Text)> Outputs => Of("OUTPUTS");

    public override string ToString() => Name;

    private IReadOnlyList<(string Title, string Text)> Of(string part) =>
        [.. _texts.Where(t => t.Key.Part == part && t.Key.Title.Length > 0).Select(t => (t.Key.Title, t.Value))];

    private void Read(string page)
    {
        (string Part, string Title) at = ("---", "");
        List<string> lines = [];
        bool isCode = false;
        foreach (string line in page.Split('\n'))
        {
            isCode ^= line.StartsWith("```", StringComparison.Ordinal);
            if (isCode || Heading().Match(line) is not { Success: true } heading)
            {
                lines.Add(line);
                continue;
            }

            Keep(at, lines);
            string text = heading.Groups["text"].Value;
            at = heading.Groups["level"].Length switch { 1 => ("# ", text), 2 => (text, ""), _ => (at.Part, text) };
        }

        Keep(at, lines);
    }

    private void Keep((string Part, string Title) at, List<string> lines)
    {
        _texts.Add(at, string.Join('\n', lines).Trim());
        lines.Clear();
    }

    [GeneratedRegex("^(?<level>#{1,3}) (?<text>.+)$")]
    private static partial Regex Heading();
}
