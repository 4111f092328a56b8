using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.Reports;

/// <summary>The words of reports: the same in both languages, and no more than are used.</summary>
public sealed partial class ReportTextsTests
{
    private const string Folder = "src/Prator.Recovery.Exchange/Reports/Texts";

    // Names that are put together: of these every text is used.
    private static readonly string[] Families =
        ["Age.", "Column.", "Empty.", "EventKinds.", "Fact.", "Happened.", "Html.Lead.", "ItemKind.", "ItemSource.", "ItemState.", "Part.", "PaymentBasis.", "QuestionSubject.", "ReportKind.", "Role."];

    private static readonly Dictionary<string, string> English = Texts("ReportTexts.resx");
    private static readonly Dictionary<string, string> Swedish = Texts("ReportTexts.sv.resx");
    private static readonly string Sources = string.Concat(
        new[] { "*.cs", "*.liquid", "*.html", "*.js" }.SelectMany(p => Directory.EnumerateFiles(Checkout.PathOf("src"), p, SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin"]).Any())
            .Select(File.ReadAllText));

    [Fact]
    public void BothLanguages_HaveTheSameNames_InTheSameOrder() => Assert.Equal(English.Keys, Swedish.Keys);

    [Fact]
    public void Names_AreSorted_AndUsed()
    {
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), English.Keys);
        Assert.All(English.Keys, k => Assert.True(IsUsed(k), $"`{k}` is used nowhere."));
    }

    [Fact]
    public void Texts_AreNotEmpty_AndHaveTheSamePlaces() => Assert.All(English.Keys, k =>
    {
        Assert.False(string.IsNullOrWhiteSpace(English[k]) || string.IsNullOrWhiteSpace(Swedish[k]));
        Assert.True(Places(English[k]).SetEquals(Places(Swedish[k])), k);
    });

    [Fact]
    public void Counts_HaveBothForms() => Assert.All(
        English.Keys.Where(k => k.EndsWith(".one", StringComparison.Ordinal) || k.EndsWith(".other", StringComparison.Ordinal)),
        k => Assert.Contains(k.EndsWith(".one", StringComparison.Ordinal) ? $"{k[..^4]}.other" : $"{k[..^6]}.one", English.Keys));

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("en-US")]
    public void Values_HaveALabel(string culture)
    {
        ReportTexts texts = ReportTexts.For(CultureInfo.GetCultureInfo(culture));

        Assert.All(Enum.GetValues<ReportKind>(), k => Assert.NotEmpty(texts.Of(k).Label));
        Assert.All(Enum.GetValues<Core.Decisions.PaymentBasis>(), k => Assert.NotEmpty(texts.Of(k).Label));
        Assert.All(Enum.GetValues<ItemKind>(), k => Assert.NotEmpty(texts.Of(k).Label));
    }

    [Fact]
    public void Enums_OfOtherParts_HaveALabelForEachMember() => Assert.All(
        new[] { ("ItemState", "src/Prator.Recovery.Ledger"), ("ItemSource", "src/"), ("QuestionSubject", "src/Prator.Recovery") },
        e => Assert.All(Members(e.Item1), m => Assert.Contains($"{e.Item1}.{m}", English.Keys)));

    private static bool IsUsed(string name) =>
        Families.FirstOrDefault(f => name.StartsWith(f, StringComparison.Ordinal)) is { } family
            ? Sources.Contains(name[family.Length..].Split('.')[0], StringComparison.Ordinal)
            : Sources.Contains($"\"{Stem(name)}\"", StringComparison.Ordinal) || Sources.Contains($"'{Stem(name)}'", StringComparison.Ordinal);

    private static string Stem(string name) => CountForm().Replace(name, string.Empty);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    private static string[] Members(string name)
    {
        string body = Regex.Match(Sources, $@"enum {name}\b[^{{]*\{{([^}}]*)\}}").Groups[1].Value;
        string[] members = [.. Regex.Matches(Regex.Replace(body, "//.*", string.Empty), @"^\s*(\w+)\s*(=[^,]*)?,?\s*$", RegexOptions.Multiline).Select(m => m.Groups[1].Value)];
        Assert.NotEmpty(members);
        return members;
    }

    private static Dictionary<string, string> Texts(string file) =>
        XElement.Load(Checkout.PathOf($"{Folder}/{file}")).Elements("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\.(one|other)$")]
    private static partial Regex CountForm();
}
