using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Ledger;
using Prator.Recovery.Policies;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>Uses what the user gave; what can't be used ends the cmdlet with an error whose target it is.</summary>
public abstract class InputCommand : CancellableCommand
{
    private protected const string PolicyRefused = "PolicyRefused";

    /// <param name="input">What the user gave.</param>
    /// <param name="use">What is done with it.</param>
    /// <param name="refusedId">The id of the error where it names a YAML file that says something else than it should.</param>
    /// <exception cref="PipelineStoppedException">It can't be used and the error was thrown to the user; or the user stopped the pipeline.</exception>
    private protected T Use<T>(object? input, Func<T> use, string refusedId = PolicyRefused)
    {
        try
        {
            return use();
        }
        catch (Exception e) when (ErrorOf(e, input, refusedId) is { } error)
        {
            ThrowTerminatingError(error);
        }
        catch (LedgerException e)
        {
            ThrowTerminatingError(LedgerError.Of(e, input));
        }
        catch (OperationCanceledException) when (Stopped.IsCancellationRequested)
        {
            // The user stopped the pipeline; PowerShell says so.
        }

        throw new PipelineStoppedException();
    }

    /// <summary>The error that tells why what the user gave can't be used; null for an exception of another cause.</summary>
    private protected static ErrorRecord? ErrorOf(Exception exception, object? input, string refusedId = PolicyRefused) => exception switch
    {
        InputException e => CommandError.Of(e, e.ErrorId, e.Category, input),
        YamlRefusedException e => CommandError.Of(e, refusedId, ErrorCategory.InvalidData, input),
        IOException or UnauthorizedAccessException => CommandError.Of(exception, "FileUnreadable", ErrorCategory.ReadError, input),
        _ => null,
    };

    /// <inheritdoc cref="Use{T}"/>
    private protected void Use(object? input, Action use) => Use(input, () =>
    {
        use();
        return true;
    });

    /// <summary>Works on a ledger: rows in it that can't be understood are an error of the ledger, like any other of its faults.</summary>
    /// <param name="place">Which ledger.</param>
    /// <param name="use">What is done with it.</param>
    /// <inheritdoc cref="Use{T}"/>
    private protected T UseLedger<T>(LedgerPlace place, Func<T> use) => Use(place.Shown, () =>
    {
        try
        {
            return use();
        }
        catch (Exception e) when (e is not IContainsErrorRecord && LedgerDamage.Of(place.Shown, e) is { } damaged)
        {
            throw damaged;
        }
    });

    /// <inheritdoc cref="UseLedger{T}"/>
    private protected void UseLedger(LedgerPlace place, Action use) => UseLedger(place, () =>
    {
        use();
        return true;
    });

    /// <summary>The policy of that name or path; the newest shipped one where none is named.</summary>
    /// <inheritdoc cref="Use{T}"/>
    private protected RecoveryPolicy PolicyOf(string? nameOrPath)
    {
        RecoveryPolicy policy = Use(nameOrPath, () => nameOrPath is null ? PolicyShelf.Newest() : PolicyShelf.Get(nameOrPath, FullPath));
        TellPolicy(policy.Name, nameOrPath ?? policy.Name);
        return policy;
    }

    /// <summary>Tells whoever wants to know where a policy was read from.</summary>
    private protected void TellPolicy(string policy, string nameOrPath) => WriteVerbose(Messages.PolicyRead(policy, PolicyShelf.PathOf(nameOrPath, FullPath)));

    /// <summary>The moment that -AsOf means in a policy's zone.</summary>
    /// <inheritdoc cref="Use{T}"/>
    private protected Moment MomentOf(object? asOf, TimeZoneInfo zone) => Use(asOf, () => AsOfReader.Read(asOf, zone));

    /// <summary>The moment to decide for by a policy.</summary>
    /// <param name="named">The policy's name or path as the user gave it; null where nobody did.</param>
    /// <param name="policy">The policy.</param>
    /// <param name="asOf">What -AsOf says.</param>
    /// <param name="mustBeCurrent">Whether a policy that nobody named must be about an outage that is not long over.</param>
    /// <inheritdoc cref="Use{T}"/>
    private protected Moment CurrentMoment(string? named, RecoveryPolicy policy, object? asOf, bool mustBeCurrent = true)
    {
        Moment moment = MomentOf(asOf, policy.TimeZone);
        if (named is null && mustBeCurrent)
        {
            Use(named, () => PolicyShelf.CheckNotStale(policy, moment));
        }

        return moment;
    }

    /// <summary>The full path that a text names exactly; there need be no file.</summary>
    /// <exception cref="InputException">The path is not in the file system.</exception>
    private protected string FullPath(string path) => FilePath.Full(SessionState, path);

    /// <summary>The language to tell things in: what -Culture says, else recovery.yaml, else $PSUICulture.</summary>
    /// <inheritdoc cref="Use{T}"/>
    private protected CultureInfo CultureOf(CultureInfo? given) =>
        given ?? Use(null, () => RecoverySettings.Find(SessionState, s => s.Culture)?.Value, "SettingsRefused") ?? CultureInfo.CurrentUICulture;

    /// <summary>The ledger that a user means: what -Ledger names, else the environment or recovery.yaml.</summary>
    /// <inheritdoc cref="OpenLedgerOf"/>
    private protected LedgerPlace LedgerPlaceOf(string? ledger, string? otherwise = null) =>
        Use(ledger is not null && LedgerPlace.IsConnection(ledger) ? null : ledger, () => PlaceOf(ledger, otherwise), "SettingsRefused");

    /// <summary>Opens the ledger that a user means. The caller disposes it.</summary>
    /// <param name="ledger">What -Ledger says.</param>
    /// <param name="otherwise">What else the user may have meant who named none, as a sentence; null where nothing else can be meant.</param>
    /// <inheritdoc cref="Use{T}"/>
    private protected OpenLedger OpenLedgerOf(string? ledger, string? otherwise = null)
    {
        LedgerPlace place = LedgerPlaceOf(ledger, otherwise);
        WriteVerbose(Messages.LedgerIs(place.Shown, place.Origin));
        OpenLedger opened = UseLedger(place, () => OpenLedger.At(place, Stopped));
        if (IdentifierAccess.WhatIsWrong(opened) is { } wrong)
        {
            WriteWarning(wrong);
        }

        return opened;
    }

    /// <summary>Who writes to a ledger now, by this cmdlet.</summary>
    /// <summary>Whether nothing is to be written, whatever ShouldProcess is asked.</summary>
    private protected bool IsWhatIf => MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? bound)
        ? ((SwitchParameter)bound).IsPresent
        : LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"));

    private protected Act NewAct(OpenLedger ledger) => new(Clock.Current.GetUtcNow(), ledger.Actor, MyInvocation.MyCommand.Name);

    private LedgerPlace PlaceOf(string? ledger, string? otherwise)
    {
        try
        {
            return LedgerPlace.Find(ledger, SessionState);
        }
        catch (InputException e) when (ledger is null && otherwise is not null)
        {
            throw new InputException(e.ErrorId, $"{otherwise} {e.Message}", e.Category);
        }
    }
}
