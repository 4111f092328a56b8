namespace Prator.Recovery.Ledger;

/// <summary>What a row of a source is about. Items are episodes and SIPs; a stay only tells about episodes.</summary>
public enum RecordKind
{
    Episode = 1,
    Sip = 2,
    Stay = 3,
}
