using System.Collections.Frozen;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>
/// The words of a column and what each means. A word is found whatever its case, with runs of whitespace read as one
/// space, and whether its letters are written composed or decomposed.
/// </summary>
internal sealed class WordTable<TMeaning>
    where TMeaning : struct
{
    private readonly FrozenDictionary<string, TMeaning>.AlternateLookup<ReadOnlySpan<char>> _meanings;

    private WordTable(Dictionary<string, TMeaning> meanings, IReadOnlyList<string> words)
    {
        _meanings = meanings.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase).GetAlternateLookup<ReadOnlySpan<char>>();
        Words = words;
    }

    /// <summary>The words as they were written, in their order.</summary>
    public IReadOnlyList<string> Words { get; }

    /// <param name="words">The words with their meanings, no word twice.</param>
    public static WordTable<TMeaning> Of(IReadOnlyList<KeyValuePair<string, TMeaning>> words) =>
        new(
            words.ToDictionary(w => Normal(w.Key), w => w.Value, StringComparer.OrdinalIgnoreCase),
            [.. words.Select(w => w.Key)]);

    /// <summary>The form under which two words are the same, but for case.</summary>
    public static string Normal(ReadOnlySpan<char> word) => WellFormedText.Spaced(word.ToString());

    /// <param name="trimmed">The text without white space around it.</param>
    /// <param name="meaning">What the text means.</param>
    public bool TryGet(ReadOnlySpan<char> trimmed, out TMeaning meaning) =>
        _meanings.TryGetValue(trimmed, out meaning)
        || (trimmed.Length <= 100 && IsOutOfForm(trimmed) && _meanings.TryGetValue(Normal(trimmed), out meaning));

    private static bool IsOutOfForm(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (c >= '\u0300' || char.IsWhiteSpace(c))
            {
                return true;
            }
        }

        return false;
    }
}
