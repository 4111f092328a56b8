namespace Prator.Recovery.Exchange;

/// <summary>Who may read a new file, on systems where files have modes.</summary>
public enum FileReaders
{
    /// <summary>Only its owner: it may hold patient data.</summary>
    Owner,

    /// <summary>Whoever the user's own settings let read new files: it names no patient.</summary>
    Anybody,
}
