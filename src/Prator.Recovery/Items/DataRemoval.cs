namespace Prator.Recovery;

/// <summary>What Remove-RecoveryData did.</summary>
public sealed class DataRemoval
{
    internal DataRemoval(string ledger, string head, bool isKeyGone)
    {
        Ledger = ledger;
        Head = head;
        IsKeyGone = isKeyGone;
    }

    /// <summary>Where the ledger is.</summary>
    public string Ledger { get; }

    /// <summary>The end of the log afterwards, to be noted.</summary>
    public string Head { get; }

    /// <summary>Whether the identifiers' key was destroyed; false where an environment variable gives it, whose keeper must destroy it.</summary>
    public bool IsKeyGone { get; }
}
