using System.Diagnostics.CodeAnalysis;

namespace Prator.Recovery.Core.Yaml;

/// <summary>
/// What a reader of a particular file kind asks of a strict tree: this key, of this type, nothing else.
/// Every refusal says where, shows the offending text in backticks and says what is allowed.
/// </summary>
public static class YamlShape
{
    private const int LongestShown = 80;

    /// <summary>The node as a map.</summary>
    public static YamlMap Map(this YamlNode node, string what) =>
        node as YamlMap ?? throw Refuse(node, Messages.MustBeMap(what, Shown(node)));

    /// <summary>The node as a list.</summary>
    public static YamlList List(this YamlNode node, string what) =>
        node as YamlList ?? throw Refuse(node, Messages.MustBeList(what, Shown(node)));

    /// <summary>The node as a text that is not blank.</summary>
    public static YamlText Text(this YamlNode node, string what) =>
        node is YamlText { Value.Length: > 0 } text && !string.IsNullOrWhiteSpace(text.Value)
            ? text
            : throw Refuse(node, Messages.MustBeText(what, Shown(node)));

    /// <summary>One text, or a list of texts, as a list.</summary>
    public static IReadOnlyList<YamlText> Texts(this YamlNode node, string what) => node switch
    {
        YamlList list when list.Items.Count > 0 => [.. list.Items.Select(i => i.Text(Messages.EachEntryOf(what)))],
        YamlText => [node.Text(what)],
        _ => throw Refuse(node, Messages.MustBeTexts(what, Shown(node))),
    };

    /// <summary>Refuses every key that is not in <paramref name="allowed"/>.</summary>
    public static YamlMap Only(this YamlMap map, string what, params IReadOnlyList<string> allowed)
    {
        YamlProblem[] unknown =
        [
            .. map.Entries.Where(e => !allowed.Contains(e.Key))
                .Select(e => new YamlProblem(e.Place, Messages.KeyUnknown(what, e.Key, Listed(allowed)))),
        ];
        return unknown.Length == 0 ? map : throw new YamlRefusedException(unknown);
    }

    public static bool Has(this YamlMap map, string key, [NotNullWhen(true)] out YamlNode? value)
    {
        value = map.Entries.FirstOrDefault(e => e.Key == key)?.Value;
        return value is not null;
    }

    public static YamlNode Required(this YamlMap map, string key, string what) =>
        map.Has(key, out YamlNode? value) ? value : throw Refuse(map, Messages.KeyMissing(what, key));

    /// <summary>The member of <typeparamref name="T"/> that the text names exactly as it is spelt in code.</summary>
    public static T Member<T>(this YamlText text, string what)
        where T : struct, Enum => text.Member(what, Enum.GetValues<T>());

    /// <summary>The one of some members that the text names exactly as it is spelt in code.</summary>
    public static T Member<T>(this YamlText text, string what, IReadOnlyList<T> allowed)
        where T : struct, Enum =>
        Enum.TryParse(text.Value, out T member) && Enum.GetName(member) == text.Value && allowed.Contains(member)
            ? member
            : throw Refuse(text, Messages.ValueUnknown(what, text.Value, Listed(allowed.Select(a => $"{a}"))));

    /// <summary>Refuses with the place of a node.</summary>
    public static YamlRefusedException Refuse(YamlNode node, string message) => new(node.Place, message);

    /// <summary>Names in backticks, for "allowed are …".</summary>
    public static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(n => $"`{n}`"));

    private static string Shown(YamlNode node) => node switch
    {
        YamlText { Value.Length: 0 } => Messages.Nothing,
        YamlText { Value.Length: > LongestShown } => Messages.ALongText,
        YamlText text => $"`{text.Value}`",
        YamlMap { Entries.Count: > 0 } map => Messages.AMapStartingWith(map.Entries[0].Key),
        _ => node.KindName,
    };
}
