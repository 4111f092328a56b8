using System.Globalization;
using Prator.Recovery.Exchange;
using Xunit;

namespace Prator.Recovery.Samples.Tests;

/// <summary>The committed files are what the generator writes, always.</summary>
public sealed class ContentTests
{
    [Fact]
    public void Every_committed_file_is_what_the_generator_writes()
    {
        IReadOnlyList<SampleDay> made = SampleExports.Days();

        Assert.Equal(["2024-02-05", "2024-02-06", "2024-02-07"], made.Select(d => d.Folder));
        Assert.All(made, day => Assert.Equal(
            day.Files.Select(f => f.Name).Order(StringComparer.Ordinal),
            Directory.GetFiles(Repository.PathOf($"{Repository.Examples}/{day.Folder}")).Select(Path.GetFileName).Order(StringComparer.Ordinal)));
        Assert.All(made, day => Assert.All(day.Files, f => Assert.True(
            File.ReadAllBytes(Repository.ExampleOf($"{day.Folder}/{f.Name}")).AsSpan().SequenceEqual(f.Content),
            $"{day.Folder}/{f.Name} is not what the generator writes. Run: dotnet run --project tests/Prator.Recovery.Samples")));
    }

    [Fact]
    public void The_generator_writes_the_same_twice_whatever_the_culture()
    {
        IEnumerable<SampleFile> first = SampleExports.Days().SelectMany(d => d.Files);
        IEnumerable<SampleFile> second = In("th-TH", SampleExports.Days).SelectMany(d => d.Files);

        Assert.All(first.Zip(second), pair => Assert.Equal(pair.First.Content, pair.Second.Content));
    }

    [Fact]
    public void The_readme_tells_the_true_numbers()
    {
        string readme = File.ReadAllText(Repository.PathOf("docs/examples/README.md"));

        Assert.All(Triaged.Names, name =>
        {
            Balance balance = Triaged.Of(name).Balance;
            string sum = $"| {balance.Rows} = {balance.Items} + {balance.Duplicates} + {balance.Rejected} |";
            Assert.Contains(sum, RowOf(readme, name), StringComparison.Ordinal);
        });
        Assert.All(
            SampleExports.Days().SelectMany(d => d.Files).ToLookup(f => f.Name),
            file => Assert.Contains($"| `{file.Key}` | {string.Join(" | ", file.Select(f => f.Rows.Count))} |", readme, StringComparison.Ordinal));
    }

    private static string RowOf(string readme, string name) =>
        readme.Split('\n').Single(l => l.StartsWith($"| [`{name}`]", StringComparison.Ordinal));

    private static T In<T>(string culture, Func<T> make)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            return make();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
