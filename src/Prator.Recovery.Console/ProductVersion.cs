using System.Management.Automation;
using System.Reflection;

namespace Prator.Recovery.ConsoleHost;

/// <summary>Both versions, because a fault may be the engine's as well as ours.</summary>
internal static class ProductVersion
{
    public static string Text => $"prator {Own} (PowerShell engine {Of(typeof(PSObject).Assembly)})";

    private static string Own => Of(typeof(ProductVersion).Assembly);

    private static string Of(Assembly assembly)
    {
        string version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
        return version.Split(' ', '+')[0];
    }
}
