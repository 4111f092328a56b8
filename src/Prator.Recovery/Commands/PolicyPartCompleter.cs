using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Completes names that a policy has: of the one that the line names, else of every shipped one.</summary>
internal abstract class PolicyPartCompleter : IArgumentCompleter
{
    private protected abstract IEnumerable<(string Name, string Text)> PartsOf(PolicyOutline policy);

    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters) =>
        Policies(fakeBoundParameters["Policy"] as string)
            .SelectMany(PartsOf)
            .DistinctBy(p => p.Name)
            .Where(p => p.Name.StartsWith(wordToComplete.Trim('\'', '"'), StringComparison.OrdinalIgnoreCase))
            .Select(p => new CompletionResult(p.Name, p.Name, CompletionResultType.ParameterValue, p.Text));

    /// <summary>What can't be read completes nothing: the cmdlet says why when it is called.</summary>
    private static IEnumerable<PolicyOutline> Policies(string? named)
    {
        foreach (string name in named is null ? PolicyShelf.Names : [named])
        {
            PolicyOutline? policy = null;
            try
            {
                policy = PolicyShelf.Outline(name, Path.GetFullPath);
            }
            catch (Exception e) when (e is InputException or YamlRefusedException or IOException or UnauthorizedAccessException)
            {
                continue;
            }

            yield return policy;
        }
    }
}

/// <summary>Completes the ids of rules.</summary>
internal sealed class RuleCompleter : PolicyPartCompleter
{
    private protected override IEnumerable<(string Name, string Text)> PartsOf(PolicyOutline policy) =>
        policy.Episodes.Rules.Concat(policy.Sips.Rules).Select(r => (r.Id, $"{r.Action}: {r.Reason.For(System.Globalization.CultureInfo.CurrentUICulture)}"));
}

/// <summary>Completes the numbers of clauses.</summary>
internal sealed class ClauseCompleter : PolicyPartCompleter
{
    private protected override IEnumerable<(string Name, string Text)> PartsOf(PolicyOutline policy) =>
        policy.Clauses.Select(c => (c.Key, c.Value.For(System.Globalization.CultureInfo.CurrentUICulture)));
}
