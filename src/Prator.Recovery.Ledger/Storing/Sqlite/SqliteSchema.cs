using System.Globalization;
using System.Reflection;

namespace Prator.Recovery.Ledger;

/// <summary>The versions of a ledger's tables: each a script among this assembly's resources, run once, in order.</summary>
internal sealed class SqliteSchema
{
    /// <summary>Marks a file as a ledger of this module: the letters <c>PrRL</c>.</summary>
    public const int ApplicationId = 0x5072524C;

    private const string Folder = "Schema.";

    private readonly IReadOnlyList<string> _scripts;

    /// <param name="scripts">The script of version 1, that from 1 to 2, and so on.</param>
    internal SqliteSchema(IReadOnlyList<string> scripts) => _scripts = scripts;

    /// <summary>The schema that this version of the module writes.</summary>
    public static SqliteSchema Current { get; } = new(Shipped());

    internal IReadOnlyList<string> Scripts => _scripts;

    public int Version => _scripts.Count;

    /// <summary>Makes the tables, within the transaction that the caller began.</summary>
    public void Make(SqliteFile file)
    {
        file.Execute($"PRAGMA application_id = {ApplicationId}");
        Raise(file, 0);
    }

    /// <summary>Runs what lies between a version and the newest, within the transaction that the caller began.</summary>
    public void Raise(SqliteFile file, int from)
    {
        foreach (string script in _scripts.Skip(from))
        {
            file.Execute(script);
        }

        file.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA user_version = {Version}"));
    }

    private static List<string> Shipped()
    {
        Assembly assembly = typeof(SqliteSchema).Assembly;
        List<string> scripts = [];
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            scripts.Add(reader.ReadToEnd());
        }

        return scripts;
    }
}
