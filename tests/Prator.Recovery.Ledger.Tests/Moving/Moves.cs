namespace Prator.Recovery.Ledger.Tests.Moving;

/// <summary>Moves ledgers to files and back.</summary>
internal static class Moves
{
    /// <summary>Proves a ledger and writes it to a file.</summary>
    public static void Export(this Ledgers ledger, string path, bool overwrite = false) => ledger.ExportUntil(path, overwrite, null, CancellationToken.None);

    public static void ExportUntil(this Ledgers ledger, string path, bool overwrite, Action<long, long>? progress, CancellationToken cancellation)
    {
        using ILedgerReader reader = ledger.Store.Read(cancellation);
        Assert.True(LedgerExport.Check(reader, ledger.Keys, null, cancellation)!.IsValid);
        Assert.Equal(LedgerExport.Write(reader, path, overwrite, ledger.Places, progress, cancellation), new FileInfo(path).Length);
    }

    /// <summary>Verifies a file and makes its ledger.</summary>
    public static ILedgerStore Arrive(this LedgerHome home, string path, KeyPlaces places) => home.ArriveUntil(path, places, null, CancellationToken.None);

    public static ILedgerStore ArriveUntil(this LedgerHome home, string path, KeyPlaces places, Action<long, long>? progress, CancellationToken cancellation)
    {
        using LedgerArrival arrival = LedgerArrival.Open(path, places, null);
        arrival.Verify(null, null, cancellation);
        return home.Create(arrival.Head.Identity, writer => Assert.True(arrival.Fill(writer, progress, cancellation).IsValid), cancellation);
    }

    /// <summary>Verifies a file.</summary>
    public static void Verify(string path, KeyPlaces places, string? head = null)
    {
        (long, byte[])? noted = head is not null && ChainHead.TryParse(head, out long seq, out byte[] mac) ? (seq, mac) : null;
        using LedgerArrival arrival = LedgerArrival.Open(path, places, null);
        arrival.Verify(noted, null, CancellationToken.None);
    }

    /// <summary>Days on which nearly everything happens that an entry can tell.</summary>
    public static void LiveThrough(this Ledgers ledger, int seed = 7)
    {
        foreach (Day day in new DrawnDays(seed).Days())
        {
            ledger.Import(day);
            long[] closable = [.. ledger.All().Where(i => i is { Action: Core.Decisions.RecoveryAction.Close, State: ItemState.Waiting, Kind: RecordKind.Episode }).Select(i => i.Id).Take(2)];
            if (closable.Length > 0)
            {
                ledger.Order(day.AsOf.Date, closable);
            }
        }
    }

    /// <summary>All that a reader gives, as text.</summary>
    public static string Everything(ILedgerStore store)
    {
        using ILedgerReader reader = store.Read(CancellationToken.None);
        return string.Join('\n',
        [
            $"{reader.Identity.Id} {reader.Identity.CreatedAt:O} {Hex(reader.Identity.Salt)} {Hex(reader.Identity.ChainCheck)} {Hex(reader.Identity.IdentifierCheck)} {reader.Numbers} {reader.Head}",
            .. reader.Entries(EntryFilter.All).Select(e => $"{e.Seq} {e.Operation} {e.Item} {e.Record} {e.Kinds} {Convert.ToHexString(e.Body.Span)} {Hex(e.Secret)} {Hex(e.Mac)}"),
            .. reader.Operations().Select(o => o.ToString()),
            .. reader.Records().Select(r => r.ToString()),
            .. reader.Items(ItemQuery.All).Select(i => i.ToString()),
            .. reader.Rejected(onlyOpen: false).Select(r => r.ToString()),
        ]);
    }

    private static string Hex(byte[]? bytes) => bytes is null ? "-" : Convert.ToHexString(bytes);
}
