namespace Prator.Recovery.Testing;

/// <summary>The checkout that the tests were built in. Compiled into every test project.</summary>
internal static class Checkout
{
    private const string Solution = "Prator.Recovery.sln";

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <param name="relative">A path from the root, with slashes.</param>
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
