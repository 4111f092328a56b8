namespace Prator.Recovery.Ledger;

/// <summary>A row that SQLite hands out: by steps of a statement, or by a scan. Columns count from 0.</summary>
internal interface ISqliteRow
{
    long Int64(int column);

    int Int32(int column);

    bool Flag(int column);

    /// <summary>The bytes of a text or a BLOB, valid until the next row.</summary>
    ReadOnlySpan<byte> Bytes(int column);

    /// <summary>A text that many rows share.</summary>
    string Text(int column);
}
