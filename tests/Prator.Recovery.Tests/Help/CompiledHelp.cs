using System.Xml.Linq;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Help;

/// <summary>One cmdlet's help as Get-Help reads it, which PlatyPS makes of the pages.</summary>
internal sealed class CompiledHelp
{
    // What PlatyPS writes for an empty line.
    private const string Blank = "\u0080";

    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XElement _command;

    private CompiledHelp(XElement command) => _command = command;

    /// <summary>All of the module as it is laid out.</summary>
    public static IReadOnlyList<CompiledHelp> All { get; } =
        [.. XDocument.Load(Path.Combine(Repository.Module, "en-US", "Prator.Recovery.dll-Help.xml")).Root!.Elements(Command + "command").Select(c => new CompiledHelp(c))];

    public string Name => _command.Element(Command + "details")!.Element(Command + "name")!.Value;

    public string Synopsis => Paragraphs(_command.Element(Command + "details")!.Element(Maml + "description"));

    public string Description => Paragraphs(_command.Element(Maml + "description"));

    public string Notes => Paragraphs(_command.Element(Maml + "alertSet")!.Element(Maml + "alert"));

    public IEnumerable<(string Title, string Text)> Examples =>
        _command.Descendants(Command + "example").Select(e => (e.Element(Maml + "title")!.Value.Trim('-', ' '), Paragraphs(e.Element(Maml + "introduction"))));

    public IEnumerable<(string Title, string Text)> Inputs => Types("inputType");

    public IEnumerable<(string Title, string Text)> Outputs => Types("returnValue");

    /// <summary>The names of the parameters of every set.</summary>
    public IEnumerable<IReadOnlyList<string>> Sets => _command.Descendants(Command + "syntaxItem")
        .Select(s => (IReadOnlyList<string>)[.. s.Elements(Command + "parameter").Select(p => p.Element(Maml + "name")!.Value)]);

    /// <summary>Every parameter with its text, and the rest as <see cref="CompiledCmdlet.Summary"/> tells it.</summary>
    public IEnumerable<(string Name, string Text, string Summary)> Parameters => _command.Element(Command + "parameters")!.Elements(Command + "parameter")
        .Select(p => (p.Element(Maml + "name")!.Value, Paragraphs(p.Element(Maml + "description")), Summary(p)));

    /// <summary>A text of a page as compiled help has it: of several empty lines one is left, and what follows one is not indented.</summary>
    public static string Normal(string text) => string.Join("\n\n", text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(p => p.Trim()));

    private static string Paragraphs(XElement? parent) =>
        Normal(string.Join("\n\n", (parent?.Elements(Maml + "para") ?? []).Select(p => p.Value.ReplaceLineEndings("\n")).Where(p => p != Blank)));

    private static string Summary(XElement parameter) => string.Join(" | ",
        parameter.Attribute("required")!.Value,
        parameter.Attribute("position")!.Value,
        parameter.Attribute("pipelineInput")!.Value,
        parameter.Attribute("aliases")!.Value,
        parameter.Attribute("globbing")!.Value,
        parameter.Element(Dev + "type")!.Element(Maml + "name")!.Value,
        string.Join(", ", parameter.Elements(Command + "parameterValueGroup").Elements().Select(v => v.Value)));

    private IEnumerable<(string Title, string Text)> Types(string element) => _command.Descendants(Command + element)
        .Select(t => (t.Element(Dev + "type")!.Element(Maml + "name")!.Value, Paragraphs(t.Element(Maml + "description"))));
}
