using System.Reflection;
using System.Runtime.InteropServices;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Finds SQLite's native library. An application finds it by its own list of dependencies; a module has none, so the library is
/// looked for in <c>runtimes/&lt;platform&gt;/native</c> beside this assembly.
/// </summary>
internal static class NativeSqlite
{
    private const string Library = "e_sqlite3";

    private static readonly Lazy<bool> Loaded = new(Resolve);

    /// <summary>Must have run before the first use of SQLite. Cheap when repeated.</summary>
    public static void Load() => _ = Loaded.Value;

    private static bool Resolve()
    {
        NativeLibrary.SetDllImportResolver(typeof(NativeSqlite).Assembly, Find);
        try
        {
            NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Find);
        }
        catch (InvalidOperationException)
        {
            // Somebody else in this process uses SQLite, too, and has said where it is.
        }

        SQLitePCL.Batteries_V2.Init();
        return true;
    }

    private static nint Find(string name, Assembly assembly, DllImportSearchPath? search)
    {
        if (name != Library)
        {
            return 0;
        }

        string? folder = Path.GetDirectoryName(typeof(NativeSqlite).Assembly.Location);
        if (!string.IsNullOrEmpty(folder))
        {
            string file = Path.Combine(folder, "runtimes", Platform, "native", FileName);
            if (File.Exists(file) && NativeLibrary.TryLoad(file, out nint handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static string Platform =>
        (OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal) ? "linux-musl" : "linux")
        + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static string FileName =>
        OperatingSystem.IsWindows() ? "e_sqlite3.dll" : OperatingSystem.IsMacOS() ? "libe_sqlite3.dylib" : "libe_sqlite3.so";
}
