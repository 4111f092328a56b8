namespace Prator.Recovery.Ledger;

/// <summary>Moves a ledger to one file: who it is, and its log. What follows from the log is made again where it arrives. No key goes along.</summary>
public static class LedgerExport
{
    /// <summary>Proves a ledger before it is moved, as Test-RecoveryLedger does: what is broken is not to be carried on.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="keys">Its keys. Without the chain's nothing can be proven here; whoever takes the file in must have it.</param>
    /// <param name="progress">Is told the entries checked so far, and how many there are.</param>
    /// <param name="cancellation">Stops the check.</param>
    /// <returns>What was found; null where the chain's key is not at hand.</returns>
    /// <exception cref="LedgerException">NotPossible where the log is empty; NotAllowed where the account may not read all that the chain covers; Damaged.</exception>
    public static LedgerProof? Check(ILedgerReader store, LedgerKeys keys, Action<long, long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(keys);
        LedgerAccess.EnsureShown(store, Messages.NeededToMove);
        if (store.Head is null)
        {
            throw new LedgerException(LedgerFault.NotPossible, Messages.NothingToMove);
        }

        if (!keys.HasChain)
        {
            return null;
        }

        LedgerProof proof = LedgerProof.Of(store, keys, null, progress, cancellation);
        return proof.IsValid
            ? proof
            : throw new LedgerException(LedgerFault.Damaged, Messages.NotMoved(proof.Breaks[0]));
    }

    /// <summary>Writes the file: wholly, on the disk, readable by its owner alone, or not at all.</summary>
    /// <param name="store">The ledger, as of one moment, whoever writes meanwhile.</param>
    /// <param name="path">The file; its folder must exist and not be that of the keys.</param>
    /// <param name="overwrite">Whether to take the place of a file that is there.</param>
    /// <param name="places">Where keys are.</param>
    /// <param name="progress">Is told the entries written so far, and how many there are.</param>
    /// <param name="cancellation">Stops the writing; nothing is left of it.</param>
    /// <returns>The file's length.</returns>
    /// <exception cref="LedgerException">The ledger can't be read; NotPossible where the file would lie with the keys.</exception>
    /// <exception cref="IOException">The file can't be written, or there is one already.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder or the old file is not to be written.</exception>
    public static long Write(ILedgerReader store, string path, bool overwrite, KeyPlaces places, Action<long, long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(places);
        places.EnsureApartFrom(Path.GetDirectoryName(Path.GetFullPath(path))!);
        ChainHead end = store.Head ?? throw new ArgumentException("There is no entry.", nameof(store));
        return LedgerFileWriter.Write(path, overwrite, new LedgerFileHead(store.Identity, end.Seq, end.ToString()), Whole(store, end, progress), cancellation);
    }

    private static IEnumerable<LedgerEntry> Whole(ILedgerReader store, ChainHead end, Action<long, long>? progress)
    {
        long count = 0;
        foreach (LedgerEntry entry in store.Entries(EntryFilter.All))
        {
            count++;
            if (entry.Seq != count || entry.Mac.Length != ChainMac.Bytes || !LedgerFileLine.MayHold(entry.Body.Span))
            {
                throw new LedgerException(LedgerFault.Damaged, Messages.EntryNotMoved(count));
            }

            progress?.Invoke(count, end.Seq);
            yield return entry;
        }
    }
}
