using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Shows policies: the shipped ones, or one by its path; whole, or some of its rules or clauses.</summary>
[Cmdlet(VerbsCommon.Get, "RecoveryPolicy", DefaultParameterSetName = WholeSet)]
[OutputType(typeof(PolicyInfo), ParameterSetName = [WholeSet])]
[OutputType(typeof(PolicyRule), ParameterSetName = [RuleSet])]
[OutputType(typeof(PolicyClause), ParameterSetName = [ClauseSet])]
public sealed class GetRecoveryPolicyCommand : InputCommand
{
    private const string WholeSet = "Whole";
    private const string RuleSet = "Rule";
    private const string ClauseSet = "Clause";

    /// <summary>Names of shipped policies, with wildcards, or paths of others. Default: every shipped policy.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string[] Policy { get; set; } = ["*"];

    /// <summary>Gives the rules with these ids; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RuleSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>Gives the clauses with these numbers, with the rules that cite them; wildcards are allowed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ClauseSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClauseCompleter))]
    public string[] Clause { get; set; } = [];

    /// <summary>The language of the texts: sv-SE or en-US. Default: $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    public CultureInfo? Culture { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PolicyInfo policy in Policy.SelectMany(Named).Select(Read))
        {
            switch (ParameterSetName)
            {
                case RuleSet:
                    WriteMatching(policy, policy.Rules, r => r.Id, Rule, "rule");
                    break;
                case ClauseSet:
                    WriteMatching(policy, policy.Clauses, c => c.Id, Clause, "clause");
                    break;
                default:
                    WriteObject(policy);
                    break;
            }
        }
    }

    private static IEnumerable<string> Named(string nameOrPath)
    {
        string[] shipped = WildcardPattern.ContainsWildcardCharacters(nameOrPath)
            ? [.. PolicyShelf.Names.Where(WildcardPattern.Get(nameOrPath, WildcardOptions.IgnoreCase).IsMatch)]
            : [];
        return shipped.Length > 0 ? shipped : [nameOrPath];
    }

    private PolicyInfo Read(string nameOrPath)
    {
        RecoveryPolicy policy = PolicyOf(nameOrPath);
        return new PolicyInfo(policy, PolicyShelf.PathOf(nameOrPath, FullPath), Culture ?? CultureInfo.CurrentUICulture);
    }

    private void WriteMatching<TPart>(PolicyInfo policy, IReadOnlyList<TPart> parts, Func<TPart, string> idOf, string[] wanted, string what)
    {
        foreach (string pattern in wanted)
        {
            WildcardPattern wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            TPart[] found = [.. parts.Where(p => wildcard.IsMatch(idOf(p)))];
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
            {
                string message = $"The policy '{policy.Name}' has no {what} '{pattern}'. It has: {string.Join(", ", parts.Select(idOf))}.";
                WriteError(new ErrorRecord(new ArgumentException(message), what == "rule" ? "RuleNotFound" : "ClauseNotFound", ErrorCategory.ObjectNotFound, pattern));
            }
        }
    }
}
