using Npgsql;

namespace Prator.Recovery.Ledger;

/// <summary>How records stand in the table <c>record</c>.</summary>
internal sealed class PostgresRecords() : PostgresTable<RecordRow>(
    "record", "id", "item", "payload", "day", "source", "kind", "has_id", "present", "key", "patient", "content")
{
    public override void Write(IPostgresRow to, RecordRow row)
    {
        to.Number(row.Id);
        to.Number(row.Item);
        to.Number(row.Payload);
        to.Integer(row.Day);
        to.Code((int)row.Source);
        to.Code((int)row.Kind);
        to.Flag(row.HasId);
        to.Flag(row.IsPresent);
        Hash(to, row.Key);
        Hash(to, row.Patient);
        Hash(to, row.Content);
    }

    public override RecordRow Read(NpgsqlDataReader from, PostgresTexts texts) => ReadMark(from, new byte[StoredValues.HashBytes]).ToRow();

    /// <summary>Reads a row as a value.</summary>
    /// <param name="from">At the row.</param>
    /// <param name="room">For the bytes of one hash; used for row after row.</param>
    public static RecordMark ReadMark(NpgsqlDataReader from, byte[] room) => new()
    {
        Id = from.GetInt64(0),
        Item = from.GetInt64(1),
        Payload = from.GetInt64(2),
        Day = from.GetInt32(3),
        Source = (ItemSource)from.GetInt16(4),
        Kind = (RecordKind)from.GetInt16(5),
        HasId = from.GetBoolean(6),
        IsPresent = from.GetBoolean(7),
        Key = Hash(from, 8, room),
        Patient = Hash(from, 9, room),
        Content = Hash(from, 10, room),
    };

    // A column of another length would be damage; what reads it says so.
    private static UInt128 Hash(NpgsqlDataReader from, int column, byte[] room) => StoredValues.ReadHash(room.AsSpan(0, (int)from.GetBytes(column, 0, room, 0, room.Length)));

    private static void Hash(IPostgresRow to, UInt128 hash)
    {
        Span<byte> bytes = stackalloc byte[StoredValues.HashBytes];
        StoredValues.Write(hash, bytes);
        to.Bytes(bytes);
    }
}
