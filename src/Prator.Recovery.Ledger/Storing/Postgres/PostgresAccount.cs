namespace Prator.Recovery.Ledger;

/// <summary>What the server says of the account that is connected.</summary>
/// <param name="Name">The session's user: who was let in, whatever role was taken on since.</param>
/// <param name="MayWrite">Whether it may append to the log and change the state.</param>
/// <param name="MayReadSecrets">Whether it may read what identifies patients.</param>
/// <param name="IsReadOnly">Whether nothing is written here by anybody: a standby, or read-only transactions.</param>
internal sealed record PostgresAccount(string Name, bool MayWrite, bool MayReadSecrets, bool IsReadOnly)
{
    private const string Query =
        """
        SELECT session_user::text,
            has_table_privilege('entry', 'INSERT') AND has_table_privilege('item', 'INSERT') AND has_table_privilege('item', 'UPDATE'),
            has_column_privilege('entry', 'secret', 'SELECT'),
            current_setting('transaction_read_only') = 'on'
        """;

    public static PostgresAccount Of(PostgresSession session) =>
        session.All(new PostgresQuery(Query), row => new PostgresAccount(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2), row.GetBoolean(3)))[0];
}
