namespace Prator.Recovery.Exchange;

/// <summary>What a row of an export is about.</summary>
public enum ItemKind
{
    Episode,
    Sip,
}
