namespace Prator.Recovery.Ledger;

/// <summary>Where a ledger's keys are: in environment variables, else in files that only their owner may read.</summary>
public sealed class KeyPlaces
{
    /// <summary>Base64 of the 32 bytes of the identifiers' key.</summary>
    public const string IdentifierVariable = "PRATOR_RECOVERY_IDENTIFIER_KEY";

    /// <summary>Base64 of the 32 bytes of the chain's key.</summary>
    public const string ChainVariable = "PRATOR_RECOVERY_CHAIN_KEY";

    private readonly Func<string, string?> _environment;

    /// <param name="folder">The folder of the key files; it is made when it is needed.</param>
    /// <param name="environment">Gives an environment variable; null or empty where it is not set.</param>
    public KeyPlaces(string folder, Func<string, string?> environment)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(environment);
        Folder = Path.GetFullPath(folder);
        _environment = environment;
    }

    public string Folder { get; }

    /// <summary>Those of the account that runs this process: <c>Prator.Recovery/keys</c> in its local application data.</summary>
    /// <exception cref="LedgerException">The account has no such folder.</exception>
    public static KeyPlaces OfUser()
    {
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return data.Length == 0
            ? throw new LedgerException(LedgerFault.KeyMissing,
                Messages.NoKeyFolder(IdentifierVariable, ChainVariable))
            : new KeyPlaces(Path.Combine(data, "Prator.Recovery", "keys"), Environment.GetEnvironmentVariable);
    }

    internal LedgerKey Identifiers(Guid ledger) => new(this, IdentifierVariable, $"{ledger:D}.identifiers.key", Messages.IdentifiersKey);

    internal LedgerKey Chain(Guid ledger) => new(this, ChainVariable, $"{ledger:D}.chain.key", Messages.ChainsKey);

    internal string? Variable(string name) => _environment(name) is { Length: > 0 } value ? value : null;

    /// <summary>Keys never lie with what they lock: who copies the ledger's folder shall not have the keys.</summary>
    /// <exception cref="LedgerException">They would.</exception>
    internal void EnsureApartFrom(string ledgerFolder)
    {
        string keys = Path.TrimEndingDirectorySeparator(Folder) + Path.DirectorySeparatorChar;
        string ledger = Path.TrimEndingDirectorySeparator(Path.GetFullPath(ledgerFolder)) + Path.DirectorySeparatorChar;
        StringComparison comparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;
        if (ledger.StartsWith(keys, comparison))
        {
            throw new LedgerException(LedgerFault.NotPossible,
                Messages.LedgerInKeyFolder(Folder));
        }
    }
}
