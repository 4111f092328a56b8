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
            .ToDictionary(bands => string.Join(or, bands.Select(b => fact.Bands[b].Label.For(culture))));

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
        string?[][] cells = [.. rows.Select(_ => new string?[width])];
        for (int row = 0; row < rows.Length; row++)
        {
            foreach (XElement cell in rows[row].Elements())
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

    private static string Plain(string markdown) =>
        Escape().Replace(markdown, "$1").Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex(@"\\([^A-Za-z0-9\s])")]
    private static partial Regex Escape();
}
