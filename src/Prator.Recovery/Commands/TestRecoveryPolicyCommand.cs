using System.Management.Automation;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Proves that a policy gives every case exactly one rule, runs its own cases, and tells what is wrong or worth knowing.</summary>
[Cmdlet(VerbsDiagnostic.Test, "RecoveryPolicy")]
[OutputType(typeof(PolicyFinding))]
public sealed class TestRecoveryPolicyCommand : InputCommand
{
    private readonly List<PolicyFinding> _faults = [];
    private int _untested;

    /// <summary>The names of shipped policies or the paths of others. Default: the newest shipped policy.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string[]? Policy { get; set; }

    /// <summary>Fails when there is an error or a warning, after everything has been told.</summary>
    [Parameter]
    public SwitchParameter Strict { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string policy in Policy ?? [PolicyShelf.NewestName()])
        {
            foreach (PolicyFinding finding in Examine(policy))
            {
                WriteObject(finding);
                if (finding.Severity != FindingSeverity.Information)
                {
                    _faults.Add(finding);
                }
            }
        }
    }

    /// <summary>What is found about a policy. One that can't be read is an error of its own, and the others are tested all the same.</summary>
    private IReadOnlyList<PolicyFinding> Examine(string policy)
    {
        try
        {
            IReadOnlyList<PolicyFinding> findings = PolicyShelf.Examine(policy, FullPath).Findings;
            TellPolicy(policy, policy);
            return findings;
        }
        catch (Exception e) when (ErrorOf(e, policy) is { } error)
        {
            _untested++;
            WriteError(error);
            return [];
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Strict && _faults.Count + _untested > 0)
        {
            ThrowTerminatingError(CommandError.Of(new InvalidDataException(string.Join(' ', Verdict())), "PolicyFaulty", ErrorCategory.InvalidResult, Policy));
        }
    }

    private IEnumerable<string> Verdict()
    {
        if (_untested > 0)
        {
            yield return Messages.PoliciesUnreadable(_untested);
        }

        if (_faults.Count > 0)
        {
            int errors = _faults.Count(f => f.Severity == FindingSeverity.Error);
            yield return Messages.PolicyFaulty(errors, _faults.Count - errors, _faults[0].Place);
        }

        yield return Messages.MendAndTestAgain;
    }
}
