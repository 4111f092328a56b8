namespace Prator.Recovery.Ledger;

/// <summary>A row that a scan hands out: SQLite takes no lock for each value, as it does for each column of a statement.</summary>
internal readonly unsafe struct SqliteValues(nint* values, TextPool texts) : ISqliteRow
{
    public long Int64(int column) => SqliteNative.ValueInt64(values[column]);

    public int Int32(int column) => (int)SqliteNative.ValueInt64(values[column]);

    public bool Flag(int column) => SqliteNative.ValueInt64(values[column]) != 0;

    public ReadOnlySpan<byte> Bytes(int column)
    {
        byte* start = SqliteNative.ValueBytes(values[column]);
        return new ReadOnlySpan<byte>(start, start is null ? 0 : SqliteNative.ValueLength(values[column]));
    }

    public string Text(int column) => texts.Of(Bytes(column));
}
