using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Takes in what a person decides about items of a ledger. A fact that is given stands above the sources, and the item is decided
/// again by the ledger's policy. Another action than the policy's takes effect when a second person approves it. A question that
/// cannot be answered goes on to the regional owner. Everything stays in the history.
/// </summary>
[Cmdlet(VerbsCommon.Set, "RecoveryDecision", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.Medium, DefaultParameterSetName = AnswerSet)]
[OutputType(typeof(RecoveryItem))]
public sealed class SetRecoveryDecisionCommand : LedgerCommand
{
    private const string AnswerSet = "Answer";
    private const string ProposeSet = "Propose";
    private const string ApproveSet = "Approve";
    private const string WithdrawSet = "Withdraw";
    private const string EscalateSet = "Escalate";

    private readonly DecisionTargets _targets = new();
    private bool _isMissingTold;

    /// <summary>The items: what Get-RecoveryItem gives, numbers, or references; '#12' is always a number. To escalate, rejected rows such as R5, too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ItemCompleter))]
    public object[] ItemId { get; set; } = [];

    /// <summary>Which fact is given: a property's name or a header of exports, or Whereabouts; SameAs, Missing and Entered answer what the ledger asks.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnswerSet)]
    [Parameter(ParameterSetName = WithdrawSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(FactCompleter))]
    public string? Fact { get; set; }

    /// <summary>What it is, as exports write it: 2024-01-30, Ja, Hem. Blank: there is none.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AnswerSet)]
    [AllowNull]
    [AllowEmptyString]
    public object? Value { get; set; }

    /// <summary>Between whom something was agreed.</summary>
    [Parameter(ParameterSetName = AnswerSet)]
    public string[] Party { get; set; } = [];

    /// <summary>Where the answer comes from, or why it is taken back. It is kept encrypted; write no more about the patient than is needed.</summary>
    [Parameter(ParameterSetName = AnswerSet)]
    [Parameter(ParameterSetName = ApproveSet)]
    [Parameter(ParameterSetName = WithdrawSet)]
    [Parameter(Mandatory = true, ParameterSetName = EscalateSet)]
    [ValidateNotNullOrEmpty]
    public string? Note { get; set; }

    /// <summary>The action that is wanted instead of the policy's; of an approval the action that is meant.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProposeSet)]
    [Parameter(ParameterSetName = ApproveSet)]
    public RecoveryAction? Action { get; set; }

    /// <summary>Why. It is kept encrypted.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ProposeSet)]
    [ValidateNotNullOrEmpty]
    public string? Reason { get; set; }

    /// <summary>Approves what somebody else proposed.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ApproveSet)]
    public SwitchParameter Approve { get; set; }

    /// <summary>Takes the answer to -Fact back, or without it everything that was decided.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WithdrawSet)]
    public SwitchParameter Withdraw { get; set; }

    /// <summary>Hands the question on to the regional owner.</summary>
    [Parameter(Mandatory = true, ParameterSetName = EscalateSet)]
    public SwitchParameter Escalate { get; set; }

    /// <summary>Replaces what somebody else decided.</summary>
    [Parameter(ParameterSetName = AnswerSet)]
    [Parameter(ParameterSetName = ProposeSet)]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the items out as they are then.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <summary>The language of what is given out: sv-SE or en-US. Default: <c>culture:</c> in recovery.yaml, else $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public CultureInfo? Culture { get; set; }

    private DecisionStep Step => ParameterSetName switch
    {
        ProposeSet => DecisionStep.Propose,
        ApproveSet => DecisionStep.Approve,
        WithdrawSet => DecisionStep.Withdraw,
        EscalateSet => DecisionStep.Escalate,
        _ => DecisionStep.Answer,
    };

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (object id in ItemId)
        {
            if (!_targets.Add(id))
            {
                WriteError(CommandError.Of(new ArgumentException(DecisionTargets.Refusal(id, Step)), "ItemIdUnreadable", ErrorCategory.InvalidArgument, id));
            }
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_targets.IsEmpty)
        {
            return;
        }

