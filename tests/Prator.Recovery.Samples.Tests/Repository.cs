using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Samples.Tests;

/// <summary>The files that are tested as they stand in the repository.</summary>
internal static class Repository
{
    public const string Examples = "docs/examples/2024-01";

    public static string Root => Checkout.Root;

    public static RecoveryPolicy Policy { get; } =
        RecoveryPolicy.Read("prator-2024-01.yaml", File.ReadAllText(PathOf("module/policies/prator-2024-01.yaml")));

    public static ImportProfile Profile { get; } =
        ImportProfile.Read("prator.yaml", File.ReadAllText(PathOf("module/profiles/prator.yaml")));

    public static string PathOf(string relative) => Checkout.PathOf(relative);

    public static string ExampleOf(string name) => PathOf($"{Examples}/{name}");
}
