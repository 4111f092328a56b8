using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Decides by a policy, for a day.</summary>
public abstract class PolicyCommand : CancellableCommand
{
    /// <summary>The name of a shipped policy or the path of one. Default: the newest shipped policy.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string? Policy { get; set; }

    /// <summary>The day to decide for: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone; a bare date means the end of that day. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>The language of reasons, questions and steps: sv-SE or en-US. Default: $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    public CultureInfo? Culture { get; set; }

    private protected CultureInfo TextCulture => Culture ?? CultureInfo.CurrentUICulture;

    /// <summary>The policy and the moment to decide for.</summary>
    /// <param name="mustBeCurrent">Whether a policy that nobody named must be about an outage that is not long over.</param>
    /// <exception cref="PipelineStoppedException">Either can't be used; the error was thrown to the user.</exception>
    private protected (RecoveryPolicy Policy, Moment AsOf) ReadPolicy(bool mustBeCurrent = true)
    {
        try
        {
            RecoveryPolicy policy = Policy is null ? PolicyShelf.Newest() : PolicyShelf.Get(Policy, p => FilePath.Full(SessionState, p));
            Moment asOf = AsOfReader.Read(AsOf, policy.TimeZone);
            if (Policy is null && mustBeCurrent)
            {
                PolicyShelf.CheckNotStale(policy, asOf);
            }

            WriteVerbose($"Deciding by the policy '{policy.Name}' for {asOf} ({policy.TimeZone.Id}).");
            return (policy, asOf);
        }
        catch (InputException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.ErrorId, e.Category, e.ErrorId == "AsOfInvalid" ? AsOf : Policy));
        }
        catch (YamlRefusedException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, "PolicyRefused", ErrorCategory.InvalidData, Policy));
        }

        throw new PipelineStoppedException();
    }
}
