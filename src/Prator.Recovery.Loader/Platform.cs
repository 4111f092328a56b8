using System.Runtime.InteropServices;

namespace Prator.Recovery.Loader;

/// <summary>Where the libraries for this process's platform lie in the folder of the assemblies.</summary>
internal static class Platform
{
    /// <summary>Assemblies that on Windows take the place of those beside the others; null elsewhere.</summary>
    public static string? ManagedFolder { get; } = OperatingSystem.IsWindows() ? Path.Combine("runtimes", "win", "lib") : null;

    /// <summary>Libraries without managed code.</summary>
    public static string NativeFolder { get; } =
        Path.Combine("runtimes", $"{SystemName}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}", "native");

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
