namespace Prator.Recovery.Ledger;

/// <summary>Gives one string for equal short texts: a million items name a few hundred units and owners.</summary>
/// <remarks>Keeps at most <see cref="Most"/> strings; not safe for several threads.</remarks>
internal sealed class PostgresTexts
{
    private const int Most = 4096;
    private const int LongestKept = 64;

    private readonly HashSet<string> _kept = new(StringComparer.Ordinal);

    public string Of(string text)
    {
        if (text.Length > LongestKept)
        {
            return text;
        }

        if (_kept.TryGetValue(text, out string? kept))
        {
            return kept;
        }

        if (_kept.Count == Most)
        {
            _kept.Clear();
        }

        _kept.Add(text);
        return text;
    }
}
