namespace Prator.Recovery.Tests.Session;

/// <summary>The repository that the tests were built in.</summary>
internal static class Repository
{
    private const string Solution = "Prator.Recovery.sln";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The module as it is laid out for users.</summary>
    public static string Module => PathOf("out/module/Prator.Recovery");

    public static string Manifest => Path.Combine(Module, "Prator.Recovery.psd1");

    /// <summary>A policy of another outage, of another system.</summary>
    public static string VingaPolicy => PathOf("tests/data/policies/vinga-2031-09.yaml");

    public static string PathOf(string relative) => Path.Combine(Root, Path.Combine(relative.Split('/')));

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