        RefuseIdentifiers();
        using OpenLedger ledger = OpenNamedLedger();
        UseLedger(ledger.Place, () =>
        {
            IReadOnlyList<FoundTarget> found = Found(ledger);
            EscalateRows(ledger, [.. found.Select(f => f.Row).OfType<long>()]);
            Decide(ledger, [.. found.Where(f => f.Item is not null)]);
        });
    }

    // What a person writes freely is sealed, but a personnummer has no place in it all the same.
    private void RefuseIdentifiers()
    {
        foreach (string? text in new[] { Note, Reason }.Concat(Party))
        {
            if (text is not null && PersonalNumber.Mask(text) != text)
            {
                ThrowTerminatingError(CommandError.Of(
                    new ArgumentException(Messages.NoteHoldsIdentifier), "NoteHoldsIdentifier", ErrorCategory.InvalidArgument, nameof(Note)));
            }
        }
    }

    private List<FoundTarget> Found(OpenLedger ledger)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        List<FoundTarget> found = [];
        foreach (FoundTarget one in _targets.Find(reader, mayBeRow: Step == DecisionStep.Escalate))
        {
            if (one.Refusal is { } refusal)
            {
                WriteError(CommandError.Of(refusal, refusal.ErrorId, refusal.Category, one.Target.Shown));
            }
            else
            {
                found.Add(one);
            }
        }

        return found;
    }

    private void EscalateRows(OpenLedger ledger, IReadOnlyList<long> found)
    {
        long[] rows = [.. WouldEscalate(ledger, found).Where(ShouldEscalate).Select(r => r.Item)];
        if (rows.Length == 0)
        {
            return;
        }

        using ILedgerWriter writer = ledger.Store.Write(Stopped);
        foreach (DecisionResult result in LedgerDecisions.EscalateRejected(writer, ledger.Keys, NewAct(ledger), rows, Note))
        {
            Tell(result, $"R{result.Item}");
        }
    }

    private IReadOnlyList<DecisionResult> WouldEscalate(OpenLedger ledger, IReadOnlyList<long> rows)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        using DryWriter dry = new(ledger.Store.Read(Stopped));
        return LedgerDecisions.EscalateRejected(dry, ledger.Keys, NewAct(ledger), rows, Note);
    }

    private bool ShouldEscalate(DecisionResult would)
    {
        if (would.Outcome != DecisionOutcome.Done)
        {
            Tell(would, $"R{would.Item}");
            return false;
        }

        TellWhoIsMissing();
        return ShouldProcess($"R{would.Item}", DecisionWords.HandOn);
    }

    // The question is handed on all the same: who answers it may be known later.
    private void TellWhoIsMissing()
    {
        if (Step == DecisionStep.Escalate && !_isMissingTold && OwnersPlace.WhyNobodyRegional(SessionState) is { } why)
        {
            WriteWarning(why);
        }

        _isMissingTold = true;
    }

    private void Decide(OpenLedger ledger, IReadOnlyList<FoundTarget> found)
    {
        if (found.Count == 0)
        {
            return;
        }

        (RecoveryPolicy policy, IReadOnlyList<GivenDecision> given, IReadOnlyList<DecisionResult> would) = Previewed(ledger, found);
        GivenDecision[] wanted = [.. given.Zip(would).Where(g => ShouldDo(g.First, g.Second)).Select(g => g.First)];
        if (wanted.Length > 0)
        {
            Decide(ledger, policy, wanted);
        }
    }

    private (RecoveryPolicy Policy, IReadOnlyList<GivenDecision> Given, IReadOnlyList<DecisionResult> Would) Previewed(OpenLedger ledger, IReadOnlyList<FoundTarget> found)
    {
        using DryWriter dry = new(ledger.Store.Read(Stopped));
        DecidingPolicy deciding = DecidingPolicy.Of(dry);
        RecoveryPolicy policy = deciding.Policy;
        GivenDecision[] given = [.. Given(found, deciding.Reading())];
        IReadOnlyList<DecisionResult> would = given.Length == 0 ? [] : LedgerDecisions.Decide(dry, ledger.Keys, ActBy(ledger, policy), policy, given, Stopped);
        return (policy, given, would);
    }

    private IEnumerable<GivenDecision> Given(IReadOnlyList<FoundTarget> found, ReadingOptions options)
    {
        FactsByKind facts = new(kind => FactsOf(kind, options));
        HashSet<RecordKind> told = [];
        foreach (FoundTarget one in found)
        {
            ItemRow row = one.Item!;
            if (facts.Of(row.Kind, out InputException? fault) is not { } read)
            {
                TellFault(row, fault!, told);
                continue;
            }

            yield return new GivenDecision
            {
                Item = row.Id,
                Step = Step,
                Facts = read,
                Action = Action,
                Note = Note ?? Reason,
                Parties = Party,
                Seen = one.Target.Seen ?? new SeenDecisions(row.Decisions),
                Replace = Force,
            };
        }
    }

    // A value that can't be read is no fault of an item, so it is told once a kind.
    private void TellFault(ItemRow row, InputException fault, HashSet<RecordKind> told)
    {
        if (fault.ErrorId != GivenFacts.ValueUnreadable)
        {
            WriteError(DecisionError.OfItem(row, fault));
        }
        else if (told.Add(row.Kind))
        {
            WriteError(DecisionError.OfKind(row.Kind, fault));
        }
    }

    private IReadOnlyList<GivenFact> FactsOf(RecordKind kind, ReadingOptions options) =>
        Fact is null ? [] : Step == DecisionStep.Withdraw ? GivenFacts.Named(kind, Fact, options) : GivenFacts.Read(kind, Fact, Value, options);

    // What would come of it is part of what is asked.
    private bool ShouldDo(GivenDecision given, DecisionResult would)
    {
        if (would.Outcome != DecisionOutcome.Done)
        {
            Tell(would, DecisionWords.NameOf(would));
            return false;
        }

        TellWhoIsMissing();
        return ShouldProcess(DecisionWords.NameOf(would), DecisionWords.Asked(given, would, Fact));
    }

    private Act ActBy(OpenLedger ledger, RecoveryPolicy policy) => NewAct(ledger) with { Policy = policy.Name, PolicyHash = policy.Hash };

    private void Decide(OpenLedger ledger, RecoveryPolicy policy, GivenDecision[] given)
    {
        IReadOnlyList<DecisionResult> results;
        using (ILedgerWriter writer = ledger.Store.Write(Stopped))
        {
            results = LedgerDecisions.Decide(writer, ledger.Keys, ActBy(ledger, policy), policy, given, Stopped);
        }

        foreach (DecisionResult result in results)
        {
            Tell(result, DecisionWords.NameOf(result));
        }

        if (PassThru)
        {
            GiveOut(ledger, [.. results.Where(r => r.Outcome is DecisionOutcome.Done or DecisionOutcome.Unchanged).Select(r => r.After!).Select(r => r.MergedInto == 0 ? r.Id : r.MergedInto)]);
        }
    }

    private void GiveOut(OpenLedger ledger, IReadOnlyCollection<long> items)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        RecoveryItemReading reading = new(reader, ledger.Keys) { Culture = CultureOf(Culture), IncludePatientId = false, History = false };
        reading.AsOf = MomentOf(null, reading.Time.Zone);
        foreach (RecoveryItem item in reading.Of(reader.Items(new ItemQuery { Ids = items }), Stopped))
        {
            WriteObject(item);
        }
    }

    private void Tell(DecisionResult result, string name)
    {
        switch (result.Outcome)
        {
            case DecisionOutcome.Done:
                WriteVerbose($"{name}: {DecisionWords.Change(result)}");
                break;
            case DecisionOutcome.Unchanged:
                WriteVerbose(Messages.DecidedAlready(name));
                break;
            default:
                WriteError(DecisionError.Of(result, name));
                break;
        }
    }
}
