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

    private IReadOnlyList<PolicyFinding> Examine(string policy) => Use(policy, () => PolicyShelf.Examine(policy, FullPath).Findings);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (Strict && _faults.Count > 0)
        {
            int errors = _faults.Count(f => f.Severity == FindingSeverity.Error);
            string message = $"The test found {errors} errors and {_faults.Count - errors} warnings, the first at {_faults[0].Place}. Mend what the findings say, and test again.";
            ThrowTerminatingError(new ErrorRecord(new InvalidDataException(message), "PolicyFaulty", ErrorCategory.InvalidResult, null));
        }
    }
}
