namespace Prator.Recovery.Exchange;

/// <summary>
/// What the first pass keeps of the rows that it accepted. While no key has several contents one bit a row is enough for
/// the second pass; else the table of keys is asked again.
/// </summary>
internal sealed class SurveyedRows
{
    // The table is far larger than the processor's caches: the memory of so many rows is fetched together.
    private const int BatchRows = 64;

    private readonly ulong[] _keys = new ulong[BatchRows];
    private readonly ulong[] _contents = new ulong[BatchRows];
    private readonly RowMarks _marks = new();
    private KeyTable? _table = new();
    private int _waiting;
    private int _claimed;

    /// <summary>Whether the second pass must tell key and content of a row.</summary>
    public bool AreCompared => _table is not null;

    /// <summary>How many rows were the first of their kind, those that wait apart.</summary>
    public int Items { get; private set; }

    /// <summary>How many rows said again what a row before them said, those that wait apart.</summary>
    public int Duplicates { get; private set; }

    /// <summary>First pass: takes a row in.</summary>
    public void Add(ulong key, ulong content)
    {
        _keys[_waiting] = key;
        _contents[_waiting] = content;
        _waiting++;
        if (_waiting == BatchRows)
        {
            Flush();
        }
    }

    /// <summary>First pass: counts the rows that wait.</summary>
    public void Flush()
    {
        KeyTable table = _table!;
        table.Touch(_keys.AsSpan(0, _waiting));
        for (int i = 0; i < _waiting; i++)
        {
            bool isFirst = table.Add(_keys[i], _contents[i]) == Standing.First;
            _marks.Add(isFirst);
            Items += isFirst ? 1 : 0;
            Duplicates += isFirst ? 0 : 1;
        }

        _waiting = 0;
    }

    /// <summary>Ends the first pass; the table goes when nothing will be asked of it.</summary>
    public void Finish()
    {
        Flush();
        if (!_table!.HasSeveralOfAny)
        {
            _table = null;
        }
    }

    /// <summary>Second pass: the standing of the next row, where rows are not compared.</summary>
    /// <exception cref="KeyNotFoundException">The first pass saw fewer rows.</exception>
    public Standing Claim() => _marks.IsMarked(_claimed++) ? Standing.First : Standing.Again;

    /// <summary>Second pass: the standing of a row, where rows are compared.</summary>
    /// <exception cref="KeyNotFoundException">The first pass did not see the row.</exception>
    public Standing Claim(ulong key, ulong content, out bool hasSeveral) => _table!.Claim(key, content, out hasSeveral);
}
