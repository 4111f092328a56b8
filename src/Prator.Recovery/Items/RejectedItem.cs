using Prator.Recovery.Exchange;

namespace Prator.Recovery;

/// <summary>A rejected row as the target of its error. A summary that is given it knows the balance of its reading.</summary>
public sealed record RejectedItem : RejectedRow
{
    internal RejectedItem(RejectedRow row, Triage triage, ItemKind kind)
        : base(row)
    {
        Triage = triage;
        Kind = kind;
    }

    /// <summary>What the row was read as.</summary>
    public ItemKind Kind { get; }

    internal Triage Triage { get; }

    /// <summary>Place and reason in one line.</summary>
    public override string ToString() => base.ToString();
}
