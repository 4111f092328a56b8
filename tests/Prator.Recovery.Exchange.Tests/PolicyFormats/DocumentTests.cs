using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange.Tests.PolicyFormats;

/// <summary>Policies as Markdown and HTML that people sign: what they say is read back from what was written.</summary>
public sealed partial class DocumentTests
{
    private const string Any = "–";
    private const string Nasty = "\"<b>Vin|ga</b> & *å* _\\\\_ [x](y) `z` \\x01\"";

    private static readonly string[] Cultures = ["sv-SE", "en-US"];

    public static TheoryData<string, string> Documents => new(PolicyFiles.All.SelectMany(f => Cultures, (f, c) => (f, c)));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Tables_ReadBack_DecideEveryCellOnceByItsRule(string file, string culture)
    {
        RecoveryPolicy policy = PolicyFiles.Read(file);
        CultureInfo language = CultureInfo.GetCultureInfo(culture);
        string[][][] markdown = MarkdownTables(MarkdownPolicy.Write(policy, language));
        string[][][] html = HtmlTables(HtmlPolicy.Write(policy, language));

        Assert.Equal(3, markdown.Length);
        Assert.Equal(3, html.Length);
        foreach (string[][][] tables in new[] { markdown, html })
        {
            CheckEveryCell(policy.Episodes, tables[0], language);
            CheckEveryCell(policy.Sips, tables[1], language);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Documents_OfAPolicy_SayAllOfIt(string file, string culture)
    {
        RecoveryPolicy policy = PolicyFiles.Read(file);
        CultureInfo language = CultureInfo.GetCultureInfo(culture);
        string markdown = Plain(MarkdownPolicy.Write(policy, language));
        string html = XDocument.Parse(HtmlPolicy.Write(policy, language)).Root!.Element("body")!.Value;
        Rule[] rules = [.. policy.Episodes.Book.Rules, .. policy.Sips.Book.Rules];
        LocalText[] texts =
        [
            policy.Title,
            .. policy.Clauses.Values,
            .. rules.Select(r => r.Reason),
            .. rules.Select(r => r.Question).OfType<LocalText>(),
            .. rules.Select(r => r.Note).OfType<LocalText>(),
            .. rules.SelectMany(r => r.Steps).Select(s => s.Text),
            .. rules.SelectMany(r => r.Steps).SelectMany(s => s.Details).Select(d => d.Question),
            .. policy.Episodes.Book.Facts.Concat(policy.Sips.Book.Facts).SelectMany(f => f.Bands.Select(b => b.Label).Append(f.Label)),
            .. policy.Episodes.Book.Questions.Concat(policy.Sips.Book.Questions).Select(q => q.Text),
            .. policy.Episodes.Book.Impossible.Concat(policy.Sips.Book.Impossible).Select(i => i.Reason),
        ];

        foreach (string document in new[] { markdown, html })
        {
            Assert.All(texts.Select(t => t.For(language)), t => Assert.Contains(t, document, StringComparison.Ordinal));
            Assert.All(rules, r => Assert.Contains(r.Id, document, StringComparison.Ordinal));
            Assert.All(new[] { policy.Name, policy.Version, policy.Boundaries.RestoredAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) }, t => Assert.Contains(t, document, StringComparison.Ordinal));
            Assert.True(document.Split(policy.Hash).Length > 2, "The hash stands at the head and at the signature.");
            Assert.DoesNotContain('{', document);
        }
    }

    /// <summary>On a phone each row is a list: it must say all, each cell by its column's name.</summary>
    [Fact]
    public void Html_RowsOnANarrowScreen_SayAllByThemselves()
    {
        RecoveryPolicy policy = PolicyFiles.Read(PolicyFiles.Seed);
        XElement[] tables = [.. XDocument.Parse(HtmlPolicy.Write(policy, CultureInfo.GetCultureInfo("en-US"))).Descendants("table")];

        foreach (XElement table in tables.Take(2))
        {
            string[] columns = [.. table.Element("thead")!.Descendants("th").Skip(1).Select(h => h.Value)];
            Assert.All(table.Elements("tbody").Elements("tr"), row => Assert.Equal(columns, row.Elements("td").Select(Column)));
        }

        XElement[] e2 = [.. tables[0].Elements("tbody").Single(b => b.Descendants("th").Single().Value == "E2").Elements("tr")];
        Assert.Equal([null, "or"], e2.Select(r => (string?)r.Attribute("data-or")));
        Assert.Equal(["unknown or no", "yes"], e2.Select(r => r.Elements("td").Single(c => Column(c) == "extensive and long-term support needed").Value));
        Assert.All(e2, r => Assert.Equal("2024-01-17 to 2024-01-31", r.Elements("td").Single(c => Column(c) == "created").Value));
    }

    [Theory]
    [InlineData("sv-SE", "### var patienten finns\n\n- **inneliggande:** när något av detta stämmer:\n  - utskriven till = inneliggande\n  - utskriven till = tomt och kvar på sjukhuset = ja\n- **hemma:** när något av detta stämmer:\n  - utskriven till = hemma\n  - utskriven till = tomt och (Faktiskt utskriven finns eller kvar på sjukhuset = nej)\n- **annat sjukhus:** utskriven till = annat sjukhus\n- **avliden:** utskriven till = avliden\n- **okänt:** i alla andra fall\n")]
    [InlineData("en-US", "### whereabouts\n\n- **inpatient:** when any of these holds:\n  - discharged to = inpatient\n  - discharged to = blank and still in hospital = yes\n- **home:** when any of these holds:\n  - discharged to = home\n  - discharged to = blank and (Faktiskt utskriven is there or still in hospital = no)\n- **other hospital:** discharged to = other hospital\n- **deceased:** discharged to = deceased\n- **unknown:** in all other cases\n")]
    [InlineData("en-US", "### ended in reality\n\n- **before the day of the restoration:** date when it ended in reality is an earlier day than 2024-02-02 08:00\n- **on the day of the restoration, before 2024-02-02 08:00:** date when it ended in reality is before 2024-02-02 08:00\n- **2024-02-02 08:00 or later, or that day without a time:** date when it ended in reality is no earlier than 2024-02-02 08:00\n- **not recorded:** in all other cases\n")]
    [InlineData("sv-SE", "### samtycke\n\n- **okänt:** samtycke = okänt\n- **ja:** samtycke = ja\n- **nej:** samtycke = nej\n")]
    public void Facts_SayHowTheyAreDerived(string culture, string expected) =>
        Assert.Contains(expected, MarkdownPolicy.Write(PolicyFiles.Read(PolicyFiles.Seed), CultureInfo.GetCultureInfo(culture)), StringComparison.Ordinal);

    [Theory]
    [InlineData("sv-SE", "Utklar = dagens datum; Faktiskt utskriven = det verkliga datumet\n", "Mål: … Saknas uppgiften:", "inte avliden")]
    [InlineData("en-US", "Utklar = today's date; Faktiskt utskriven = the real date\n", "Goals: … Where missing:", "not deceased")]
    public void Documents_SayNothingTwice(string culture, string changes, string step, string band)
    {
        string markdown = Plain(MarkdownPolicy.Write(PolicyFiles.Read(PolicyFiles.Seed), CultureInfo.GetCultureInfo(culture)));

        Assert.All(new[] { changes, step, band }, t => Assert.Contains(t, markdown, StringComparison.Ordinal));
        Assert.DoesNotContain("….", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("inte ingen uppgift", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("not not recorded", markdown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sv-SE", 1, "Saknas svar, enligt", "F2, efter 1 arbetsdag utan svar")]
    [InlineData("sv-SE", 3, "Saknas svar, enligt", "F2, efter 3 arbetsdagar utan svar")]
    [InlineData("en-US", 1, "Without an answer, by", "F2, after 1 working day without an answer")]
    [InlineData("en-US", 3, "Without an answer, by", "F2, after 3 working days without an answer")]
    [InlineData("en-US", null, "Without an answer, by", "F2")]
    public void Head_SaysWhenAQuestionGoesOn(string culture, int? limit, string name, string says)
    {
        RecoveryPolicy policy = limit is { } days ? RecoveryPolicy.Read("limited.yaml", PolicyFiles.Limited(days)) : PolicyFiles.Read(PolicyFiles.Seed);
        CultureInfo language = CultureInfo.GetCultureInfo(culture);
        XElement head = XDocument.Parse(HtmlPolicy.Write(policy, language)).Descendants("header").First();

        Assert.Equal(says, head.Descendants("dt").Single(t => t.Value == name).ElementsAfterSelf("dd").First().Value);
        Assert.Contains($"{name}:** {says}\n", MarkdownPolicy.Write(policy, language), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Facts_AreDerivedAlikeInEveryFormat(string file, string culture)
    {
        RecoveryPolicy policy = PolicyFiles.Read(file);
        CultureInfo language = CultureInfo.GetCultureInfo(culture);
        string[] markdown = Plain(MarkdownPolicy.Write(policy, language)).Split('\n');
        XElement[] html = [.. XDocument.Parse(HtmlPolicy.Write(policy, language)).Descendants("section").Where(s => (string?)s.Attribute("class") == "rule")];

        foreach (Fact fact in policy.Episodes.Book.Facts.Concat(policy.Sips.Book.Facts))
        {
            XElement section = html.First(s => s.Element("h3")!.Value == fact.Label.For(language));
            html = [.. html.Except([section])];
            string[] bands = [.. section.Descendants("dt").Select(d => d.Value)];
            string[] derived = [.. section.Descendants("dd").SelectMany(d => d.Elements("ul").Elements("li").Select(l => l.Value).Prepend(((XText)d.FirstNode!).Value))];
            int start = Array.IndexOf(markdown, $"### {fact.Label.For(language)}");
            string[] lines = [.. markdown.Skip(start + 2).TakeWhile(l => l.Length > 0)];
            markdown = [.. markdown.Take(start), "", .. markdown.Skip(start + 1)];

            Assert.Equal(fact.Bands.Select(b => b.Label.For(language)), bands);
            Assert.Equal(lines.Select(l => BandHead().Replace(l, "")), derived);
        }
    }

    [Fact]
    public void Html_WithMarkupInItsTexts_EncodesIt()
    {
        string text = PolicyFiles.Once(PolicyFiles.Text(PolicyFiles.Vinga), "system: Vinga", $"system: {Nasty}");
        string html = HtmlPolicy.Write(RecoveryPolicy.Read("nasty.yaml", text), CultureInfo.GetCultureInfo("sv-SE"));

        Assert.DoesNotContain("<b>", html, StringComparison.Ordinal);
        Assert.Contains("&lt;b&gt;Vin|ga&lt;/b&gt; &amp; *å* _\\_ [x](y) `z` \uFFFD", html, StringComparison.Ordinal);
        Assert.Empty(XDocument.Parse(html).Descendants("b"));
    }

    [Fact]
    public void Markdown_WithMarkupInItsTexts_EscapesIt()
    {
        string text = PolicyFiles.Once(PolicyFiles.Text(PolicyFiles.Vinga), "system: Vinga", $"system: {Nasty}");
        string markdown = MarkdownPolicy.Write(RecoveryPolicy.Read("nasty.yaml", text), CultureInfo.GetCultureInfo("en-US"));

        Assert.Contains(@"&lt;b&gt;Vin\|ga&lt;/b&gt; &amp; \*å\* \_\\\_ \[x\](y) \`z\`", markdown, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", markdown, StringComparison.Ordinal);
        foreach (string[][] table in MarkdownTables(markdown))
        {
            Assert.All(table, row => Assert.Equal(table[0].Length, row.Length));
        }
    }

    [Fact]
    public void Html_RunsNothingAndLoadsNothing()
    {
        XElement html = XDocument.Parse(HtmlPolicy.Write(PolicyFiles.Read(PolicyFiles.Seed), CultureInfo.InvariantCulture)).Root!;
        string policy = html.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        string hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(html.Descendants("style").Single().Value)));

        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{hash}'", policy, StringComparison.Ordinal);
        Assert.Equal("sv", html.Attribute("lang")!.Value);
        Assert.Empty(html.Descendants("script"));
        Assert.DoesNotContain(html.Descendants().Attributes(), a => a.Name.LocalName is "src" or "href" or "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
    }

    /// <summary>Every cell that can occur lies in exactly one row, and that row names the rule that decides there.</summary>
    private static void CheckEveryCell<T>(DecisionGrid<T> grid, string[][] table, CultureInfo culture)
        where T : CareItem
    {
        string or = culture.Name == "sv-SE" ? " eller " : " or ";
        Fact[] facts = [.. grid.Book.Facts];
        Fact[] columns = [.. table[0].Skip(1).SkipLast(3).Select(label => facts.Single(f => f.Label.For(culture) == label))];
        int[] hits = new int[grid.Shape.CellCount];
        foreach (string[] row in table.Skip(1))
        {
            Region region = Region.Everywhere(facts);
            foreach ((Fact fact, string cell) in columns.Zip(row.Skip(1)))
            {
                region = cell == Any ? region : region.Where(fact.Index, BandsOf(fact, or, culture)[cell]);
            }

            Rule rule = grid.Book.Rules.Single(r => r.Id == row[0]);
            Assert.Equal(rule.Clause ?? Any, row[^2]);
            foreach (int cell in grid.Shape.CellsOf(region))
            {
                hits[cell]++;
                Assert.Same(rule, grid[cell].Rule);
            }
        }

        HashSet<int> impossible = [.. grid.Book.Impossible.SelectMany(i => i.Regions).SelectMany(grid.Shape.CellsOf)];
        Assert.All(Enumerable.Range(0, hits.Length).Where(c => hits[c] != (impossible.Contains(c) ? 0 : 1)), c => Assert.Fail(grid.Shape.Describe(c)));
    }

    /// <summary>Every set of bands by what a cell says of it. No two sets are said alike.</summary>
    private static Dictionary<string, int[]> BandsOf(Fact fact, string or, CultureInfo culture) =>
        Enumerable.Range(1, (1 << fact.Bands.Count) - 2)
            .Select(mask => Enumerable.Range(0, fact.Bands.Count).Where(b => (mask >> b & 1) != 0).ToArray())
            .ToDictionary(bands => fact.Bands.Where((_, b) => !bands.Contains(b)).ToArray() is [{ When: not null } barred] && bands.Length >= 3
                ? (culture.Name == "sv-SE" ? "inte " : "not ") + barred.Label.For(culture)
                : string.Join(or, bands.Select(b => fact.Bands[b].Label.For(culture))));

    private static string[][][] MarkdownTables(string markdown)
    {
        List<List<string[]>> tables = [];
        bool inside = false;
        foreach (string line in markdown.Split('\n'))
        {
            bool isRow = line.StartsWith("| ", StringComparison.Ordinal);
            if (isRow && !inside)
            {
                tables.Add([]);
            }

            if (isRow && !line.StartsWith("| --- |", StringComparison.Ordinal))
            {
                tables[^1].Add([.. Bar().Split(line)[1..^1].Select(c => Plain(c.Trim()))]);
            }

            inside = isRow;
        }

        return [.. tables.Select(t => t.ToArray())];
    }

    /// <summary>The tables with their merged cells parted again.</summary>
    private static string[][][] HtmlTables(string html) =>
        [.. XDocument.Parse(html).Descendants("table").Select(t => t.Element("thead")!.Elements("tr").Concat(t.Elements("tbody").Elements("tr")).ToArray()).Select(Parted)];

    private static string[][] Parted(XElement[] rows)
    {
        int width = rows[0].Elements().Count();
        foreach (XElement hidden in rows.Elements().Where(c => IsHidden(c)))
        {
            Assert.Equal(hidden.Parent!.ElementsBeforeSelf().Last().Elements().Single(c => Column(c) == Column(hidden)).Value, hidden.Value);
        }

        string?[][] cells = [.. rows.Select(_ => new string?[width])];
        for (int row = 0; row < rows.Length; row++)
        {
            foreach (XElement cell in rows[row].Elements().Where(c => !IsHidden(c)))
            {
                int column = System.Array.IndexOf(cells[row], null);
                int span = (int?)cell.Attribute("rowspan") ?? 1;
                for (int below = row; below < row + span; below++)
                {
                    Assert.Null(cells[below][column]);
                    cells[below][column] = cell.Value;
                }
            }
        }

        Assert.DoesNotContain(cells.SelectMany(r => r), c => c is null);
        return cells!;
    }

    /// <summary>A cell that shows on narrow screens only, where the merged cell above does not reach down to it.</summary>
    private static bool IsHidden(XElement cell) => ((string?)cell.Attribute("class"))?.Split(' ').Contains("as-above") ?? false;

    private static string? Column(XElement cell) => (string?)cell.Attribute("data-is");

    private static string Plain(string markdown) =>
        Escape().Replace(markdown, "$1").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"^(- \*\*.*?:\*\* |  - )")]
    private static partial Regex BandHead();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"\\([^A-Za-z0-9\s])")]
    private static partial Regex Escape();
}
