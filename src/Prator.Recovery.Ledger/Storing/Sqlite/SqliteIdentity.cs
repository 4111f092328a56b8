namespace Prator.Recovery.Ledger;

/// <summary>How a ledger's identity stands in the table <c>ledger</c>, which has one row.</summary>
internal static class SqliteIdentity
{
    private const string Columns = "id, salt, created, identifier_check, chain_check";

    public static void Insert(SqliteFile file, LedgerIdentity identity)
    {
        using Statement insert = file.Prepare($"INSERT INTO ledger ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5)");
        insert.Bind(1, identity.Id.ToString("D"));
        if (identity.Salt is { } salt)
        {
            insert.BindBlob(2, salt);
        }

        insert.Bind(3, StoredValues.Text(identity.CreatedAt));
        insert.BindBlob(4, identity.IdentifierCheck);
        insert.BindBlob(5, identity.ChainCheck);
        insert.Run();
    }

    /// <exception cref="LedgerException">The row is missing or damaged.</exception>
    public static LedgerIdentity Read(SqliteFile file)
    {
        using Statement row = file.Prepare($"SELECT {Columns} FROM ledger");
        return row.Step() && Guid.TryParseExact(row.Text(0), "D", out Guid id)
            ? new LedgerIdentity(id, row.IsNull(1) ? null : row.Bytes(1).ToArray(), StoredValues.ReadTime(row.Text(2)), row.Bytes(3).ToArray(), row.Bytes(4).ToArray())
            : throw SqliteFault.Damaged(file.Path, Messages.SaysNotWhich);
    }
}
