using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Samples.Tests;

/// <summary>The files that are tested as they stand in the repository.</summary>
internal static class Repository
{
    public const string Examples = "docs/examples";

    /// <summary>The first of the mornings, whose files are read by themselves, too.</summary>
    public const string FirstDay = "2024-02-05";

    /// <summary>The files of all mornings, as <c>2024-02-05/outage-sip.csv</c>.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. SampleExports.Days().SelectMany(d => d.Files.Select(f => $"{d.Folder}/{f.Name}"))];

    public static string Root => Checkout.Root;

    public static RecoveryPolicy Policy { get; } =
        RecoveryPolicy.Read("prator-2024-01.yaml", File.ReadAllText(PathOf("module/policies/prator-2024-01.yaml")));

    public static ImportProfile Profile { get; } =
        ImportProfile.Read("prator.yaml", File.ReadAllText(PathOf("module/profiles/prator.yaml")));

    public static string PathOf(string relative) => Checkout.PathOf(relative);

    /// <param name="name">A file of the first morning, or of any with its day before it.</param>
    public static string ExampleOf(string name) => PathOf(name.Contains('/') ? $"{Examples}/{name}" : $"{Examples}/{FirstDay}/{name}");
}
