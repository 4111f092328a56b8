using System.Globalization;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads texts in both languages and fills in their placeholders, which never name a value of an item.</summary>
internal sealed partial class TextReader(IReadOnlyDictionary<string, string> placeholders)
{
    private const string Swedish = "sv";
    private const string English = "en";

    /// <summary>The placeholders of a policy: its system, its boundaries, the labels of its screen.</summary>
    public static TextReader For(string system, Boundaries boundaries, IReadOnlyDictionary<string, string> labels)
    {
        Dictionary<string, string> placeholders = new(StringComparer.Ordinal) { ["{system}"] = system };
        foreach (string name in Boundaries.Names)
        {
            placeholders[$"{{{name}}}"] = boundaries[name].ToString();
        }

        foreach ((string field, string label) in labels)
        {
            placeholders[$"{{label:{field}}}"] = label;
        }

        return new TextReader(placeholders);
    }

    /// <param name="node">The map with sv and en.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="kept">A placeholder that must be there and is filled in later, if any.</param>
    public LocalText Read(YamlNode node, string what, string? kept = null)
    {
        YamlMap map = node.Map(what).Only(what, Swedish, English);
        return new LocalText(
            Filled(map.Required(Swedish, what).Text($"{what} in Swedish"), kept),
            Filled(map.Required(English, what).Text($"{what} in English"), kept));
    }

    private string Filled(YamlText text, string? kept)
    {
        if (kept is not null && !text.Value.Contains(kept, StringComparison.Ordinal))
        {
            throw YamlShape.Refuse(text, $"`{text.Value}` must hold `{kept}`.");
        }

        return Braces().Replace(text.Value.Trim(), match => match.Value == kept
            ? match.Value
            : placeholders.TryGetValue(match.Value, out string? value)
                ? value
                : throw YamlShape.Refuse(text, string.Create(
                    CultureInfo.InvariantCulture,
                    $"a text cannot hold `{match.Value}`; allowed are {YamlShape.Listed([.. placeholders.Keys, .. kept is null ? Array.Empty<string>() : [kept]])}.")));
    }

    [GeneratedRegex(@"\{[^{}]*\}|[{}]")]
    private static partial Regex Braces();
}
