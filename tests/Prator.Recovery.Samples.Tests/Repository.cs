using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Samples.Tests;

/// <summary>The files that are tested as they stand in the repository.</summary>
internal static class Repository
{
    private const string Solution = "Prator.Recovery.sln";

    public const string Examples = "docs/examples/2024-01";

    public static string Root { get; } = FindRoot();

    public static RecoveryPolicy Policy { get; } =
        RecoveryPolicy.Read("prator-2024-01.yaml", File.ReadAllText(PathOf("module/policies/prator-2024-01.yaml")));

    public static ImportProfile Profile { get; } =
        ImportProfile.Read("prator.yaml", File.ReadAllText(PathOf("module/profiles/prator.yaml")));

    public static string PathOf(string relative) => Path.Combine(Root, Path.Combine(relative.Split('/')));

    public static string ExampleOf(string name) => PathOf($"{Examples}/{name}");

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, Solution)))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds {Solution}.");
    }
}
