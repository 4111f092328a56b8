using Npgsql;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>The rival: one prepared upsert a row in one transaction, of items that lie ready in memory. No file, no policy, no history, no encryption.</summary>
internal sealed class PostgresUpsert
{
    private readonly List<object[]> _rows = [];
    private readonly string[] _columns;
    private readonly string[] _types;

    /// <param name="ledger">The ledger whose items are fetched.</param>
    /// <param name="count">How many.</param>
    public PostgresUpsert(NpgsqlConnection ledger, int count)
    {
        using NpgsqlCommand command = new($"SELECT * FROM item ORDER BY id LIMIT {count}", ledger);
        using NpgsqlDataReader reader = command.ExecuteReader();
        _columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        _types = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)];
        while (reader.Read())
        {
            object[] row = new object[reader.FieldCount];
            reader.GetValues(row);
            _rows.Add(row);
        }
    }

    /// <summary>How many rows there are.</summary>
    public int Count => _rows.Count;

    public void Run(NpgsqlConnection connection)
    {
        using NpgsqlTransaction transaction = connection.BeginTransaction();
        using NpgsqlCommand command = new(
            $"INSERT INTO item ({string.Join(", ", _columns)}) VALUES ({string.Join(", ", _columns.Select((_, i) => $"${i + 1}"))}) "
            + $"ON CONFLICT (id) DO UPDATE SET {string.Join(", ", _columns.Skip(1).Select(c => $"{c} = excluded.{c}"))}",
            connection,
            transaction);
        foreach (string type in _types)
        {
            command.Parameters.Add(new NpgsqlParameter { DataTypeName = type });
        }

        command.Prepare();
        foreach (object[] row in _rows)
        {
            for (int i = 0; i < row.Length; i++)
            {
                command.Parameters[i].Value = row[i];
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
