using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Renewing;

/// <summary>Replaces single values of a YAML text where they stand; everything around them keeps its bytes.</summary>
internal sealed class TextEdits(string text)
{
    private readonly List<(int Start, int Length, string Replacement)> _edits = [];

    private readonly int[] _lineStarts = [.. Lines.Of(text).Select(l => l.Start)];

    /// <param name="old">The value as it was read.</param>
    /// <param name="value">The new value; holds no quote, no backslash and nothing that ends a plain value.</param>
    /// <param name="quoted">Whether a value that was written without quotes gets them, since it could be no text otherwise.</param>
    /// <exception cref="YamlRefusedException">The old value is not written as it reads, on one line.</exception>
    public void Replace(YamlText old, string value, bool quoted = false)
    {
        int start = _lineStarts[old.Place.Line - 1] + old.Place.Column - 1;
        char quote = text[start] is '"' or '\'' ? text[start] : '\0';
        int inside = quote == '\0' ? start : start + 1;
        bool isPlain = string.CompareOrdinal(text, inside, old.Value, 0, old.Value.Length) == 0;
        bool isClosed = quote == '\0' || (inside + old.Value.Length < text.Length && text[inside + old.Value.Length] == quote);
        if (!isPlain || !isClosed)
        {
            throw YamlShape.Refuse(old, Messages.NotReplaceable(old.Value));
        }

        _edits.Add((inside, old.Value.Length, quoted && quote == '\0' && NeedsQuotes(value) ? $"\"{value}\"" : value));
    }

    public string Applied()
    {
        string applied = text;
        foreach ((int start, int length, string replacement) in _edits.OrderByDescending(e => e.Start))
        {
            applied = string.Concat(applied.AsSpan(0, start), replacement, applied.AsSpan(start + length));
        }

        return applied;
    }

    /// <summary>A name of digits, say, is a number to other readers of YAML; one that begins with <c>-</c> may be a list.</summary>
    private static bool NeedsQuotes(string value) => !char.IsAsciiLetter(value[0]) || value.ToUpperInvariant() is "YES" or "NO" or "TRUE" or "FALSE" or "NULL" or "ON" or "OFF" or "Y" or "N";
}
