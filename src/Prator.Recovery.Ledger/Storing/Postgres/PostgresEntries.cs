using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>How entries stand in the table <c>entry</c>.</summary>
internal sealed class PostgresEntries() : PostgresTable<LedgerEntry>("entry", "seq", "operation", "item", "record", "kinds", "body", "mac", "secret")
{
    /// <summary>Without what identifies patients, which some accounts may not read.</summary>
    public const string SelectClear = "SELECT seq, operation, item, record, kinds, body, mac, NULL::bytea FROM entry";

    public override void Write(IPostgresRow to, LedgerEntry row)
    {
        to.Number(row.Seq);
        to.Number(row.Operation);
        to.Number(row.Item);
        to.Number(row.Record);
        to.Number((long)row.Kinds);
        to.Bytes(row.Body.Span);
        to.Bytes(row.Mac);
        if (row.Secret is { } secret)
        {
            to.Bytes(secret);
        }
        else
        {
            to.Nothing();
        }
    }

    public override LedgerEntry Read(NpgsqlDataReader from, PostgresTexts texts) => new(
        from.GetInt64(0),
        from.GetInt64(1),
        from.GetInt64(2),
        from.GetInt64(3),
        (EventKinds)from.GetInt64(4),
        Bytes(from, 5),
        from.IsDBNull(7) ? null : Bytes(from, 7),
        Bytes(from, 6));
}
