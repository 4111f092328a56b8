using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>Completes the names of facts that a person can give.</summary>
internal sealed class FactCompleter : IArgumentCompleter
{
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        GivenFacts.Names(RecordKind.Episode).Union(GivenFacts.Names(RecordKind.Sip))
            .Where(n => n.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Order(StringComparer.Ordinal)
            .Select(n => new CompletionResult(n));
}
