using System.Reflection;
using System.Runtime.Loader;

namespace Prator.Recovery.Tests.Session;

/// <summary>
/// What of the module was loaded by an import: for tests that must reach what no cmdlet gives. Its types are not those that a
/// test's own references give, although they are named alike.
/// </summary>
internal static class LoadedModule
{
    /// <summary>The assembly of the cmdlets.</summary>
    public static Assembly Cmdlets => AppDomain.CurrentDomain.GetAssemblies().Single(a => a.GetName().Name == "Prator.Recovery");

    /// <summary>A type of the cmdlets' assembly.</summary>
    public static Type TypeNamed(string type) => Cmdlets.GetType(type, throwOnError: true)!;

    /// <summary>A type of an assembly that the module brings.</summary>
    public static Type TypeNamed(string type, string assembly) =>
        AssemblyLoadContext.GetLoadContext(Cmdlets)!.LoadFromAssemblyName(new AssemblyName(assembly)).GetType(type, throwOnError: true)!;
}
