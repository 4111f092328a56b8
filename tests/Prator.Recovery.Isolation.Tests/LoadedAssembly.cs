namespace Prator.Recovery.Isolation.Tests;

/// <summary>An assembly or native library that a process has loaded.</summary>
/// <param name="Context">The name of its context; <c>native</c> for a library without managed code.</param>
/// <param name="File">Where it was loaded from.</param>
internal sealed record LoadedAssembly(string Context, string File)
{
    public const string Default = "Default";
    public const string Native = "native";

    /// <summary>A script that writes one line for each.</summary>
    public const string List = """
        foreach ($context in [System.Runtime.Loader.AssemblyLoadContext]::All) {
            foreach ($assembly in $context.Assemblies) { if (-not $assembly.IsDynamic) { "loaded|$($context.Name)|$($assembly.Location)" } }
        }
        [System.Diagnostics.Process]::GetCurrentProcess().Modules | ForEach-Object { if ($_.FileName -like '*e_sqlite3*') { "loaded|native|$($_.FileName)" } }
        """;

    private const string Mark = "loaded";

    public string Name => Path.GetFileNameWithoutExtension(File);

    public static bool IsOne(string line) => line.StartsWith($"{Mark}|", StringComparison.Ordinal);

    public static LoadedAssembly Of(string line)
    {
        string[] parts = line.Split('|');
        return new LoadedAssembly(parts[1], parts[2]);
    }

    public bool IsBelow(string folder) => File.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
