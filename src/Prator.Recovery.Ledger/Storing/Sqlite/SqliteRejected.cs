namespace Prator.Recovery.Ledger;

/// <summary>How rejected rows stand in the table <c>rejected</c>.</summary>
internal static class SqliteRejected
{
    public const string Columns =
        """
        id, source, kind, file, "row", "column", reason, reference, unit, municipality, owner, first_operation, mended_operation,
            escalated_operation
        """;

    public const string Upsert = $"INSERT OR REPLACE INTO rejected ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)";

    public static void Run(Statement write, RejectedEntry rejected)
    {
        write.Bind(1, rejected.Id);
        write.Bind(2, (long)rejected.Source);
        write.Bind(3, (long)rejected.Kind);
        write.Bind(4, rejected.File);
        write.Bind(5, rejected.Row);
        write.Bind(6, rejected.Column);
        write.Bind(7, rejected.Reason);
        write.Bind(8, rejected.Reference);
        write.Bind(9, rejected.Unit);
        write.Bind(10, rejected.Municipality);
        write.Bind(11, rejected.Owner);
        write.Bind(12, rejected.FirstOperation);
        write.Bind(13, rejected.MendedOperation);
        write.Bind(14, rejected.EscalatedOperation);
        write.Run();
    }

    public static RejectedEntry Read(Statement row) => new()
    {
        Id = row.Int64(0),
        Source = (ItemSource)row.Int32(1),
        Kind = (RecordKind)row.Int32(2),
        File = row.Text(3),
        Row = row.Int32(4),
        Column = row.TextOrNull(5),
        Reason = row.Text(6),
        Reference = row.Text(7),
        Unit = row.TextOrNull(8),
        Municipality = row.TextOrNull(9),
        Owner = row.TextOrNull(10),
        FirstOperation = row.Int64(11),
        MendedOperation = row.Int64(12),
        EscalatedOperation = row.Int64(13),
    };
}
