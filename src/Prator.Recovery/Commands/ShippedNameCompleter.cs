using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Completes the names of shipped files.</summary>
internal abstract class ShippedNameCompleter : IArgumentCompleter
{
    private protected abstract IReadOnlyList<string> Names { get; }

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Names
            .Where(n => n.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(n => new CompletionResult(n));
}

/// <summary>Completes -Policy.</summary>
internal sealed class PolicyCompleter : ShippedNameCompleter
{
    private protected override IReadOnlyList<string> Names => PolicyShelf.Names;
}

/// <summary>Completes -ImportProfile.</summary>
internal sealed class ProfileCompleter : ShippedNameCompleter
{
    private protected override IReadOnlyList<string> Names => ProfileShelf.Names;
}

/// <summary>Completes -Culture by the languages that everything is told in.</summary>
internal sealed class LanguageCompleter : ShippedNameCompleter
{
    private protected override IReadOnlyList<string> Names { get; } = ["sv-SE", "en-US"];
}
