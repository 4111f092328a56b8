using System.Globalization;
using System.Xml.Linq;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using static Prator.Recovery.Exchange.DmnNames;

namespace Prator.Recovery.Exchange;

/// <summary>What a policy decides about one kind of item, as a DMN decision with its input data.</summary>
internal sealed class DmnDecision
{
    private const string TextType = "string";
    private const int BandsWidth = 145;
    private const int NoteWidth = 420;

    private static readonly DmnOutput[] Outputs =
    [
        new("rule", new LocalText("Regel", "Rule"), 160, (rule, _) => rule.Id),
        new("action", new LocalText("Åtgärd", "Action"), 290, (rule, _) => rule.Action.ToString()),
        new("clause", new LocalText("Punkt i rutinen", "Clause of the routine"), 100, (rule, _) => rule.Clause),
        new("basis", new LocalText("Grund", "Basis"), 160, (rule, _) => rule.Basis.ToString()),
        new("reason", new LocalText("Skäl", "Reason"), 420, (rule, culture) => rule.Reason.For(culture)),
    ];

    private readonly IReadOnlyList<Fact> _facts;
    private readonly IReadOnlyList<DecisionRow> _rows;
    private readonly CultureInfo _culture;

    private DmnDecision(string kind, IReadOnlyList<Fact> facts, IReadOnlyList<DecisionRow> rows, CultureInfo culture)
    {
        Id = kind;
        _facts = facts;
        _rows = rows;
        _culture = culture;
        InputNames = NamesOf(kind, facts);
    }

    /// <summary>Its id and name: the kind of item.</summary>
    public string Id { get; }

    /// <summary>For each fact the name that expressions use; also the name of its input data.</summary>
    public IReadOnlyList<string> InputNames { get; }

    public static DmnDecision Of<T>(RuleBook<T> book, CultureInfo culture)
        where T : CareItem => new(book.Kind, book.Facts, [.. DecisionTable.Of(book), .. DecisionTable.ImpossibleOf(book)], culture);

    /// <summary>The id of a fact's input data.</summary>
    public static string InputDataId(string inputName) => $"input_{inputName}";

    /// <summary>The id of the line from a fact's input data to its decision.</summary>
    public static string RequirementId(string inputName) => $"requires_{inputName}";

    public XElement Element() => new(
        Model + "decision",
        new XAttribute("id", Id),
        new XAttribute("name", Id),
        new XElement(Model + "variable", new XAttribute("id", $"{Id}_variable"), new XAttribute("name", Id)),
        InputNames.Select(name => new XElement(
            Model + "informationRequirement",
            new XAttribute("id", RequirementId(name)),
            new XElement(Model + "requiredInput", new XAttribute("href", $"#{InputDataId(name)}")))),
        new XElement(
            Model + "decisionTable",
            new XAttribute("id", $"{Id}_table"),
            new XAttribute("hitPolicy", "UNIQUE"),
            new XAttribute(Widths + "annotationsWidth", NoteWidth),
            _facts.Select(Input),
            Outputs.Select(Output),
            _rows.Select(Row)));

    public IEnumerable<XElement> InputData() => _facts.Select(fact => new XElement(
        Model + "inputData",
        new XAttribute("id", InputDataId(InputNames[fact.Index])),
        new XAttribute("name", InputNames[fact.Index]),
        new XElement(Model + "description", Text(fact.Label.For(_culture))),
        new XElement(
            Model + "variable",
            new XAttribute("id", $"variable_{InputNames[fact.Index]}"),
            new XAttribute("name", InputNames[fact.Index]),
            new XAttribute("typeRef", TextType))));

    private XElement Input(Fact fact) => new(
        Model + "input",
        new XAttribute("id", $"{Id}_in{fact.Index + 1}"),
        new XAttribute("label", Text(fact.Label.For(_culture))),
        new XAttribute(Widths + "width", BandsWidth),
        new XElement(
            Model + "inputExpression",
            new XAttribute("id", $"{Id}_in{fact.Index + 1}_expression"),
            new XAttribute("typeRef", TextType),
            TextOf(InputNames[fact.Index])),
        new XElement(
            Model + "inputValues",
            new XAttribute("id", $"{Id}_in{fact.Index + 1}_values"),
            TextOf(Tests(fact, Enumerable.Range(0, fact.Bands.Count)))));

    private XElement Output(DmnOutput output) => new(
        Model + "output",
        new XAttribute("id", $"{Id}_{output.Name}"),
        new XAttribute("name", output.Name),
        new XAttribute("label", output.Label.For(_culture)),
        new XAttribute("typeRef", TextType),
        new XAttribute(Widths + "width", output.Width));

    private XElement Row(DecisionRow row, int index)
    {
        string id = $"{Id}_row{index + 1}";
        return new XElement(
            Model + "rule",
            new XAttribute("id", id),
            row.Rule.Note is { } note ? new XElement(Model + "description", Text(note.For(_culture))) : null,
            _facts.Select(fact => new XElement(
                Model + "inputEntry",
                new XAttribute("id", $"{id}_in{fact.Index + 1}"),
                TextOf(row.Region.BandCountOf(fact.Index) == fact.Bands.Count ? "-" : Tests(fact, row.Region.BandsOf(fact.Index))))),
            Outputs.Select(output => new XElement(
                Model + "outputEntry",
                new XAttribute("id", $"{id}_{output.Name}"),
                TextOf(Quoted(output.ValueOf(row.Rule, _culture))))));
    }

    private static string Tests(Fact fact, IEnumerable<int> bands) => string.Join(", ", bands.Select(b => Quoted(fact.Bands[b].Name)));

    private static XElement TextOf(string text) => new(Model + "text", text);

    /// <summary>A fact is named freely in a policy, and both kinds of item may have one of the same name.</summary>
    private static string[] NamesOf(string kind, IReadOnlyList<Fact> facts)
    {
        HashSet<string> taken = new(StringComparer.Ordinal);
        return [.. facts.Select(fact =>
        {
            string name = $"{kind}_{Name(fact.Name)}";
            while (!taken.Add(name))
            {
                name += "_";
            }

            return name;
        })];
    }

    /// <summary>A column of what a row decides.</summary>
    private sealed record DmnOutput(string Name, LocalText Label, int Width, Func<Rule, CultureInfo, string?> ValueOf);
}
