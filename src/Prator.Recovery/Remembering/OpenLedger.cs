using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>A ledger that is open, with its keys.</summary>
internal sealed class OpenLedger : IDisposable
{
    private OpenLedger(LedgerPlace place, ILedgerStore store, LedgerKeys keys, ILedgerReader reader, bool isNew)
    {
        Place = place;
        Store = store;
        Keys = keys;
        IsNew = isNew;
        Actor = reader.Actor ?? ActingAccount.Name;
        ShowsSecrets = reader.ShowsSecrets;
    }

    /// <summary>How long a command waits for another one that keeps the ledger. Tests shorten it.</summary>
    public static TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>Where the keys of a ledger are that this account makes, in words.</summary>
    public static string KeyPlace
    {
        get
        {
            string[] variables = [.. new[] { KeyPlaces.IdentifierVariable, KeyPlaces.ChainVariable }.Where(IsSet)];
            return variables.Length switch
            {
                0 => KeyPlaces.OfUser().Folder,
                1 => Messages.VariableAndFolder(variables[0], KeyPlaces.OfUser().Folder),
                _ => Messages.EnvironmentVariables(string.Join($" {Messages.And} ", variables)),
            };
        }
    }

    /// <summary>Whether the identifiers' key is given by an environment variable.</summary>
    public static bool IsIdentifierKeyGiven => IsSet(KeyPlaces.IdentifierVariable);

    public LedgerPlace Place { get; }

    public ILedgerStore Store { get; }

    public LedgerKeys Keys { get; }

    /// <summary>Whether it was made now.</summary>
    public bool IsNew { get; }

    /// <summary>Who acts on it: the account that the server knows to be connected, else that of the operating system.</summary>
    public string Actor { get; }

    /// <summary>Whether the account may read what identifies patients, as far as the server says.</summary>
    public bool ShowsSecrets { get; }

    /// <summary>Opens a ledger that is there.</summary>
    /// <exception cref="LedgerException">It can't be used.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public static OpenLedger At(LedgerPlace place, CancellationToken cancellation)
    {
        ILedgerStore store = place.Connection is { } connection
            ? PostgresLedgerStore.Open(connection, Patience, cancellation)
            : SqliteLedgerStore.Open(place.Shown, Patience, cancellation);
        try
        {
            using ILedgerReader reader = store.Read(cancellation);
            return new OpenLedger(place, store, LedgerKeys.Open(reader.Identity, KeyPlaces.OfUser()), reader, isNew: false);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens a ledger, and makes it and its keys where there is none.</summary>
    /// <inheritdoc cref="At"/>
    public static OpenLedger AtOrNew(LedgerPlace place, CancellationToken cancellation)
    {
        if (place.Connection is not null)
        {
            try
            {
                return At(place, cancellation);
            }
            catch (LedgerException e) when (e.Fault == LedgerFault.Missing)
            {
                return Made(place, cancellation) ?? At(place, cancellation);
            }
        }

        return Path.Exists(place.Shown) || !Directory.Exists(Path.GetDirectoryName(place.Shown)) ? At(place, cancellation) : Made(place, cancellation) ?? At(place, cancellation);
    }

    public void Dispose()
    {
        Keys.Dispose();
        Store.Dispose();
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    // Null where another command has made it meanwhile.
    private static OpenLedger? Made(LedgerPlace place, CancellationToken cancellation)
    {
        ILedgerStore store;
        LedgerKeys keys = LedgerKeys.Make(place.Connection is null ? Path.GetDirectoryName(place.Shown) : null, Clock.Current.GetUtcNow(), KeyPlaces.OfUser());
        try
        {
            store = place.Connection is { } connection
                ? PostgresLedgerStore.Create(connection, Patience, keys.Identity, cancellation)
                : SqliteLedgerStore.Create(place.Shown, Patience, keys.Identity);
        }
        catch (Exception e)
        {
            keys.Discard();
            keys.Dispose();
            if (e is LedgerException { Fault: var fault } && (place.Connection is null ? File.Exists(place.Shown) : fault == LedgerFault.NotPossible))
            {
                return null;
            }

            throw;
        }

        // From here on the ledger is there: whatever fails, its keys stay.
        using ILedgerReader reader = store.Read(cancellation);
        return new OpenLedger(place, store, keys, reader, isNew: true);
    }
}
