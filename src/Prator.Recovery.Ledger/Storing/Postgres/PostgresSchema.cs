using System.Globalization;
using System.Reflection;

namespace Prator.Recovery.Ledger;

/// <summary>The versions of a ledger's tables on a server: each a script among this assembly's resources, run once, in order.</summary>
internal sealed class PostgresSchema
{
    private const string Application = "Prator.Recovery ledger";
    private const string Folder = "PostgresSchema.";

    private readonly IReadOnlyList<string> _scripts;

    /// <param name="scripts">The script of version 1, that from 1 to 2, and so on.</param>
    internal PostgresSchema(IReadOnlyList<string> scripts) => _scripts = scripts;

    /// <summary>The schema that this version of the module writes.</summary>
    public static PostgresSchema Current { get; } = new(Shipped());

    internal IReadOnlyList<string> Scripts => _scripts;

    public int Version => _scripts.Count;

    /// <summary>Makes the tables in a schema that is empty or not there, within the transaction that the caller began.</summary>
    /// <exception cref="LedgerException">NotPossible: a ledger is there already. Foreign: something else is.</exception>
    public void Make(PostgresSession session)
    {
        EnsureFree(session);
        if (!IsThere(session))
        {
            session.Execute($"CREATE SCHEMA \"{session.Schema}\"");
        }

        session.Execute(_scripts[0]);
        session.Execute($"INSERT INTO about (application, schema_version) VALUES ('{Application}', 1)");
        Raise(session, 1);
    }

    /// <summary>Sees to it that the schema is empty or not there.</summary>
    /// <exception cref="LedgerException">NotPossible: a ledger is there already. Foreign: something else is.</exception>
    public static void EnsureFree(PostgresSession session)
    {
        if (VersionOf(session) is not null)
        {
            throw new LedgerException(LedgerFault.NotPossible,
                Messages.LedgerThere(session.Place));
        }
    }

    /// <summary>Sees to it that a ledger is there, and is of today's schema.</summary>
    /// <exception cref="LedgerException">There is none, it is something else or newer; or it can't be raised, and is as it was.</exception>
    public void EnsureCurrent(PostgresSession session, TimeSpan patience, CancellationToken cancellation)
    {
        if (Known(session) == Version)
        {
            return;
        }

        PostgresTurn.Begin(session, patience, cancellation);

        // Another command may have raised it while this one waited.
        Raise(session, Known(session));
        session.Commit();
    }

    /// <summary>Whether a ledger of today's schema is there.</summary>
    /// <exception cref="LedgerException">Something else is there.</exception>
    public bool IsCurrent(PostgresSession session) => VersionOf(session) == Version;

    private int Known(PostgresSession session)
    {
        int version = VersionOf(session) ?? throw PostgresFault.Missing(session.Place);
        return version <= Version
            ? version
            : throw new LedgerException(LedgerFault.TooNew, Messages.DatabaseTooNew(session.Place, version, Version));
    }

    private void Raise(PostgresSession session, int from)
    {
        foreach (string script in _scripts.Skip(from))
        {
            session.Execute(script);
        }

        if (from < Version)
        {
            session.Execute(string.Create(CultureInfo.InvariantCulture, $"UPDATE about SET schema_version = {Version}"));
        }
    }

    /// <summary>Null where the schema is empty or not there.</summary>
    private static int? VersionOf(PostgresSession session)
    {
        List<string> tables = session.All(
            new PostgresQuery("SELECT relname::text FROM pg_class JOIN pg_namespace ON pg_namespace.oid = relnamespace", " LIMIT 1000").Where("nspname = ?", session.Schema),
            row => row.GetString(0));
        if (tables.Count == 0)
        {
            return null;
        }

        if (!tables.Contains("about") || !tables.Contains("ledger"))
        {
            throw PostgresFault.Foreign(session.Place);
        }

        List<int> versions = session.All(
            new PostgresQuery("SELECT schema_version FROM about").Where("application = ?", Application), row => row.GetInt32(0));
        return versions is [var only] ? only : throw PostgresFault.Foreign(session.Place);
    }

    private static bool IsThere(PostgresSession session) =>
        session.All(new PostgresQuery("SELECT 1 FROM pg_namespace").Where("nspname = ?", session.Schema), row => row.GetInt32(0)).Count > 0;

    private static List<string> Shipped()
    {
        Assembly assembly = typeof(PostgresSchema).Assembly;
        List<string> scripts = [];
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
            scripts.Add(reader.ReadToEnd());
        }

        return scripts;
    }
}
