namespace Prator.Recovery.Ledger;

/// <summary>Takes the values of one row, in the order of the table's columns.</summary>
internal interface IPostgresRow
{
    /// <summary>A <c>bigint</c>.</summary>
    void Number(long value);

    /// <summary>An <c>integer</c>.</summary>
    void Integer(int value);

    /// <summary>A <c>smallint</c>.</summary>
    void Code(int value);

    /// <summary>A <c>boolean</c>.</summary>
    void Flag(bool value);

    /// <summary>A <c>text</c>, or nothing.</summary>
    void Text(string? value);

    /// <summary>A <c>date</c>, or nothing.</summary>
    void Day(DateOnly? value);

    /// <summary>A <c>bytea</c>.</summary>
    void Bytes(ReadOnlySpan<byte> value);

    /// <summary>No value.</summary>
    void Nothing();
}
