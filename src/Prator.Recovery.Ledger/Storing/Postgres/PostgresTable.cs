using System.Globalization;
using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>How rows of one kind stand in their table.</summary>
internal abstract class PostgresTable<TRow>
{
    protected PostgresTable(string name, params string[] columns)
    {
        Name = name;
        Columns = columns;
        string list = string.Join(", ", columns);
        Key = columns[0];
        Select = $"SELECT {list} FROM {name}";
        CopyNew = $"COPY {name} ({list}) FROM STDIN (FORMAT BINARY)";
        string replace = $"ON CONFLICT ({Key}) DO UPDATE SET {string.Join(", ", columns.Skip(1).Select(c => $"{c} = excluded.{c}"))}";
        Upsert = $"INSERT INTO {name} ({list}) VALUES ({string.Join(", ", columns.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")))}) {replace}";

        string changes = $"pg_temp.{name}_change";
        MakeChanges = $"CREATE TEMPORARY TABLE IF NOT EXISTS {name}_change (LIKE {name}) ON COMMIT DROP";
        CopyChanges = $"COPY {changes} ({list}) FROM STDIN (FORMAT BINARY)";
        TakeChanges = $"INSERT INTO {name} ({list}) SELECT {list} FROM {changes} {replace}; TRUNCATE {changes}";
    }

    public string Name { get; }

    /// <summary>The column of its number.</summary>
    public string Key { get; }

    /// <summary>In the order in which they are written and read; the first is the number.</summary>
    public IReadOnlyList<string> Columns { get; }

    public string Select { get; }

    public string CopyNew { get; }

    /// <summary>With a parameter a column.</summary>
    public string Upsert { get; }

    public string MakeChanges { get; }

    public string CopyChanges { get; }

    public string TakeChanges { get; }

    public abstract void Write(IPostgresRow to, TRow row);

    public abstract TRow Read(NpgsqlDataReader from, PostgresTexts texts);

    protected static string? TextOrNull(NpgsqlDataReader from, int column) => from.IsDBNull(column) ? null : from.GetString(column);

    protected static string? SharedOrNull(NpgsqlDataReader from, int column, PostgresTexts texts) => from.IsDBNull(column) ? null : texts.Of(from.GetString(column));

    protected static byte[] Bytes(NpgsqlDataReader from, int column) => from.GetFieldValue<byte[]>(column);
}
