namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>Where the build of this project put what it measures.</summary>
internal static class Built
{
    /// <summary>The manifest of the module as it is laid out for users.</summary>
    public static string Module { get; } = Find(Path.Combine("out", "module", "Prator.Recovery", "Prator.Recovery.psd1"));

    /// <summary>The console, of the same configuration and framework as this program.</summary>
    public static string Console { get; } = Find(Path.Combine("src", "Prator.Recovery.Console", "bin", Own.Parent!.Name, Own.Name, "prator.dll"));

    /// <summary>The shipped policy that everything is decided by.</summary>
    public static string Policy { get; } = Path.Combine(Path.GetDirectoryName(Module)!, "policies", "prator-2024-01.yaml");

    /// <summary>The shipped profile that everything is read by.</summary>
    public static string Profile { get; } = Path.Combine(Path.GetDirectoryName(Module)!, "profiles", "prator.yaml");

    // …/bin/<configuration>/<framework>/
    private static DirectoryInfo Own => new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The text of a script or query of this project.</summary>
    public static string Text(string folder, string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, folder, name));

    private static string Find(string path)
    {
        for (DirectoryInfo? folder = Own; folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, path);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException($"There is no {path} in or above {Own}. Build this project first.");
    }
}
