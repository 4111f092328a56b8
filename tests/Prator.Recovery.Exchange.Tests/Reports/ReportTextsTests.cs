using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.Reports;

/// <summary>The words of reports: the same in both languages, and no more than are used.</summary>
public sealed partial class ReportTextsTests
{
    private const string Folder = "src/Prator.Recovery.Exchange/Reports/Texts";

    private static readonly Dictionary<string, string> English = Texts("ReportTexts.resx");
    private static readonly Dictionary<string, string> Swedish = Texts("ReportTexts.sv.resx");
    private static readonly string Sources = string.Concat(
        new[] { "*.cs", "*.liquid", "*.html", "*.js" }.SelectMany(p => Directory.EnumerateFiles(Checkout.PathOf("src"), p, SearchOption.AllDirectories))
            .Where(f => !f.Split(Path.DirectorySeparatorChar).Intersect(["obj", "bin"]).Any())
            .Select(File.ReadAllText));

    // Enums of which every value has a text.
    private static readonly string[] Enums = ["ItemKind", "ItemSource", "ItemState", "PaymentBasis", "QuestionSubject", "ReportKind"];

    // What names are put together from: `texts[$"Part.{key}"]`, and the name of an enum whose values are told.
    private static readonly string[] Prefixes =
    [
        .. PutTogether().Matches(Sources).Select(m => m.Groups[1].Value).Concat(Enums.Select(e => $"{e}.")).Append("EventKinds.").Distinct(),
    ];

