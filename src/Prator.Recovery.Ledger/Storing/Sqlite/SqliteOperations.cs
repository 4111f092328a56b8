namespace Prator.Recovery.Ledger;

/// <summary>How operations stand in the table <c>operation</c>.</summary>
internal static class SqliteOperations
{
    public const string Columns = "id, seq, kind, time, actor, policy, policy_hash, as_of, cmdlet, files";

    public const string Upsert = $"INSERT OR REPLACE INTO operation ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";

    public static void Run(Statement write, OperationRow operation)
    {
        write.Bind(1, operation.Id);
        write.Bind(2, operation.Seq);
        write.Bind(3, (long)operation.Kind);
        write.Bind(4, StoredValues.Text(operation.Time));
        write.Bind(5, operation.Actor);
        write.Bind(6, operation.Policy);
        write.Bind(7, operation.PolicyHash);
        write.Bind(8, operation.AsOf);
        write.Bind(9, operation.Cmdlet);
        write.Bind(10, operation.Files);
        write.Run();
    }

    public static OperationRow Read(Statement row) => new(
        row.Int64(0),
        row.Int64(1),
        (EventKinds)row.Int64(2),
        StoredValues.ReadTime(row.Text(3)),
        row.Text(4),
        row.TextOrNull(5),
        row.TextOrNull(6),
        row.TextOrNull(7),
        row.Text(8),
        row.TextOrNull(9));
}
