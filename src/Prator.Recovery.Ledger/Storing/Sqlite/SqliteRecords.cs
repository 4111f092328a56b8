namespace Prator.Recovery.Ledger;

/// <summary>How records stand in the table <c>record</c>.</summary>
internal static class SqliteRecords
{
    public const string Columns = "id, source, kind, item, key, has_id, patient, day, content, present, payload";

    public const string Insert = $"INSERT INTO record ({Columns}) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)";

    public const string Update =
        """
        UPDATE record SET source = ?2, kind = ?3, item = ?4, key = ?5, has_id = ?6, patient = ?7, day = ?8, content = ?9,
            present = ?10, payload = ?11 WHERE id = ?1
        """;

    public static unsafe void Run(Statement write, RecordRow record)
    {
        byte* hashes = stackalloc byte[3 * StoredValues.HashBytes];
        byte* patient = hashes + StoredValues.HashBytes;
        byte* content = patient + StoredValues.HashBytes;
        StoredValues.Write(record.Key, new Span<byte>(hashes, StoredValues.HashBytes));
        StoredValues.Write(record.Patient, new Span<byte>(patient, StoredValues.HashBytes));
        StoredValues.Write(record.Content, new Span<byte>(content, StoredValues.HashBytes));

        write.Bind(1, record.Id);
        write.Bind(2, (long)record.Source);
        write.Bind(3, (long)record.Kind);
        write.Bind(4, record.Item);
        write.BindBlob(5, hashes, StoredValues.HashBytes);
        write.Bind(6, record.HasId);
        write.BindBlob(7, patient, StoredValues.HashBytes);
        write.Bind(8, record.Day);
        write.BindBlob(9, content, StoredValues.HashBytes);
        write.Bind(10, record.IsPresent);
        write.Bind(11, record.Payload);
        write.Run();
    }

    public static RecordRow Read(Statement row) => ReadMark(row).ToRow();

    public static RecordMark ReadMark<TRow>(TRow row)
        where TRow : ISqliteRow => new()
        {
            Id = row.Int64(0),
            Source = (ItemSource)row.Int32(1),
            Kind = (RecordKind)row.Int32(2),
            Item = row.Int64(3),
            Key = StoredValues.ReadHash(row.Bytes(4)),
            HasId = row.Flag(5),
            Patient = StoredValues.ReadHash(row.Bytes(6)),
            Day = row.Int32(7),
            Content = StoredValues.ReadHash(row.Bytes(8)),
            IsPresent = row.Flag(9),
            Payload = row.Int64(10),
        };
}