    private static readonly string[] Ages =
        [.. Regex.Match(Sources, @"int\[\] Ages = \[([^\]]*)\]").Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)];

    [Fact]
    public void BothLanguages_HaveTheSameNames_InTheSameOrder() => Assert.Equal(English.Keys, Swedish.Keys);

    [Fact]
    public void Names_AreSorted() => Assert.Equal(English.Keys.Order(StringComparer.Ordinal), English.Keys);

    [Fact]
    public void Names_AreUsed() => Assert.DoesNotContain(English.Keys, k => !IsUsed(k));

    [Fact]
    public void Names_ThatAreUsed_AreThere() => Assert.DoesNotContain(UsedNames(), n => !English.ContainsKey(n) && !English.ContainsKey($"{n}.one"));

    [Fact]
    public void Texts_AreNotEmpty_AndHaveTheSamePlaces() => Assert.All(English.Keys, k =>
    {
        Assert.False(string.IsNullOrWhiteSpace(English[k]) || string.IsNullOrWhiteSpace(Swedish[k]));
        Assert.True(Places(English[k]).SetEquals(Places(Swedish[k])), k);
    });

    // A text about a number is asked for with the number, and no other is.
    [Fact]
    public void Counts_HaveBothForms_AndOnlyThey()
    {
        HashSet<string> counted = [.. Counted().Matches(Sources).Select(m => m.Groups[1].Value)];
        HashSet<string> families = [.. English.Keys.Where(k => CountForm().IsMatch(k)).Select(Stem)];
        Assert.All(families, f => Assert.True(English.ContainsKey($"{f}.one") && English.ContainsKey($"{f}.other"), f));
        Assert.DoesNotContain(families, English.ContainsKey);

        // Those whose stem is put together or held in a variable are counted where it is.
        string[] elsewhere = ["Digest.Local", "Digest.Regional", "Digest.System"];
        Assert.Equal(families.Order(), counted.Union(elsewhere).Order());
        Assert.All(English.Keys.Where(k => k.EndsWith(".one", StringComparison.Ordinal)), k => Assert.True(Places(English[k]).SetEquals(Places(Swedish[k]))));
        Assert.All(families, f => Assert.True(Places(English[$"{f}.one"]).IsSubsetOf(Places(English[$"{f}.other"])), f));
    }

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

    // A name stands in the code whole, or is put together: of a prefix that stands there before a brace, and the name of a value,
    // or a text that stands there by itself.
    private static bool IsUsed(string name) =>
        IsWritten(Stem(name))
        || Prefixes.Any(p => Stem(name).StartsWith(p, StringComparison.Ordinal) && Stem(name)[p.Length..] is var rest
            && (IsWritten(rest) || Members(p[..^1]).Contains(rest) || Ages.Contains(rest) || Sources.Contains($"nameof({rest})", StringComparison.Ordinal)));

    // Between quotes, in C# or in a page's template.
    private static bool IsWritten(string text) =>
        Sources.Contains($"\"{text}\"", StringComparison.Ordinal) || Sources.Contains($"'{text}'", StringComparison.Ordinal);

    // What stands in the code whole, and what stands where a name's last part is expected.
    private static IEnumerable<string> UsedNames()
    {
        string[] families = [.. English.Keys.Where(k => k.Contains('.', StringComparison.Ordinal)).Select(k => k[..(k.IndexOf('.', StringComparison.Ordinal) + 1)]).Distinct()];
        IEnumerable<string> whole = Asked().Matches(Sources).Select(m => m.Groups[1].Value).Where(n => families.Any(f => n.StartsWith(f, StringComparison.Ordinal)));
        IEnumerable<string> columns = Columns().Matches(Sources).SelectMany(m => Quoted().Matches(m.Groups[1].Value)).Select(m => $"Column.{m.Groups[1].Value}");
        IEnumerable<string> facts = Facts().Matches(Sources).Select(m => $"Fact.{m.Groups[1].Value}");
        IEnumerable<string> values = Enums.SelectMany(e => Members(e).Select(m => $"{e}.{m}"));
        IEnumerable<string> reasons = Members("RowFault").Select(m => $"Reason.{m}").Concat(Members("RowValue").Where(m => m != "Text").Select(m => $"Reason.Holds.{m}"));
        IEnumerable<string> decisions = Regex.Match(Sources, @"EventKinds All = ([^;]*);").Groups[1].Value.Split('|', StringSplitOptions.TrimEntries);
        return whole.Concat(decisions).Concat(Members("DigestKind").Select(d => $"Digest.{d}")).Concat(columns).Concat(facts).Concat(values).Concat(reasons).Concat(Ages.Select(a => $"Age.{a}")).Concat(Members("ReportKind").Select(k => $"Html.Lead.{k}")).Distinct();
    }

    private static string Stem(string name) => CountForm().Replace(name, string.Empty);

    private static HashSet<string> Places(string text) => [.. Place().Matches(text).Select(m => m.Value)];

    // The values of an enum; some prefixes are not named like theirs.
    private static string[] Members(string name)
    {
        string type = name switch { "Reason" => "RowFault", "Reason.Holds" => "RowValue", "Html.Lead" => "ReportKind", "Digest" => "DigestKind", _ => name };
        string body = Regex.Match(Sources, $@"enum {Regex.Escape(type)}\b[^{{]*\{{([^}}]*)\}}").Groups[1].Value;
        return [.. Regex.Matches(Regex.Replace(body, "//.*", string.Empty), @"^\s*(\w+)\s*(=[^,]*)?,?\s*$", RegexOptions.Multiline).Select(m => m.Groups[1].Value)];
    }

    private static Dictionary<string, string> Texts(string file) =>
        XElement.Load(Checkout.PathOf($"{Folder}/{file}")).Elements("data").ToDictionary(d => (string)d.Attribute("name")!, d => (string)d.Element("value")!);

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\.(one|other)$")]
    private static partial Regex CountForm();

    [GeneratedRegex("""["']([^"'\n]+)["']""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""\$"((?:[A-Z]\w*\.)+)\{""")]
    private static partial Regex PutTogether();

    [GeneratedRegex("""(?:\[|Format\(|Count\()"([A-Z]\w*(?:\.\w+)*)"[\],)]""")]
    private static partial Regex Asked();

    [GeneratedRegex("""Count\("([A-Z][\w.]*)",""")]
    private static partial Regex Counted();

    [GeneratedRegex("""ReportColumns\.(?:Of|One)\(\w+, ("[^)]*)\)""")]
    private static partial Regex Columns();

    [GeneratedRegex("""\bFact\("(\w+)",""")]
    private static partial Regex Facts();
}
