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
            DirectoryInfo samples = folder.CreateSubdirectory("docs/examples/2024-01");
            foreach (string sample in Directory.EnumerateFiles(Checkout.PathOf("docs/examples/2024-01")))
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

    /// <summary>README's first command, from the root of the project.</summary>
    [Fact]
    public async Task DailySummary_PrintsAllItsPartsAndWritesTheWorksheet()
    {
        string worksheet = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.csv");
        PratorRun summary = new()
        {
            Arguments = [Checkout.PathOf("docs/examples/daily-summary.ps1"), "-Worksheet", worksheet],
            Environment = EnglishAndWide,
            Folder = Checkout.Root,
        };
        try
        {
            RunResult run = await summary.ToEnd();

            Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
            Assert.Contains("Episode: 334 rows = 311 items + 10 duplicates + 13 rejected", run.Output, StringComparison.Ordinal);
            Assert.Contains("Sip: 163 rows = 153 items + 4 duplicates + 6 rejected", run.Output, StringComparison.Ordinal);
            foreach (string part in new[] { "CARE EPISODES", "SIPS", "Questions by owner", "Förvaltare Vinga", "Rejected rows", "outage-log.xlsx", "What if: ", "Utklar = 2024-02-05" })
            {
                Assert.Contains(part, run.Output, StringComparison.Ordinal);
            }

            int closures = run.Lines.Count(l => l.StartsWith("What if: ", StringComparison.Ordinal));
            Assert.Contains($"{closures} closures are in the worksheet", run.Output, StringComparison.Ordinal);
            string written = await File.ReadAllTextAsync(worksheet, TestContext.Current.CancellationToken);
            Assert.Equal(closures, written.Split("\r\n").Skip(1).Where(l => l.Length > 0).Select(l => l.Split(';')[1]).Distinct().Count());

            await summary.ToEnd();
            Assert.Equal(written, await File.ReadAllTextAsync(worksheet, TestContext.Current.CancellationToken));
        }
        finally
        {
            File.Delete(worksheet);
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
