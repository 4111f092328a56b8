namespace Prator.Recovery.Exchange;

/// <summary>One bit a row, in the order of the rows: whether the first pass found it to be the first of its kind.</summary>
internal sealed class RowMarks
{
    private const int PageWords = 1 << 10;
    private const int PageBits = PageWords * 64;

    private readonly List<ulong[]> _pages = [];
    private int _count;

    public void Add(bool isMarked)
    {
        if (_count % PageBits == 0)
        {
            _pages.Add(new ulong[PageWords]);
        }

        if (isMarked)
        {
            _pages[^1][_count % PageBits / 64] |= 1UL << (_count % 64);
        }

        _count++;
    }

    /// <exception cref="KeyNotFoundException">There are not so many rows.</exception>
    public bool IsMarked(int row) => row < _count
        ? (_pages[row / PageBits][row % PageBits / 64] >> (row % 64) & 1) != 0
        : throw new KeyNotFoundException("The row was not there in the first pass.");
}
