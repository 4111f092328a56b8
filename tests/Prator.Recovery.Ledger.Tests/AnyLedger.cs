using System.Security.Cryptography;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>A new ledger in either store, removed afterwards.</summary>
internal sealed class AnyLedger : IDisposable
{
    private readonly LedgerHome _home;

    public AnyLedger(StoreKind kind)
        : this(LedgerHome.Of(kind))
    {
    }

    public AnyLedger(LedgerHome home)
    {
        _home = home;
        Store = home.Create(Identity);
    }

    public LedgerIdentity Identity { get; } = MadeUp();

    public ILedgerStore Store { get; }

    /// <summary>An identity that no keys belong to.</summary>
    public static LedgerIdentity MadeUp() => new(
        Guid.NewGuid(),
        RandomNumberGenerator.GetBytes(32),
        new DateTimeOffset(2024, 2, 3, 7, 15, 0, TimeSpan.Zero).AddTicks(1234567),
        RandomNumberGenerator.GetBytes(32),
        RandomNumberGenerator.GetBytes(32));

    public ILedgerReader Read() => Store.Read(CancellationToken.None);

    public ILedgerWriter Write() => Store.Write(CancellationToken.None);

    public ILedgerStore Open(TimeSpan patience) => _home.Open(patience);

    public void Dispose()
    {
        Store.Dispose();
        _home.Dispose();
    }
}
