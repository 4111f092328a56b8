using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.Loader;

namespace Prator.Recovery.Loader;

/// <summary>
/// Where the module's assemblies and all that they need are loaded, apart from those of the engine and of other modules: each
/// may have versions of its own. What does not lie in the module's folder (the engine, the framework) is the process's.
/// </summary>
public sealed class ModuleContext : AssemblyLoadContext
{
    private const string ModuleName = "Prator.Recovery";

    // A process may import the module from two folders, as while it is upgraded: each gives its own cmdlets.
    private static readonly ConcurrentDictionary<string, Lazy<Assembly>> Loaded = new(StringComparer.Ordinal);

    private readonly string _folder;

    private ModuleContext(string folder)
        : base(ModuleName)
    {
        _folder = folder;
    }

    /// <summary>
    /// The assembly of the cmdlets. Loaded once for each folder: all sessions of a process share it. The script module of
    /// another version may call this, so its signature stays.
    /// </summary>
    /// <param name="folder">Where the assemblies lie, with <c>runtimes</c> and the languages.</param>
    /// <exception cref="FileNotFoundException">The folder does not hold the module.</exception>
    public static Assembly CmdletsIn(string folder) =>
        Loaded.GetOrAdd(Path.GetFullPath(folder), f => new Lazy<Assembly>(() => new ModuleContext(f).LoadFromAssemblyPath(Path.Combine(f, $"{ModuleName}.dll")))).Value;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = $"{assemblyName.Name}.dll";
        IEnumerable<string> places = string.IsNullOrEmpty(assemblyName.CultureName)
            ? [.. Platform.ManagedFolders, string.Empty]
            : [assemblyName.CultureName];
        string? file = places.Select(p => Path.Combine(_folder, p, name)).FirstOrDefault(File.Exists);
        return file is null ? null : LoadFromAssemblyPath(file);
    }

    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        string file = Path.Combine(_folder, Platform.NativeFolder, Platform.NativeFile(unmanagedDllName));
        return File.Exists(file) ? LoadUnmanagedDllFromPath(file) : 0;
    }
}
