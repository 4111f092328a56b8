using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Policies;
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

    /// <summary>The items: their numbers or references, items from Get-RecoveryItem, or, to escalate, rejected rows such as R5.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Id")]
    [ValidateNotNullOrEmpty]
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

    /// <summary>The language of what is given out: sv-SE or en-US. Default: $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
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
            if (!_targets.Add(id, mayBeRejectedRow: Step == DecisionStep.Escalate))
            {
                WriteError(new ErrorRecord(new ArgumentException(DecisionTargets.Refusal(id, Step)), "ItemIdUnreadable", ErrorCategory.InvalidArgument, id));
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
            EscalateRows(ledger);
            (RecoveryPolicy policy, List<GivenDecision> given) = Wanted(ledger);
            if (given.Count > 0)
            {
                Decide(ledger, NewAct(ledger) with { Policy = policy.Name, PolicyHash = policy.Hash }, policy, given);
            }
        });
    }

    // What a person writes freely is sealed, but a personnummer has no place in it all the same.
    private void RefuseIdentifiers()
    {
        foreach (string? text in new[] { Note, Reason }.Concat(Party))
        {
            if (text is not null && PersonalNumber.Mask(text) != text)
            {
                ThrowTerminatingError(new ErrorRecord(
                    new ArgumentException("What you wrote holds something that is shaped like a personnummer. The item says who the patient is: leave it out."), "NoteHoldsIdentifier", ErrorCategory.InvalidArgument, null));
            }
        }
    }

    private void EscalateRows(OpenLedger ledger)
    {
        long[] rows = [.. _targets.RejectedRows.Where(r => ShouldProcess($"R{r}", "Hand it on to the regional owner"))];
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

    private (RecoveryPolicy Policy, List<GivenDecision> Given) Wanted(OpenLedger ledger)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        LedgerSnapshot? newest = LedgerSnapshots.Newest(reader);
        RecoveryPolicy policy = newest is null ? PolicyShelf.Newest() : new LedgerPolicies(reader).Find(newest.PolicyHash)
            ?? throw new InputException("LedgerPolicyUnreadable", $"The policy `{newest.Policy}` that decided in this ledger can't be read by this version of the module. Update the module.");
        ReadingOptions options = new() { Profile = ProfileShelf.Get(ProfileShelf.Default, FullPath), Zone = policy.TimeZone, AsOf = newest?.AsOf ?? Moment.Missing };
        Dictionary<RecordKind, IReadOnlyList<GivenFact>> facts = [];
        List<GivenDecision> given = [];
        foreach ((object target, ItemRow? row, SeenDecisions? seen) in _targets.Find(reader))
        {
            if (row is null)
            {
                WriteError(new ErrorRecord(new ItemNotFoundException($"There is no item {DecisionTargets.Shown(target)} in the ledger, or more than one of that reference. Get-RecoveryItem lists the items with their numbers."), "ItemNotFound", ErrorCategory.ObjectNotFound, target));
                continue;
            }

            given.Add(new GivenDecision
            {
                Item = row.Id,
                Step = Step,
                Facts = facts.TryGetValue(row.Kind, out IReadOnlyList<GivenFact>? read) ? read : facts[row.Kind] = FactsOf(row.Kind, options),
                Action = Action,
                Note = Note ?? Reason,
                Parties = Party,
                Seen = seen,
                Replace = Force,
            });
        }

        using DryWriter dry = new(reader);
        Act act = NewAct(ledger) with { Policy = policy.Name, PolicyHash = policy.Hash };
        IReadOnlyList<DecisionResult> would = given.Count == 0 ? [] : LedgerDecisions.Decide(dry, ledger.Keys, act, policy, given, Stopped);
        return (policy, [.. given.Zip(would).Where(g => ShouldDo(g.First, g.Second)).Select(g => g.First)]);
    }

    private IReadOnlyList<GivenFact> FactsOf(RecordKind kind, ReadingOptions options) =>
        Fact is null ? [] : Step == DecisionStep.Withdraw ? GivenFacts.Named(kind, Fact, options) : GivenFacts.Read(kind, Fact, Value, options);

    // What would come of it is part of what is asked.
    private bool ShouldDo(GivenDecision given, DecisionResult would)
    {
        if (would.Outcome != DecisionOutcome.Done)
        {
            Tell(would, DecisionTargets.NameOf(would));
            return false;
        }

        string what = Step switch
        {
            DecisionStep.Answer => $"Answer {string.Join(", ", given.Facts.Select(f => $"{f.Field} = {f.Value ?? "–"}"))}",
            DecisionStep.Propose => $"Propose {Action}",
            DecisionStep.Approve => "Approve what is proposed",
            DecisionStep.Withdraw => Fact is null ? "Withdraw everything that was decided" : $"Withdraw the answer to {Fact}",
            _ => "Hand the question on to the regional owner",
        };
        return ShouldProcess(DecisionTargets.NameOf(would), $"{what}: {DecisionTargets.Change(would)}");
    }

    private void Decide(OpenLedger ledger, Act act, RecoveryPolicy policy, List<GivenDecision> given)
    {
        IReadOnlyList<DecisionResult> results;
        using (ILedgerWriter writer = ledger.Store.Write(Stopped))
        {
            results = LedgerDecisions.Decide(writer, ledger.Keys, act, policy, given, Stopped);
        }

        foreach (DecisionResult result in results)
        {
            Tell(result, DecisionTargets.NameOf(result));
        }

        if (PassThru)
        {
            GiveOut(ledger, [.. results.Where(r => r.Outcome is DecisionOutcome.Done or DecisionOutcome.Unchanged).Select(r => r.After!).Select(r => r.MergedInto == 0 ? r.Id : r.MergedInto)]);
        }
    }

    private void GiveOut(OpenLedger ledger, IReadOnlyCollection<long> items)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        RecoveryItemReading reading = new(reader, ledger.Keys) { Culture = Culture ?? CultureInfo.CurrentUICulture, IncludePatientId = false, History = false };
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
                WriteVerbose($"{name}: {DecisionTargets.Change(result)}");
                break;
            case DecisionOutcome.Unchanged:
                WriteVerbose($"{name}: the ledger says so already.");
                break;
            default:
                (string id, ErrorCategory category) = result.Outcome switch
                {
                    DecisionOutcome.Conflict => ("DecisionConflict", ErrorCategory.ResourceExists),
                    DecisionOutcome.Missing => ("ItemNotFound", ErrorCategory.ObjectNotFound),
                    _ => ("DecisionRefused", ErrorCategory.InvalidOperation),
                };
                WriteError(new ErrorRecord(new InvalidOperationException(result.Refusal), id, category, name));
                break;
        }
    }
}
