using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>A ledger that is open, with its keys.</summary>
internal sealed class OpenLedger : IDisposable
{
    private OpenLedger(LedgerPlace place, ILedgerStore store, LedgerKeys keys, bool isNew)
    {
        Place = place;
        Store = store;
        Keys = keys;
        IsNew = isNew;
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
                1 => $"the environment variable {variables[0]} and in {KeyPlaces.OfUser().Folder}",
                _ => $"the environment variables {string.Join(" and ", variables)}",
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

    /// <summary>Opens a ledger that is there.</summary>
    /// <exception cref="LedgerException">It can't be used.</exception>
    /// <exception cref="OperationCanceledException">The waiting was broken off.</exception>
    public static OpenLedger At(LedgerPlace place, CancellationToken cancellation)
    {
        SqliteLedgerStore store = SqliteLedgerStore.Open(place.Path, Patience, cancellation);
        try
        {
            using ILedgerReader reader = store.Read(cancellation);
            return new OpenLedger(place, store, LedgerKeys.Open(reader.Identity, KeyPlaces.OfUser()), isNew: false);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Opens a ledger, and makes it and its keys where there is none.</summary>
    /// <inheritdoc cref="At"/>
    public static OpenLedger AtOrNew(LedgerPlace place, CancellationToken cancellation) =>
        Path.Exists(place.Path) || !Directory.Exists(Path.GetDirectoryName(place.Path)) ? At(place, cancellation) : Made(place) ?? At(place, cancellation);

    public void Dispose()
    {
        Keys.Dispose();
        Store.Dispose();
    }

    private static bool IsSet(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 };

    // Null where another command has made it meanwhile.
    private static OpenLedger? Made(LedgerPlace place)
    {
        LedgerKeys keys = LedgerKeys.Make(Path.GetDirectoryName(place.Path), Clock.Current.GetUtcNow(), KeyPlaces.OfUser());
        try
        {
            return new OpenLedger(place, SqliteLedgerStore.Create(place.Path, Patience, keys.Identity), keys, isNew: true);
        }
        catch (Exception e)
        {
            keys.Discard();
            keys.Dispose();
            if (e is LedgerException && File.Exists(place.Path))
            {
                return null;
            }

            throw;
        }
    }
}
