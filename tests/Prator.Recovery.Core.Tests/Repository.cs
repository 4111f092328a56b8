using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Tests;

/// <summary>The files that are tested as they stand in the repository.</summary>
internal static class Repository
{
    private const string Solution = "Prator.Recovery.sln";

    private static readonly Lazy<RecoveryPolicy> SeedOnce = new(() => ReadPolicy(SeedPath));

    private static readonly Lazy<RecoveryPolicy> VingaOnce = new(() => ReadPolicy("tests/data/policies/vinga-2031-09.yaml"));

    public const string SeedPath = "module/policies/prator-2024-01.yaml";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The policy that ships.</summary>
    public static RecoveryPolicy Seed => SeedOnce.Value;

    /// <summary>An invented outage of another system.</summary>
    public static RecoveryPolicy Vinga => VingaOnce.Value;

    public static string PathOf(string relative) => Path.Combine(Root, Path.Combine(relative.Split('/')));

    private static RecoveryPolicy ReadPolicy(string relative) =>
        RecoveryPolicy.Read(Path.GetFileName(relative), File.ReadAllText(PathOf(relative)));

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
