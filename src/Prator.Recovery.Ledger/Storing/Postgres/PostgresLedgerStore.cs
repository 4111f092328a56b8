namespace Prator.Recovery.Ledger;

/// <summary>
/// A ledger in a schema of a PostgreSQL database (14 or later). Each reader and writer has a connection of its own, so they may be
/// used on any threads.
/// </summary>
public sealed class PostgresLedgerStore : ILedgerStore
{
    private readonly PostgresPlace _place;
    private readonly TimeSpan _patience;

    private PostgresLedgerStore(PostgresPlace place, TimeSpan patience)
    {
        _place = place;
        _patience = patience;
    }

    public string Place => _place.Shown;

    /// <summary>Whether a text is a connection to a server rather than a file's path: a URI, or keywords that name a server or a service.</summary>
    public static bool IsConnection(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return PostgresKeywords.IsUri(text)
            || text.Split(';').Any(part => part.IndexOf('=', StringComparison.Ordinal) is > 0 and int at && PostgresKeywords.NamesServer(part[..at].Trim()));
    }

    /// <summary>What of a connection may be shown: server, port and database.</summary>
    /// <exception cref="LedgerException">NotPossible: it can't be understood. Nothing of it stands in the message.</exception>
    public static string ShownPlace(string connection) => PostgresPlace.Of(connection, Environment.GetEnvironmentVariable).Shown;

    /// <summary>Makes a new ledger in a schema that is empty or not there. It is wholly there or not at all.</summary>
    /// <param name="connection">
    /// Keywords as Npgsql knows them (<c>Host=…;Database=…;Username=…</c>), <c>Service=name</c> of a service file, or a URI
    /// <c>postgresql://user@host/database</c>; what is not said comes from PGSERVICE, PGHOST, PGPORT, PGDATABASE, PGUSER, PGPASSWORD,
    /// PGPASSFILE and PGSSLMODE. The schema is <c>prator_recovery</c>, or what <c>Search Path</c> names. Where the host is not this machine
    /// and no <c>SSL Mode</c> is given, the connection is encrypted and the server's certificate verified.
    /// </param>
    /// <param name="patience">How long to wait for another command that writes.</param>
    /// <param name="identity">Who it will be.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="LedgerException">NotPossible where there is a ledger already, or the connection can't be understood; Foreign where something else is there; NotAllowed; or the server can't be used.</exception>
    public static PostgresLedgerStore Create(string connection, TimeSpan patience, LedgerIdentity identity, CancellationToken cancellation = default) =>
        Create(PostgresPlace.Of(connection, Environment.GetEnvironmentVariable), patience, identity, PostgresSchema.Current, null, cancellation);

    /// <summary>Makes a new ledger that has rows from the first moment on, in one transaction: it is wholly there or not at all.</summary>
    /// <param name="connection">As of <see cref="Create(string, TimeSpan, LedgerIdentity, CancellationToken)"/>.</param>
    /// <param name="patience">How long to wait for another command that writes.</param>
    /// <param name="identity">Who it will be.</param>
    /// <param name="fill">Writes the rows, and commits nothing.</param>
    /// <param name="cancellation">Ends it; nothing is left then.</param>
    /// <exception cref="LedgerException">As of <see cref="Create(string, TimeSpan, LedgerIdentity, CancellationToken)"/>.</exception>
    public static PostgresLedgerStore Create(string connection, TimeSpan patience, LedgerIdentity identity, Action<ILedgerWriter> fill, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fill);
        return Create(PostgresPlace.Of(connection, Environment.GetEnvironmentVariable), patience, identity, PostgresSchema.Current, fill, cancellation);
    }

    /// <summary>Sees to it that a ledger can be made at a place.</summary>
    /// <exception cref="LedgerException">NotPossible where there is a ledger already; Foreign where something else is there; or the server can't be used.</exception>
    public static void EnsureFree(string connection, CancellationToken cancellation = default)
    {
        using PostgresSession session = PostgresSession.Open(PostgresPlace.Of(connection, Environment.GetEnvironmentVariable), cancellation);
        PostgresSchema.EnsureFree(session);
    }

    /// <summary>Opens a ledger. An older one is raised to today's schema, which only its owner may do: make a dump of it before.</summary>
    /// <param name="connection">As of <see cref="Create(string, TimeSpan, LedgerIdentity, CancellationToken)"/>.</param>
    /// <param name="patience">How long to wait for another command that writes.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="LedgerException">There is no ledger, it is another program's, a newer one, or the server can't be used.</exception>
    public static PostgresLedgerStore Open(string connection, TimeSpan patience, CancellationToken cancellation = default) =>
        Open(PostgresPlace.Of(connection, Environment.GetEnvironmentVariable), patience, PostgresSchema.Current, cancellation);

    /// <summary>Begins to read a ledger before anybody has decided to open it: it is not raised.</summary>
    /// <param name="connection">As of <see cref="Create(string, TimeSpan, LedgerIdentity, CancellationToken)"/>.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Null where there is no ledger, or one of another schema than today's.</returns>
    /// <exception cref="LedgerException">Something else is there, or the server can't be used.</exception>
    public static ILedgerReader? ReadAsIs(string connection, CancellationToken cancellation)
    {
        PostgresPlace place = PostgresPlace.Of(connection, Environment.GetEnvironmentVariable);
        using PostgresSession session = PostgresSession.Open(place, cancellation);
        return PostgresSchema.Current.IsCurrent(session) ? new PostgresLedgerStore(place, TimeSpan.Zero).Read(cancellation) : null;
    }

    public ILedgerReader Read(CancellationToken cancellation) => Begun(
        session =>
        {
            session.Execute(PostgresTurn.BeginReading);
            return new PostgresLedgerReader(session, PostgresAccount.Of(session));
        },
        cancellation);

    public ILedgerWriter Write(CancellationToken cancellation) => Begun(
        session =>
        {
            PostgresTurn.Begin(session, _patience, cancellation);
            PostgresAccount account = PostgresAccount.Of(session);
            if (account.IsReadOnly)
            {
                throw PostgresFault.ReadOnly(Place);
            }

            return account.MayWrite ? new PostgresLedgerWriter(session, account) : throw PostgresFault.MayNotWrite(Place);
        },
        cancellation);

    /// <summary>Does nothing: the store itself holds no connection.</summary>
    public void Dispose()
    {
    }

    internal static PostgresLedgerStore Create(PostgresPlace place, TimeSpan patience, LedgerIdentity identity, PostgresSchema schema, Action<ILedgerWriter>? fill, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(identity);
        using PostgresSession session = PostgresSession.Open(place, cancellation);
        PostgresTurn.Begin(session, patience, cancellation);
        schema.Make(session);
        PostgresIdentity.Insert(session, identity);
        if (fill is null)
        {
            session.Commit();
        }
        else
        {
            using PostgresLedgerWriter writer = new(session, PostgresAccount.Of(session));
            fill(writer);
            cancellation.ThrowIfCancellationRequested();
            writer.Commit();
        }

        return new PostgresLedgerStore(place, patience);
    }

    internal static PostgresLedgerStore Open(PostgresPlace place, TimeSpan patience, PostgresSchema schema, CancellationToken cancellation)
    {
        using PostgresSession session = PostgresSession.Open(place, cancellation);
        schema.EnsureCurrent(session, patience, cancellation);
        return new PostgresLedgerStore(place, patience);
    }

    private T Begun<T>(Func<PostgresSession, T> begin, CancellationToken cancellation)
    {
        PostgresSession session = PostgresSession.Open(_place, cancellation);
        try
        {
            return begin(session);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
