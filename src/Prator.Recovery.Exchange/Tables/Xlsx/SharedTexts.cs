using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>
/// The shared texts of a workbook, held as UTF-8 one behind the other, without an object a text: a text's bytes and one
/// or two more. Ids that differ in every row would else take more memory than the table of keys.
/// </summary>
internal sealed class SharedTexts
{
    private const int PageBytes = 1 << 16;

    // Addresses are 32 bits: page and byte.
    private const int MostPages = 1 << 14;

    // Only the first text of a group has an address; the others are found from there.
    private const int GroupTexts = 16;
    private const int AddressesAPage = 1 << 12;

    private readonly List<Page> _pages = [];
    private readonly List<uint[]> _addresses = [];
    private char[] _letters = new char[256];

    public int Count { get; private set; }

    /// <exception cref="InvalidDataException">The texts take more than a GiB.</exception>
    public void Add(ReadOnlySpan<char> text)
    {
        int length = Encoding.UTF8.GetByteCount(text);
        int needed = length + 5;
        if (_pages.Count == 0 || _pages[^1].Bytes.Length - _pages[^1].Used < needed || _pages[^1].Used >= PageBytes)
        {
            if (_pages.Count == MostPages)
            {
                throw new InvalidDataException("The shared texts take more than 1 GiB.");
            }

            _pages.Add(new Page(new byte[Math.Max(PageBytes, needed)]));
        }

        Page page = _pages[^1];
        if (Count % GroupTexts == 0)
        {
            AddAddress((uint)(((_pages.Count - 1) << 16) | page.Used));
        }

        Count++;
        page.Used += WriteLength(page.Bytes.AsSpan(page.Used), length);
        page.Used += Encoding.UTF8.GetBytes(text, page.Bytes.AsSpan(page.Used));
    }

    /// <summary>A text, until the next call.</summary>
    /// <param name="index">From 0, below <see cref="Count"/>.</param>
    public ReadOnlySpan<char> Get(int index)
    {
        ReadOnlySpan<byte> text = Find(index);
        if (_letters.Length < text.Length)
        {
            _letters = new char[text.Length];
        }

        int count = Encoding.UTF8.GetChars(text, _letters);
        return _letters.AsSpan(0, count);
    }

    private void AddAddress(uint address)
    {
        int group = Count / GroupTexts;
        if (group % AddressesAPage == 0)
        {
            _addresses.Add(new uint[AddressesAPage]);
        }

        _addresses[^1][group % AddressesAPage] = address;
    }

    private ReadOnlySpan<byte> Find(int index)
    {
        int group = index / GroupTexts;
        uint address = _addresses[group / AddressesAPage][group % AddressesAPage];
        int page = (int)(address >> 16);
        int at = (int)(address & 0xFFFF);
        for (int before = index % GroupTexts; ; before--)
        {
            if (at == _pages[page].Used)
            {
                page++;
                at = 0;
            }

            ReadOnlySpan<byte> bytes = _pages[page].Bytes;
            int length = ReadLength(bytes, ref at);
            if (before == 0)
            {
                return bytes.Slice(at, length);
            }

            at += length;
        }
    }

    // Seven bits a byte, the lowest first.
    private static int WriteLength(Span<byte> bytes, int length)
    {
        int written = 0;
        while (length > 0x7F)
        {
            bytes[written++] = (byte)(length | 0x80);
            length >>= 7;
        }

        bytes[written++] = (byte)length;
        return written;
    }

    private static int ReadLength(ReadOnlySpan<byte> bytes, ref int at)
    {
        int length = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte next = bytes[at++];
            length |= (next & 0x7F) << shift;
            if (next <= 0x7F)
            {
                return length;
            }
        }
    }

    private sealed class Page(byte[] bytes)
    {
        public byte[] Bytes { get; } = bytes;

        public int Used { get; set; }
    }
}
