using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>How a ledger's identity stands in the table <c>ledger</c>, which has one row.</summary>
internal static class PostgresIdentity
{
    private const string Columns = "id, created, identifier_check, chain_check, salt";

    public static void Insert(PostgresSession session, LedgerIdentity identity)
    {
        NpgsqlBatchCommand insert = new($"INSERT INTO ledger ({Columns}) VALUES ($1, $2, $3, $4, $5)");
        ParameterRow row = new(insert);
        row.Text(identity.Id.ToString("D"));
        row.Text(StoredValues.Text(identity.CreatedAt));
        row.Bytes(identity.IdentifierCheck);
        row.Bytes(identity.ChainCheck);
        if (identity.Salt is { } salt)
        {
            row.Bytes(salt);
        }
        else
        {
            row.Nothing();
        }

        session.Run([insert]);
    }

    /// <exception cref="LedgerException">The row is missing or damaged.</exception>
    public static LedgerIdentity Read(PostgresSession session)
    {
        List<LedgerIdentity> rows = session.All(new PostgresQuery($"SELECT {Columns} FROM ledger"), row => new LedgerIdentity(
            Guid.ParseExact(row.GetString(0), "D"),
            row.IsDBNull(4) ? null : row.GetFieldValue<byte[]>(4),
            StoredValues.ReadTime(row.GetString(1)),
            row.GetFieldValue<byte[]>(2),
            row.GetFieldValue<byte[]>(3)));
        return rows is [var only] ? only : throw PostgresFault.Damaged(session.Place, Messages.SaysNotWhich);
    }
}
