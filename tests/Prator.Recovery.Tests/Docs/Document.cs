using System.Text.RegularExpressions;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Docs;

/// <summary>A page of the documentation, and what in it is commands.</summary>
internal sealed partial class Document
{
    private Document(string name, string text)
    {
        Name = name;
        Blocks = [.. Block().Matches(text).Select(m => new DocumentBlock(
            LineOf(text, m.Index), m.Groups["language"].Value, m.Groups["reason"].Success ? m.Groups["reason"].Value : null, m.Groups["text"].Value))];

        // Blocks are as many blank lines, so that what stands between two of them is no inline code.
        string prose = Block().Replace(text, m => new string('\n', m.Value.Count(c => c == '\n')));
        Inline = [.. Span().Matches(prose).Select(m => (LineOf(prose, m.Index), m.Groups["code"].Value))];
        Links = [.. Link().Matches(prose).Select(m => m.Groups["target"].Value).Where(l => !l.Contains(':', StringComparison.Ordinal))];
        Anchors = new HashSet<string>(Heading().Matches(prose).Select(m => Punctuation().Replace(m.Groups["title"].Value.ToLowerInvariant(), string.Empty).Replace(' ', '-')), StringComparer.Ordinal);
        Script = ScriptOf(text, Blocks);
    }

    /// <summary>The path from the root, with slashes.</summary>
    public string Name { get; }

    public IReadOnlyList<DocumentBlock> Blocks { get; }

    /// <summary>Code within a line: its line, and what it says.</summary>
    public IReadOnlyList<(int Line, string Code)> Inline { get; }

    /// <summary>Where the page leads to within the project: relative paths, with an anchor or without.</summary>
    public IReadOnlyList<string> Links { get; }

    /// <summary>The anchors of its headings, as they are made from their words where pages are shown.</summary>
    public HashSet<string> Anchors { get; }

    /// <summary>What is to be run: its lines are numbered as the page's, for whatever isn't run is blank.</summary>
    public string Script { get; }

    /// <summary>README and all of docs; the cmdlets' help has tests of its own.</summary>
    public static IReadOnlyList<Document> All { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)
            .Append(Repository.PathOf("README.md"))
            .Select(f => (Name: Path.GetRelativePath(Repository.Root, f).Replace('\\', '/'), File: f))
            .Where(d => !d.Name.StartsWith("docs/en-US/", StringComparison.Ordinal))
            .OrderBy(d => d.Name, StringComparer.Ordinal)
            .Select(d => new Document(d.Name, File.ReadAllText(d.File).ReplaceLineEndings("\n"))),
    ];

    public override string ToString() => Name;

    private static string ScriptOf(string text, IReadOnlyList<DocumentBlock> blocks)
    {
        string[] lines = new string[text.Count(c => c == '\n') + 1];
        foreach (DocumentBlock block in blocks.Where(b => b.IsRun))
        {
            string[] code = block.Text.Split('\n');
            code.CopyTo(lines, block.Line);
        }

        return string.Join('\n', lines);
    }

    private static int LineOf(string text, int index) => text.AsSpan(0, index).Count('\n') + 1;

    [GeneratedRegex(@"^(?:[ ]*<!--\ not\ run:\ (?<reason>[^\n]*?)\ -->\n)?[ ]*```(?<language>[a-z]*)\n(?<text>.*?)^[ ]*```[ ]*$", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture)]
    private static partial Regex Block();

    [GeneratedRegex("`(?<code>[^`\n]+(\n[^`\n]+)?)`", RegexOptions.ExplicitCapture)]
    private static partial Regex Span();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#+[ ](?<title>[^\n]+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex Punctuation();
}

/// <param name="Line">Of its fence, or of the reason above it: 1 is the page's first.</param>
/// <param name="Language">What the fence says; empty where it says nothing.</param>
/// <param name="Reason">Why it is not run; null where the page gives none.</param>
/// <param name="Text">What is in it.</param>
internal sealed record DocumentBlock(int Line, string Language, string? Reason, string Text)
{
    public bool IsPowerShell => Language == "powershell";

    public bool IsRun => IsPowerShell && Reason is null;
}
