namespace Prator.Recovery.Ledger;

/// <summary>
/// Says which library SQLite is. Where it lies, an application knows by its list of dependencies, and the module by its
/// loader.
/// </summary>
internal static class NativeSqlite
{
    private static readonly Lazy<bool> Loaded = new(Choose);

    /// <summary>Must have run before the first use of SQLite. Cheap when repeated.</summary>
    public static void Load() => _ = Loaded.Value;

    private static bool Choose()
    {
        SQLitePCL.Batteries_V2.Init();
        return true;
    }
}
