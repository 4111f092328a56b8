namespace Prator.Recovery.Ledger;

/// <summary>A set of the small numbers that items and records have: a bit each.</summary>
internal sealed class NumberSet
{
    private const int BitsOfWord = 64;

    private ulong[] _words = new ulong[64];

    public bool Contains(long number)
    {
        long word = number / BitsOfWord;
        return word < _words.Length && (_words[word] & BitOf(number)) != 0;
    }

    /// <returns>Whether it was not in the set before.</returns>
    public bool Add(long number)
    {
        long word = number / BitsOfWord;
        if (word >= _words.Length)
        {
            Array.Resize(ref _words, (int)Math.Max(word + 1, _words.Length * 2L));
        }

        bool isNew = (_words[word] & BitOf(number)) == 0;
        _words[word] |= BitOf(number);
        return isNew;
    }

    private static ulong BitOf(long number) => 1UL << (int)(number % BitsOfWord);
}
