using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>How operations stand in the table <c>operation</c>.</summary>
internal sealed class PostgresOperations() : PostgresTable<OperationRow>(
    "operation", "id", "seq", "kind", "time", "actor", "policy", "policy_hash", "as_of", "cmdlet", "files")
{
    public override void Write(IPostgresRow to, OperationRow row)
    {
        to.Number(row.Id);
        to.Number(row.Seq);
        to.Number((long)row.Kind);
        to.Text(StoredValues.Text(row.Time));
        to.Text(row.Actor);
        to.Text(row.Policy);
        to.Text(row.PolicyHash);
        to.Text(row.AsOf);
        to.Text(row.Cmdlet);
        to.Text(row.Files);
    }

    public override OperationRow Read(NpgsqlDataReader from, PostgresTexts texts) => new(
        from.GetInt64(0),
        from.GetInt64(1),
        (EventKinds)from.GetInt64(2),
        StoredValues.ReadTime(from.GetString(3)),
        from.GetString(4),
        SharedOrNull(from, 5, texts),
        SharedOrNull(from, 6, texts),
        TextOrNull(from, 7),
        from.GetString(8),
        TextOrNull(from, 9));
}
