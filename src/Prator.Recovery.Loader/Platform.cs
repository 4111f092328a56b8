using System.Runtime.InteropServices;

namespace Prator.Recovery.Loader;

/// <summary>Where the libraries for this process's platform lie in the folder of the assemblies.</summary>
internal static class Platform
{
    private static readonly string Folder = Path.Combine("runtimes", $"{SystemName}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}");

    /// <summary>Where assemblies lie that here take the place of those beside the others: compiled for this platform, or made for Windows.</summary>
    public static IReadOnlyList<string> ManagedFolders { get; } =
        OperatingSystem.IsWindows() ? [Path.Combine(Folder, "lib"), Path.Combine("runtimes", "win", "lib")] : [Path.Combine(Folder, "lib")];

    /// <summary>Libraries without managed code.</summary>
    public static string NativeFolder { get; } = Path.Combine(Folder, "native");

    private static string SystemName =>
        OperatingSystem.IsWindows() ? "win"
        : OperatingSystem.IsMacOS() ? "osx"
        : IsMusl ? "linux-musl"
        : "linux";

    // The .NET that Alpine builds names Alpine itself.
    private static bool IsMusl =>
        RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
        || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);

    /// <summary>The file of a library that code calls by its bare name.</summary>
    public static string NativeFile(string library) =>
        OperatingSystem.IsWindows() ? $"{library}.dll"
        : OperatingSystem.IsMacOS() ? $"lib{library}.dylib"
        : $"lib{library}.so";
}
