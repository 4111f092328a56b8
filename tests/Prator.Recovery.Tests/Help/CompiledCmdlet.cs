using System.Globalization;
using System.Management.Automation;
using System.Text;

namespace Prator.Recovery.Tests.Help;

/// <summary>A cmdlet as the engine knows it, told in the words of a help page.</summary>
internal sealed class CompiledCmdlet(CmdletInfo cmdlet)
{
    private static readonly HashSet<string> Common = [.. Cmdlet.CommonParameters];

    private readonly object _fresh = Activator.CreateInstance(cmdlet.ImplementingType)!;

    public string Name => cmdlet.Name;

    /// <summary>Without the common ones, as pages order them.</summary>
    public IReadOnlyList<ParameterMetadata> Parameters { get; } =
        [.. cmdlet.Parameters.Values.Where(p => !Common.Contains(p.Name)).OrderBy(p => p.Name, StringComparer.OrdinalIgnoreCase)];

    public IEnumerable<string> Outputs => cmdlet.OutputType.Select(o => o.Name);

    /// <summary>The types that the pipeline may bring.</summary>
    public IEnumerable<string> Inputs => Parameters
        .Where(p => p.ParameterSets.Values.Any(s => s.ValueFromPipeline || s.ValueFromPipelineByPropertyName))
        .Select(p => p.ParameterType.ToString()).Distinct();

    /// <summary>Every parameter set as one line.</summary>
    public IEnumerable<(string Name, string Line)> Syntax => cmdlet.ParameterSets.Select(s => (
        s.Name == ParameterAttribute.AllParameterSets ? s.Name : s.IsDefault ? $"{s.Name} (Default)" : s.Name,
        WithoutCommon($"{Name} {s}")));

    /// <summary>The names of the parameters of every set, in the order of the syntax.</summary>
    public IEnumerable<IReadOnlyList<string>> Sets => Syntax.Select(s => (IReadOnlyList<string>)
        [.. s.Line.Split(' ').Where(w => w.TrimStart('[').StartsWith('-')).Select(w => w.Trim('[', ']', '-'))]);

    // PlatyPS leaves these words out of some lines.
    public static string WithoutCommon(string syntax) => syntax.Replace(" [<CommonParameters>]", "", StringComparison.Ordinal);

    /// <summary>What a page's block says of a parameter.</summary>
    public string Block(ParameterMetadata parameter)
    {
        StringBuilder block = new();
        block.Append(CultureInfo.InvariantCulture, $"Type: {parameter.ParameterType}\n");
        block.Append(CultureInfo.InvariantCulture, $"DefaultValue: {Quoted(Default(parameter))}\n");
        block.Append(CultureInfo.InvariantCulture, $"SupportsWildcards: {Word(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any())}\n");
        AppendList(block, "Aliases", parameter.Aliases);
        block.Append("ParameterSets:\n");
        foreach ((string name, ParameterSetMetadata set) in parameter.ParameterSets)
        {
            block.Append(CultureInfo.InvariantCulture, $"- Name: {(name == ParameterAttribute.AllParameterSets ? "(All)" : name)}\n");
            block.Append(CultureInfo.InvariantCulture, $"  Position: {Position(set, "Named")}\n");
            block.Append(CultureInfo.InvariantCulture, $"  IsRequired: {Word(set.IsMandatory)}\n");
            block.Append(CultureInfo.InvariantCulture, $"  ValueFromPipeline: {Word(set.ValueFromPipeline)}\n");
            block.Append(CultureInfo.InvariantCulture, $"  ValueFromPipelineByPropertyName: {Word(set.ValueFromPipelineByPropertyName)}\n");
            block.Append(CultureInfo.InvariantCulture, $"  ValueFromRemainingArguments: {Word(set.ValueFromRemainingArguments)}\n");
        }

        block.Append("DontShow: false\n");
        AppendList(block, "AcceptedValues", AcceptedValues(parameter));
        return block.Append("HelpMessage: ''").ToString();
    }

    /// <summary>What compiled help says of a parameter: required, position, pipeline, aliases, wildcards, type, accepted values.</summary>
    public static string Summary(ParameterMetadata parameter)
    {
        ParameterSetMetadata[] sets = [.. parameter.ParameterSets.Values];
        string[] ways = [.. new[] { (sets.Any(s => s.ValueFromPipeline), "ByValue"), (sets.Any(s => s.ValueFromPipelineByPropertyName), "ByPropertyName") }.Where(w => w.Item1).Select(w => w.Item2)];
        return string.Join(" | ",
            Word(sets.Any(s => s.IsMandatory)),
            Position(sets[0], "Named"),
            ways.Length == 0 ? "false" : $"true ({string.Join(", ", ways)})",
            parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases),
            Word(parameter.Attributes.OfType<SupportsWildcardsAttribute>().Any()),
            parameter.ParameterType,
            string.Join(", ", AcceptedValues(parameter)));
    }

    /// <summary>What stands in a parameter that nobody gave; blank where that is nothing.</summary>
    public string Default(ParameterMetadata parameter) => parameter.ParameterSets.Values.Any(s => s.IsMandatory) ? ""
        : cmdlet.ImplementingType.GetProperty(parameter.Name)?.GetValue(_fresh) switch
        {
            null or SwitchParameter => "",
            string[] several => string.Join(", ", several),
            Array => "",
            IFormattable one => one.ToString(null, CultureInfo.InvariantCulture),
            { } other => other.GetType() == typeof(string) ? (string)other : "",
        };

    private static string[] AcceptedValues(ParameterMetadata parameter)
    {
        if (parameter.Attributes.OfType<ValidateSetAttribute>().SingleOrDefault() is { } set)
        {
            return [.. set.ValidValues];
        }

        Type type = parameter.ParameterType.GetElementType() ?? parameter.ParameterType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? Enum.GetNames(type) : [];
    }

    private static string Position(ParameterSetMetadata set, string named) => set.Position < 0 ? named : set.Position.ToString(CultureInfo.InvariantCulture);

    private static void AppendList(StringBuilder block, string name, IReadOnlyCollection<string> values)
    {
        block.Append(name).Append(values.Count == 0 ? ": []\n" : ":\n");
        foreach (string value in values)
        {
            block.Append(CultureInfo.InvariantCulture, $"- {value}\n");
        }
    }

    private static string Word(bool isSo) => isSo ? "true" : "false";

    private static string Quoted(string value) => value is "" or "*" ? $"'{value}'" : value;
}
