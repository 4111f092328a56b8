using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Tests.Texts;

/// <summary>The texts of one .resx file of the product.</summary>
internal sealed partial class TextFile
{
    private const string Swedish = ".sv.resx";
    private const string Ending = ".resx";

    private TextFile(string path)
    {
        Path = path;
        Rows = [.. XDocument.Load(path).Root!.Elements("data").Select(d => (d.Attribute("name")!.Value, d.Element("value")!.Value))];
    }

    /// <summary>Every file with English texts, wherever one lies.</summary>
    public static IReadOnlyList<TextFile> All { get; } =
        [.. Found(Ending).Where(f => !f.EndsWith(Swedish, StringComparison.Ordinal)).Select(f => new TextFile(f))];

    /// <summary>The Swedish files that no English one goes with.</summary>
    public static IEnumerable<string> WithoutEnglish => Found(Swedish).Where(f => !File.Exists(f.Replace(Swedish, Ending, StringComparison.Ordinal)));

    public string Path { get; }

    /// <summary>Keys and texts, in the order of the file.</summary>
    public IReadOnlyList<(string Key, string Text)> Rows { get; }

    /// <summary>The same texts in Swedish.</summary>
    public TextFile InSwedish => new(Path.Replace(Ending, Swedish, StringComparison.Ordinal));

    /// <summary>The numbers of the places that a text leaves open, each once.</summary>
    public static IReadOnlyList<int> Places(string text) =>
        [.. Place.Matches(text.Replace("{{", string.Empty, StringComparison.Ordinal)).Select(m => int.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture)).Distinct().Order()];

    public override string ToString() => System.IO.Path.GetRelativePath(Checkout.Root, Path);

    private static IEnumerable<string> Found(string ending) =>
        ProductSource.Files("*" + ending).Order(StringComparer.Ordinal);

    [GeneratedRegex(@"\{(\d+)[^{}]*\}")]
    private static partial Regex Place { get; }
}
