using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Shows policies: the shipped ones, or one by its path; whole, or some of its rules or clauses.</summary>
[Cmdlet(VerbsCommon.Get, "RecoveryPolicy")]
[OutputType(typeof(PolicyInfo), typeof(PolicyRule), typeof(PolicyClause))]
public sealed class GetRecoveryPolicyCommand : InputCommand
{
    /// <summary>Names of shipped policies, or paths of others; wildcards are allowed in both. Default: every shipped policy.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string[] Policy { get; set; } = ["*"];

    /// <summary>Gives the rules with these ids; wildcards are allowed. Not together with -Clause.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(RuleCompleter))]
    public string[] Rule { get; set; } = [];

    /// <summary>Gives the clauses with these numbers, with the rules that cite them; wildcards are allowed. Not together with -Rule.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ClauseCompleter))]
    public string[] Clause { get; set; } = [];

    /// <summary>The language of the texts: sv-SE or en-US. Default: <c>culture:</c> in recovery.yaml, else $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public CultureInfo? Culture { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Rule.Length > 0 && Clause.Length > 0)
        {
            ThrowTerminatingError(CommandError.Of(new ArgumentException(Messages.RuleAndClause), "RuleAndClause", ErrorCategory.InvalidArgument, Rule));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PolicyInfo policy in Policy.SelectMany(Named).Select(Read))
        {
            if (Rule.Length > 0)
            {
                WriteMatching(policy, policy.Rules, r => r.Id, Rule, "RuleNotFound", Messages.RuleNotFound);
            }
            else if (Clause.Length > 0)
            {
                WriteMatching(policy, policy.Clauses, c => c.Id, Clause, "ClauseNotFound", Messages.ClauseNotFound);
            }
            else
            {
                WriteObject(policy);
            }
        }
    }

    /// <summary>What a name or path with wildcards stands for; where it matches nothing, itself, so that it is told as not found.</summary>
    private IReadOnlyList<string> Named(string nameOrPath)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(nameOrPath))
        {
            return [nameOrPath];
        }

        string[] shipped = [.. PolicyShelf.Names.Where(WildcardPattern.Get(nameOrPath, WildcardOptions.IgnoreCase).IsMatch)];
        return shipped.Length > 0 ? shipped : Use(nameOrPath, () => Files(nameOrPath));
    }

    /// <summary>The policies that a path matches; a file whose own name holds brackets may have been piped.</summary>
    private IReadOnlyList<string> Files(string path) =>
        !PolicyShelf.IsName(path) && !File.Exists(FullPath(path)) && FilePath.Found(SessionState, path) is { Count: > 0 } files ? files : [path];

    /// <summary>A policy is shown as it is written; one that decides nothing because of what its rules leave open is told to.</summary>
    private PolicyInfo Read(string nameOrPath)
    {
        PolicyOutline outline = Use(nameOrPath, () => PolicyShelf.Outline(nameOrPath, FullPath));
        string path = Use(nameOrPath, () => PolicyShelf.PathOf(nameOrPath, FullPath));
        TellPolicy(outline.Name, path);
        try
        {
            PolicyShelf.Get(path, p => p);
        }
        catch (YamlRefusedException e)
        {
            WriteWarning(Messages.PolicyDecidesNothing(outline.Name, e.Problems[0]));
        }

        return new PolicyInfo(outline, path, CultureOf(Culture));
    }

    private void WriteMatching<TPart>(PolicyInfo policy, IReadOnlyList<TPart> parts, Func<TPart, string> idOf, string[] wanted, string errorId, Func<string, string, string, string> notFound)
    {
        foreach (string pattern in wanted)
        {
            WildcardPattern wildcard = WildcardPattern.Get(pattern, WildcardOptions.IgnoreCase);
            TPart[] found = [.. parts.Where(p => wildcard.IsMatch(idOf(p)))];
            WriteObject(found, enumerateCollection: true);
            if (found.Length == 0 && !WildcardPattern.ContainsWildcardCharacters(pattern))
            {
                string message = notFound(policy.Name, pattern, string.Join(", ", parts.Select(idOf)));
                WriteError(CommandError.Of(new ArgumentException(message), errorId, ErrorCategory.ObjectNotFound, pattern));
            }
        }
    }
}
