namespace Prator.Recovery.Ledger;

/// <summary>How entries stand in the table <c>entry</c>.</summary>
internal static class SqliteEntries
{
    public const string Columns = "seq, operation, item, record, kinds, body, secret, mac";

    public const string Insert = $"INSERT INTO entry ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

    public static unsafe void Run(Statement insert, LedgerEntry entry)
    {
        byte nothing = 0;
        fixed (byte* body = entry.Body.Span, secret = entry.Secret, mac = entry.Mac)
        {
            insert.Bind(1, entry.Seq);
            insert.Bind(2, entry.Operation);
            insert.Bind(3, entry.Item);
            insert.Bind(4, entry.Record);
            insert.Bind(5, (long)entry.Kinds);
            insert.BindText(6, body is null ? &nothing : body, entry.Body.Length);
            insert.BindBlob(7, secret is null && entry.Secret is not null ? &nothing : secret, entry.Secret?.Length ?? 0);
            insert.BindBlob(8, mac, entry.Mac.Length);
            insert.Run();
        }
    }

    public static LedgerEntry Read(Statement row) => new(
        row.Int64(0),
        row.Int64(1),
        row.Int64(2),
        row.Int64(3),
        (EventKinds)row.Int64(4),
        row.Bytes(5).ToArray(),
        row.IsNull(6) ? null : row.Bytes(6).ToArray(),
        row.Bytes(7).ToArray());
}
