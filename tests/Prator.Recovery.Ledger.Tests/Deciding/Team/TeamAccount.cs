using System.Diagnostics;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>Somebody with an account, keys and a way to the ledger of their own.</summary>
internal sealed class TeamAccount : IDisposable
{
    private readonly PostgresLedgerStore _store;

    public TeamAccount(PostgresHome home, KeyPlaces places, string name, TimeSpan patience)
    {
        Name = name;
        _store = PostgresLedgerStore.Open(home.ConnectionOf(name), patience);
        using ILedgerReader reader = _store.Read(CancellationToken.None);
        Keys = LedgerKeys.Open(reader.Identity, places);
    }

    public string Name { get; }

    public LedgerKeys Keys { get; }

    /// <summary>How often patience was over before it was this one's turn.</summary>
    public int Locked { get; private set; }

    /// <summary>How long each turn was waited for, connecting included.</summary>
    public List<TimeSpan> Waits { get; } = [];

    /// <summary>How long each turn was kept from the others.</summary>
    public List<TimeSpan> Turns { get; } = [];

    /// <summary>Writes when it is this one's turn, if patience lasts.</summary>
    public void InTurn(Action<ILedgerWriter> write)
    {
        long asked = Stopwatch.GetTimestamp();
        ILedgerWriter writer;
        try
        {
            writer = _store.Write(CancellationToken.None);
        }
        catch (LedgerException fault) when (fault.Fault == LedgerFault.Locked)
        {
            Locked++;
            return;
        }

        using (writer)
        {
            Waits.Add(Stopwatch.GetElapsedTime(asked));
            long begun = Stopwatch.GetTimestamp();
            write(writer);
            Turns.Add(Stopwatch.GetElapsedTime(begun));
        }
    }

    /// <summary>Who does something, as the server knows them.</summary>
    public static Act ActOf(ILedgerWriter writer, string cmdlet) =>
        new(DateTimeOffset.UtcNow, writer.Actor!, cmdlet, Ledgers.ShippedPolicy.Name, Ledgers.ShippedPolicy.Hash);

    public void Dispose()
    {
        Keys.Dispose();
        _store.Dispose();
    }
}
