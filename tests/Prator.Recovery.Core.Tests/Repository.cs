using Prator.Recovery.Core.Policies;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Core.Tests;

/// <summary>The files that are tested as they stand in the repository.</summary>
internal static class Repository
{
    private static readonly Lazy<RecoveryPolicy> SeedOnce = new(() => ReadPolicy(SeedPath));

    private static readonly Lazy<RecoveryPolicy> VingaOnce = new(() => ReadPolicy("tests/data/policies/vinga-2031-09.yaml"));

    public const string SeedPath = "module/policies/prator-2024-01.yaml";

    /// <summary>The folder of the solution.</summary>
    public static string Root => Checkout.Root;

    /// <summary>The policy that ships.</summary>
    public static RecoveryPolicy Seed => SeedOnce.Value;

    /// <summary>An invented outage of another system.</summary>
    public static RecoveryPolicy Vinga => VingaOnce.Value;

    public static string PathOf(string relative) => Checkout.PathOf(relative);

    private static RecoveryPolicy ReadPolicy(string relative) =>
        RecoveryPolicy.Read(Path.GetFileName(relative), File.ReadAllText(PathOf(relative)));
}
