namespace Prator.Recovery.Exchange;

/// <summary>
/// Remembers what the last few words of a column meant, so that a file that says Ja and Nej a million times looks each
/// up once. For one reader at a time.
/// </summary>
internal sealed class WordCache<TMeaning>(WordTable<TMeaning> words)
    where TMeaning : struct
{
    private const int Places = 64;
    private const int LongestRemembered = 32;

    private readonly string?[] _words = new string?[Places];
    private readonly TMeaning[] _meanings = new TMeaning[Places];

    /// <param name="trimmed">The text without white space around it, not empty.</param>
    /// <param name="meaning">What the text means.</param>
    public bool TryGet(ReadOnlySpan<char> trimmed, out TMeaning meaning)
    {
        int place = (trimmed[0] + (trimmed[^1] * 7) + (trimmed.Length * 13)) % Places;
        if (_words[place] is { } word && trimmed.SequenceEqual(word))
        {
            meaning = _meanings[place];
            return true;
        }

        if (!words.TryGet(trimmed, out meaning))
        {
            return false;
        }

        if (trimmed.Length <= LongestRemembered)
        {
            _words[place] = trimmed.ToString();
            _meanings[place] = meaning;
        }

        return true;
    }
}
