using System.Text.RegularExpressions;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads texts in both languages and fills in their placeholders, which never name a value of an item.</summary>
internal sealed partial class TextReader(IReadOnlyDictionary<string, string> placeholders, FindingList findings)
{
    private const string Swedish = "sv";
    private const string English = "en";

    /// <summary>The placeholders of a policy: its system, its boundaries, the labels of its screen.</summary>
    public static TextReader For(string system, Boundaries boundaries, IReadOnlyDictionary<string, string> labels, FindingList findings)
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

        return new TextReader(placeholders, findings);
    }

    /// <param name="node">The map with sv and en.</param>
    /// <param name="what">What it is, for messages.</param>
    /// <param name="kept">A placeholder that must be there and is filled in later, if any.</param>
    public LocalText Read(YamlNode node, string what, string? kept = null)
    {
        YamlMap map = node.Map(what).Only(what, Swedish, English);
        bool hasSwedish = IsThere(map, Swedish);
        bool hasEnglish = IsThere(map, English);
        if (hasSwedish != hasEnglish)
        {
            string lacking = hasSwedish ? English : Swedish;
            bool isBlank = map.Has(lacking, out YamlNode? blank);
            findings.Add(
                FindingKind.MissingText,
                isBlank ? blank!.Place : map.Place,
                isBlank ? Messages.TextEmpty(InWords(what, lacking)) : Messages.TextLacks(what, lacking));
        }

        string one = hasSwedish || !hasEnglish ? Swedish : English;
        string swedish = In(hasSwedish ? Swedish : one);
        return new LocalText(swedish, hasEnglish && hasSwedish ? In(English) : swedish);

        string In(string language) => Filled(map.Required(language, what).Text(InWords(what, language)), kept);
    }

    private static string InWords(string what, string language) => language == Swedish ? Messages.InSwedishWords(what) : Messages.InEnglishWords(what);

    private static bool IsThere(YamlMap map, string language) =>
        map.Has(language, out YamlNode? node) && (node is not YamlText text || !string.IsNullOrWhiteSpace(text.Value));

    /// <summary>A text in one language with its placeholders filled in.</summary>
    public string Filled(YamlText text, string? kept = null)
    {
        if (kept is not null && !text.Value.Contains(kept, StringComparison.Ordinal))
        {
            throw YamlShape.Refuse(text, Messages.PlaceholderMissing(text.Value, kept));
        }

        return Braces().Replace(text.Value.Trim(), match => match.Value == kept
            ? match.Value
            : placeholders.TryGetValue(match.Value, out string? value)
                ? value
                : throw YamlShape.Refuse(text, Messages.PlaceholderUnknown(match.Value, YamlShape.Listed([.. placeholders.Keys, .. kept is null ? Array.Empty<string>() : [kept]]))));
    }

    [GeneratedRegex(@"\{[^{}]*\}|[{}]")]
    private static partial Regex Braces();
}
