using System.Text.RegularExpressions;
using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests;

/// <summary>README shows commands with their output: each is run, and must print just that.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Checkout.PathOf("README.md")).ReplaceLineEndings("\n");

    // What the uses begin with, as README has it.
    private static readonly string Beginning = Begin().Match(Readme).Groups["lines"].Value;

    private static readonly Dictionary<string, string> EnglishAndWide = new() { ["LANG"] = "en_US.UTF-8", ["LC_ALL"] = "en_US.UTF-8", ["COLUMNS"] = "120" };

    public static TheoryData<string, string> Uses()
    {
        TheoryData<string, string> uses = [];
        foreach (Match use in Use().Matches(Readme))
        {
            uses.Add(use.Groups["command"].Value.Trim(), Trimmed(use.Groups["output"].Value));
        }

        return uses;
    }

    [Fact]
    public void Readme_ShowsFiveUses() => Assert.Equal(5, Uses().Count);

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Use_PrintsWhatReadmeShows(string command, string output)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("prator-readme");
        try
        {
            DirectoryInfo samples = folder.CreateSubdirectory("docs/examples/2024-02-05");
            foreach (string sample in Directory.EnumerateFiles(Checkout.PathOf("docs/examples/2024-02-05")))
            {
                File.Copy(sample, Path.Combine(samples.FullName, Path.GetFileName(sample)));
            }

            string script = Path.Combine(folder.FullName, "uses.ps1");
            await File.WriteAllTextAsync(script, Beginning + command, TestContext.Current.CancellationToken);

            RunResult run = await new PratorRun { Arguments = [script], Environment = EnglishAndWide, Folder = folder.FullName }.ToEnd();

            Assert.Equal(string.Empty, run.Error);
            Assert.Equal(output, Trimmed(run.Output));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Lines without what README indents them by and without blanks at their ends.</summary>
    private static string Trimmed(string text) =>
        string.Join('\n', text.Split('\n').Select(l => (l.StartsWith("   ", StringComparison.Ordinal) && text.StartsWith("   ", StringComparison.Ordinal) ? l[3..] : l).TrimEnd())).Trim('\n');

    [GeneratedRegex("They begin with:\n\n```powershell\n(?<lines>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Begin();

    [GeneratedRegex("^   ```powershell\n(?<command>.*?)\n   ```\n   ```text\n(?<output>.*?)\n   ```$", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Use();
}
