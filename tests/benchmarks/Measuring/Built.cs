using Prator.Recovery.Testing;

namespace Prator.Recovery.Benchmarks.Measuring;

/// <summary>Where the build of this project put what it measures.</summary>
internal static class Built
{
    private const string ModuleFolder = "out/module/Prator.Recovery";

    /// <summary>The manifest of the module as it is laid out for users.</summary>
    public static string Module { get; } = Existing($"{ModuleFolder}/Prator.Recovery.psd1");

    /// <summary>The shipped policy that everything is decided by.</summary>
    public static string Policy { get; } = Existing($"{ModuleFolder}/policies/{Routine.PolicyName}.yaml");

    /// <summary>The shipped profile that everything is read by.</summary>
    public static string Profile { get; } = Existing($"{ModuleFolder}/profiles/prator.yaml");

    /// <summary>The console, of the same configuration and framework as this program.</summary>
    public static string Console { get; } = Existing($"src/Prator.Recovery.Console/bin/{Own.Parent!.Name}/{Own.Name}/prator.dll");

    // …/bin/<configuration>/<framework>/
    private static DirectoryInfo Own => new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));

    /// <summary>The text of a script or query of this project.</summary>
    public static string Text(string folder, string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, folder, name));

    private static string Existing(string relative)
    {
        string path = Checkout.PathOf(relative);
        return File.Exists(path) ? path : throw new FileNotFoundException($"There is no {path}. Build this project first.");
    }
}
