using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.Dmn;

/// <summary>Policies as DMN, read by dmn-moddle and evaluated by feelin: both independent of this project.</summary>
public sealed class DmnPolicyTests
{
    private const string Seed = "module/policies/prator-2024-01.yaml";
    private const string Vinga = "tests/data/policies/vinga-2031-09.yaml";
    private const string NastySystem = "\"Vin\\\"ga \\\\u0041 \\\\\\\" <&> 'å' \\x01 \\t \\U0001F600 \\n ]]>\"";

    private static readonly XNamespace Model = "https://www.omg.org/spec/DMN/20191111/MODEL/";

    [Theory]
    [InlineData(Seed, "sv-SE")]
    [InlineData(Seed, "en-GB")]
    [InlineData(Vinga, "sv-SE")]
    public async Task Cells_EvaluatedByFeelin_HitTheRuleOfTheGridOnly(string policy, string culture) =>
        await CheckEveryCell(Read(policy, text => text), CultureInfo.GetCultureInfo(culture));

    [Fact]
    public async Task Texts_OfAnyCharacter_AreEvaluatedAsTheyAre()
    {
        RecoveryPolicy policy = Read(Vinga, text => text.Replace("system: Vinga", $"system: {NastySystem}", StringComparison.Ordinal));
        Assert.Contains("\"ga \\u0041 \\\"", policy.System, StringComparison.Ordinal);
        Assert.Contains(policy.Episodes.Book.Rules, r => r.Reason.English.Contains(policy.System, StringComparison.Ordinal));

        await CheckEveryCell(policy, CultureInfo.GetCultureInfo("en-GB"));
    }

    [Fact]
    public async Task Reading_OfATableWithoutARow_FindsTheCellsThatHitNothing()
    {
        XDocument dmn = XDocument.Parse(DmnPolicy.Write(Read(Vinga, text => text), CultureInfo.InvariantCulture));
        dmn.Descendants(Model + "rule").First().Remove();

        DmnReading reading = await DmnReading.Of(dmn.ToString());

        Assert.Contains(reading.Decisions["episode"].Hits, hit => hit.ValueKind == JsonValueKind.Array && hit.GetArrayLength() == 0);
    }

    [Fact]
    public async Task Reading_OfATableWithARowTwice_FindsTheCellsThatHitBoth()
    {
        XDocument dmn = XDocument.Parse(DmnPolicy.Write(Read(Vinga, text => text), CultureInfo.InvariantCulture));
        XElement first = dmn.Descendants(Model + "rule").First();
        first.AddAfterSelf(new XElement(Model + "rule", first.Elements().Select(e => new XElement(e.Name, e.Elements()))));

        DmnReading reading = await DmnReading.Of(dmn.ToString());

        Assert.Contains(reading.Decisions["episode"].Hits, hit => hit.ValueKind == JsonValueKind.Array && hit.GetArrayLength() == 2);
    }

    [Theory]
    [InlineData(Seed)]
    [InlineData(Vinga)]
    public void Ids_AreUniqueAndEveryReferenceMeetsOne(string policy)
    {
        XDocument dmn = XDocument.Parse(DmnPolicy.Write(Read(policy, text => text), CultureInfo.InvariantCulture));
        string[] ids = [.. dmn.Descendants().Attributes("id").Select(a => a.Value)];
        IEnumerable<string> references = dmn.Descendants().Attributes("dmnElementRef").Select(a => a.Value)
            .Concat(dmn.Descendants().Attributes("href").Select(a => a.Value.TrimStart('#')));

        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(ids, id => System.Xml.XmlConvert.VerifyNCName(id));
        Assert.All(references, reference => Assert.Contains(reference, ids));
    }

    [Fact]
    public void Text_OfTheSamePolicy_IsTheSame()
    {
        string one = DmnPolicy.Write(Read(Seed, text => text), CultureInfo.InvariantCulture);

        Assert.Equal(one, DmnPolicy.Write(Read(Seed, text => text), CultureInfo.GetCultureInfo("sv-SE")));
        Assert.StartsWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n", one, StringComparison.Ordinal);
        Assert.DoesNotContain('\r', one);
    }

    private static async Task CheckEveryCell(RecoveryPolicy policy, CultureInfo culture)
    {
        DmnReading reading = await DmnReading.Of(DmnPolicy.Write(policy, culture));

        Assert.Empty(reading.Warnings);
        Assert.Equal(["episode", "sip"], reading.Decisions.Keys.Order(StringComparer.Ordinal));
        CheckEveryCell(policy.Episodes, reading.Decisions["episode"], culture);
        CheckEveryCell(policy.Sips, reading.Decisions["sip"], culture);
    }

    private static void CheckEveryCell<T>(DecisionGrid<T> grid, DmnReading.Decision decision, CultureInfo culture)
        where T : CareItem
    {
        Assert.Equal("UNIQUE", decision.HitPolicy);
        Assert.Equal(grid.Shape.Facts.Select(f => f.Bands.Select(b => b.Name)), decision.Inputs.Select(i => i.Bands));
        Assert.Equal(grid.Shape.CellCount, decision.Hits.Count);
        List<string> differences = [];
        for (int cell = 0; cell < grid.Shape.CellCount; cell++)
        {
            JsonElement hit = decision.Hits[cell];
            Rule rule = grid[cell].Rule;
            DmnReading.Row expected = new(rule.Id, rule.Action.ToString(), rule.Clause, rule.Basis.ToString(), rule.Reason.For(culture));
            if (hit.ValueKind != JsonValueKind.Number || decision.Rows[hit.GetInt32()] != expected)
            {
                differences.Add($"{grid.Shape.Describe(cell)}: {expected}, hits {hit}");
            }
        }

        Assert.True(differences.Count == 0, $"{differences.Count} differences, the first: {differences.FirstOrDefault()}");
    }

    private static RecoveryPolicy Read(string policy, Func<string, string> changed) =>
        RecoveryPolicy.Read(Path.GetFileName(policy), changed(File.ReadAllText(Checkout.PathOf(policy))));
}
