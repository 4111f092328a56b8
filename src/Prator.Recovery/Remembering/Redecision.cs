using Prator.Recovery.Core.Items;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Decides a ledger's items again by another policy: tried out, or done.</summary>
internal sealed class Redecision
{
    private readonly OpenLedger _ledger;
    private readonly RedecideRequest _request;
    private readonly CancellationToken _stopped;

    /// <exception cref="LedgerException">Nothing was taken in yet.</exception>
    public Redecision(OpenLedger ledger, RedecideRequest request, CancellationToken stopped)
    {
        _ledger = ledger;
        _request = request;
        _stopped = stopped;
        using ILedgerReader reader = ledger.Store.Read(stopped);
        AsOf = LedgerRedecision.DayOf(reader);
    }

    /// <summary>The moment that is decided for: of the newest snapshot when this was asked.</summary>
    public Moment AsOf { get; }

    /// <summary>What would happen.</summary>
    public ImportOutcome Try()
    {
        using ILedgerReader reader = _ledger.Store.Read(_stopped);
        using DryWriter dry = new(reader);
        return LedgerRedecision.Run(dry, _ledger.Keys, _request, _stopped);
    }

    /// <summary>Does it.</summary>
    public ImportOutcome Run()
    {
        using ILedgerWriter writer = _ledger.Store.Write(_stopped);
        return LedgerRedecision.Run(writer, _ledger.Keys, _request, _stopped);
    }
}
