using System.Text.RegularExpressions;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Tests.Texts;

/// <summary>No cmdlet says a sentence that stands in its source, where it would be in one language only.</summary>
public sealed partial class LiteralTests
{
    private const string Project = "Prator.Recovery";

    // What is written into files and objects, for scripts as well, stays as it is in every language; a routine's texts are in both.
    private static readonly string[] NotSaid = ["Items/ImportResult.cs", "Scheduling/TaskXml.cs", "Policies/RoutineText.cs"];

    [Fact]
    public void Calls_HoldNoWordsOfTheirOwn()
    {
        Assert.NotEmpty(WordsIn("""WriteWarning(isOne ? Messages.One : "Two of them");"""));
        Assert.Empty(WordsIn("""ShouldProcess($"{scheduler.Name}: {job.Name}", Messages.RunEveryDay(job.At));"""));

        Assert.Empty(Sources().SelectMany(s => WordsIn(s.Text).Select(words => $"{s.File}: {words}")));
    }

    [Fact]
    public void Sentences_StandInTheResources()
    {
        IEnumerable<string> sentences = Sources()
            .Where(s => !NotSaid.Contains(s.File))
            .SelectMany(s => s.Text.Split('\n').Where(line => !IsForProgrammers(line)).SelectMany(Literals).Where(IsSentence).Select(words => $"{s.File}: {words}"));

        Assert.Empty(sentences);
    }

    private static IEnumerable<(string File, string Text)> Sources() => ProductSource.Files("*.cs", Project)
        .Select(f => (Path.GetRelativePath(Checkout.PathOf($"src/{Project}"), f).Replace('\\', '/'), File.ReadAllText(f)));

    private static IEnumerable<string> WordsIn(string source) =>
        Call.Matches(source).SelectMany(call => Literals(Arguments(source, call.Index + call.Length))).Where(l => TwoWords.IsMatch(Hole.Replace(l, string.Empty)));

    // Up to the bracket that closes the call.
    private static string Arguments(string source, int start)
    {
        int end = start;
        for (int open = 1; open > 0; end++)
        {
            open += source[end] switch { '(' => 1, ')' => -1, _ => 0 };
        }

        return source[start..end];
    }

    private static IEnumerable<string> Literals(string source) => Literal.Matches(source).Select(l => l.Groups[1].Value);

    private static bool IsSentence(string literal) => Hole.Replace(literal, string.Empty) is var words && TwoWords.IsMatch(words) && words.TrimEnd() is [.., '.' or '?' or ':'];

    // A comment, or an error that only a fault of the module itself can bring about.
    private static bool IsForProgrammers(string line) =>
        line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.Contains("new InvalidOperationException(", StringComparison.Ordinal) || line.Contains("new ArgumentOutOfRangeException(", StringComparison.Ordinal);

    [GeneratedRegex(@"\b(WriteWarning|WriteVerbose|WriteDebug|ShouldProcess|ShouldContinue|InputException|ErrorRecord|ErrorDetails|ProgressRecord|YamlRefusedException|YamlShape\.Refuse|IOException|InvalidDataException|ArgumentException|NotFoundException|MetadataException)\(")]
    private static partial Regex Call { get; }

    [GeneratedRegex(@"(?<![\\'])""((?:[^""\\\n]|\\.)*)""")]
    private static partial Regex Literal { get; }

    // Where a value holds a literal itself, the first one ends within it.
    [GeneratedRegex(@"\{[^{}]*(\}|$)")]
    private static partial Regex Hole { get; }

    [GeneratedRegex(@"[A-Za-zåäö]{2,},? [a-zåäö]{2,}")]
    private static partial Regex TwoWords { get; }
}
