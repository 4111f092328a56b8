namespace Prator.Recovery.Exchange;

/// <summary>What a row of an export is about.</summary>
public enum ItemKind
{
    Episode,
    Sip,

    /// <summary>A stay in the census of a hospital's patient administration.</summary>
    Stay,
}
