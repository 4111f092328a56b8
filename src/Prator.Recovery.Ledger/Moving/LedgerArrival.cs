namespace Prator.Recovery.Ledger;

/// <summary>Takes a moved ledger in at another place: verified as a file, made again from its log, and proven where it lies then.</summary>
public sealed class LedgerArrival : IDisposable
{
    private readonly LedgerFile _file;

    private LedgerArrival(LedgerFile file, LedgerKeys keys)
    {
        _file = file;
        Keys = keys;
    }

    /// <summary>The keys of the ledger that arrives.</summary>
    public LedgerKeys Keys { get; }

    /// <summary>What the file's first line says.</summary>
    public LedgerFileHead Head => _file.Head;

    /// <summary>Opens a file that a ledger was moved to, and finds the ledger's keys: they are never in the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="places">Where the keys are.</param>
    /// <param name="ledgerFolder">Where the ledger will lie: never where the keys are. Null for one that lies in no folder.</param>
    /// <exception cref="LedgerFileException">The file can't be used.</exception>
    /// <exception cref="LedgerException">KeyMissing, KeyWrong: the chain's key, without which nothing is taken in. NotPossible: the ledger would lie with the keys.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file is not to be read.</exception>
    public static LedgerArrival Open(string path, KeyPlaces places, string? ledgerFolder)
    {
        ArgumentNullException.ThrowIfNull(places);
        if (ledgerFolder is not null)
        {
            places.EnsureApartFrom(ledgerFolder);
        }

        LedgerFile file = LedgerFile.Open(path);
        LedgerKeys keys = LedgerKeys.Open(file.Head.Identity, places);
        try
        {
            keys.OpenVerifier().Dispose();
            return new LedgerArrival(file, keys);
        }
        catch (LedgerException missing)
        {
            keys.Dispose();
            file.Dispose();
            throw missing.Fault == LedgerFault.KeyMissing ? NotCarriedOver(missing, file.Head.Identity.Id, places) : missing;
        }
    }

    /// <summary>Verifies the whole file: the form of every line, the chain, and that the head is what the first entry says.</summary>
    /// <param name="noted">A head that was noted, as the export gave it: the file must hold it. Null where none was.</param>
    /// <param name="progress">Is told the entries verified so far, and how many there are.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="LedgerFileException">It is not as it was written.</exception>
    public void Verify((long Seq, byte[] ShownMac)? noted, Action<long, long>? progress, CancellationToken cancellation)
    {
        Replay identity = new(isPart: true);
        using ChainVerifier verifier = Keys.OpenVerifier();
        ChainVerification chain = verifier.Verify(Noticed(identity, progress), noted, cancellation);
        if (chain.Break is { } found)
        {
            throw Broken(found);
        }

        if (chain.Head?.ToString() != Head.Head)
        {
            throw _file.Damaged(1, Messages.OtherEnd(Head.Head, chain.Head));
        }

        string? wrong = identity.Identity is null
            ? Messages.LedgerUnnamed
            : StateComparison.Identity(Head.Identity, identity).FirstOrDefault()?.Message;
        if (wrong is not null)
        {
            throw _file.Damaged(1, wrong);
        }
    }

    /// <summary>Puts the log into a new ledger, and what follows from it, and proves all of it as it lies there then. Commits nothing.</summary>
    /// <param name="store">The new ledger, of this identity and empty.</param>
    /// <param name="progress">Is told the steps done so far, and how many there are: two an entry.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What the proof found: it is valid.</returns>
    /// <exception cref="LedgerFileException">An entry can't be understood.</exception>
    /// <exception cref="LedgerException">Damaged: what was read back is not what was written; or the store can't be written.</exception>
    public LedgerProof Fill(ILedgerWriter store, Action<long, long>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(store);
        WriteAll(store, progress, cancellation);
        LedgerProof proof = LedgerProof.Of(store, Keys, null, (count, all) => progress?.Invoke(all + count, all * 2), cancellation);
        return proof.IsValid && proof.Head?.ToString() == Head.Head
            ? proof
            : throw new LedgerException(LedgerFault.Damaged,
                Messages.NotKeptThere(proof.Breaks is [var first, ..] ? first.ToString() : Messages.NotTheVerified));
    }

    public void Dispose()
    {
        Keys.Dispose();
        _file.Dispose();
    }

    // In a method of its own, so that the state is gone from memory before the proof makes it again.
    private void WriteAll(ILedgerWriter store, Action<long, long>? progress, CancellationToken cancellation)
    {
        Replay state = new();
        foreach (LedgerEntry entry in _file.Entries())
        {
            cancellation.ThrowIfCancellationRequested();
            if (LedgerProof.Follows(state, entry) is { } unreadable)
            {
                throw _file.Damaged(LineOf(entry.Seq), unreadable.Message);
            }

            store.Append(entry);
            progress?.Invoke(entry.Seq, Head.Entries * 2);
        }

        Put(state.Operations, store.Put, cancellation);
        Put(state.Records, store.Put, cancellation);
        Put(state.Items, store.Put, cancellation);
        Put(state.Rejected, store.Put, cancellation);
        Put(state.Mails, store.Put, cancellation);
    }

    private static void Put<TRow>(Dictionary<long, TRow> rows, Action<TRow> put, CancellationToken cancellation)
    {
        foreach (long id in rows.Keys.Order())
        {
            cancellation.ThrowIfCancellationRequested();
            put(rows[id]);
        }
    }

    /// <summary>All entries; what they say of the ledger's identity is noticed on the way.</summary>
    private IEnumerable<LedgerEntry> Noticed(Replay identity, Action<long, long>? progress)
    {
        foreach (LedgerEntry entry in _file.Entries())
        {
            yield return entry;

            // The next one is asked for: this one follows from those before, or the walk ends in a fault anyway.
            if (entry.Seq == 1 || entry.Kinds.HasFlag(EventKinds.Removed))
            {
                _ = LedgerProof.Follows(identity, entry);
            }

            progress?.Invoke(entry.Seq, Head.Entries);
        }
    }

    private LedgerFileException Broken(ChainBreak found) => found.Fault is ChainFault.Truncated or ChainFault.Replaced
        ? new LedgerFileException(LedgerFileFault.Unexpected,
            Messages.OtherHead(_file.Path, LedgerProof.MessageOf(found, Head.Entries)))
        : _file.Damaged(LineOf(found.Seq), Messages.EntryWrong(found.Seq, LedgerProof.MessageOf(found, Head.Entries)));

    private static long LineOf(long seq) => seq + 1;

    private static LedgerException NotCarriedOver(LedgerException missing, Guid id, KeyPlaces places) => new(LedgerFault.KeyMissing,
        Messages.KeysNotCarriedOver(missing.Message, places.Chain(id).FileName, places.Identifiers(id).FileName, places.Folder), missing);
}
