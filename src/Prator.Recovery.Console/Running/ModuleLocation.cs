using System.Diagnostics.CodeAnalysis;

namespace Prator.Recovery.ConsoleHost.Running;

/// <summary>
/// Finds the manifest of the module: where the environment says, else beside the program (as released), else in the
/// build output of the repository that the program lies in (as developed).
/// </summary>
internal static class ModuleLocation
{
    private const string Variable = "PRATOR_RECOVERY_MODULE";
    private const string ManifestName = "Prator.Recovery.psd1";

    private static readonly string Released = Path.Combine("module", "Prator.Recovery", ManifestName);
    private static readonly string Built = Path.Combine("out", Released);

    public static bool TryFind(out string manifest, [NotNullWhen(false)] out string problem)
    {
        string? named = Environment.GetEnvironmentVariable(Variable);
        if (!string.IsNullOrEmpty(named))
        {
            manifest = Path.GetFullPath(Directory.Exists(named) ? Path.Combine(named, ManifestName) : named);
            problem = $"the environment variable {Variable} names `{named}`, but there is no `{manifest}`.";
            return File.Exists(manifest);
        }

        manifest = Places().FirstOrDefault(File.Exists, string.Empty);
        problem = $"the module Prator.Recovery is neither in `{Path.Combine(AppContext.BaseDirectory, "module")}` nor in an `out/module` "
            + $"of a folder above. Build it with `dotnet build src/Prator.Recovery`, or name its manifest in {Variable}.";
        return manifest.Length > 0;
    }

    private static IEnumerable<string> Places()
    {
        yield return Path.Combine(AppContext.BaseDirectory, Released);
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, Built);
        }
    }
}
