using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>What Get-OutageEpisode and Resolve-SipAction have in common: read, decide each item, give it out, show the balance.</summary>
/// <typeparam name="TItem">What is read.</typeparam>
/// <typeparam name="TOutput">What is given out.</typeparam>
public abstract class TriageCommand<TItem, TOutput> : ReadingCommand
    where TItem : CareItem
    where TOutput : TriagedItem
{
    private protected const string LedgerSet = "Ledger";

    /// <summary>The name by which the view of explanations is found.</summary>
    private const string ExplainedType = "Prator.Recovery.ExplainedItem";

    private readonly List<string> _files = [];
    private readonly Dictionary<long, Rule> _ofLedger = [];
    private bool _toldHidden;
    private RecoveryPolicy? _policy;
    private ReadingOptions? _options;
    private ItemGathering<TItem>? _gathered;

    /// <summary>Rows from Import-Csv, hashtables or any objects whose properties are named like headers; the module's own items; or files.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = new();

    /// <summary>The ledger whose items are decided. Default, where no file and no object is given: the environment variable PRATOR_RECOVERY_LEDGER, else <c>ledger:</c> in recovery.yaml.</summary>
    [Parameter(ParameterSetName = LedgerSet)]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>Only items with one of these actions.</summary>
    [Parameter]
    public RecoveryAction[]? Action { get; set; }

    /// <summary>Only items of these units; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(UnitCompleter))]
    public string[]? Unit { get; set; }

    /// <summary>Only items of these municipalities; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(MunicipalityCompleter))]
    public string[]? Municipality { get; set; }

    /// <summary>Only items of these owners; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OwnerCompleter))]
    public string[]? Owner { get; set; }

    /// <summary>Says of every item why it has its action, and what would have to be otherwise for each other action.</summary>
    [Parameter]
    public SwitchParameter Explain { get; set; }

    /// <summary>Gives out PatientId too, but never where the identity is protected. A ledger keeps who did so.</summary>
    [Parameter]
    public SwitchParameter IncludePatientId { get; set; }

    /// <summary>The read item behind one of the module's own objects of this kind; null for any other object.</summary>
    private protected abstract TItem? ItemOf(object input);

    /// <param name="triage">By which policy, for when.</param>
    /// <param name="item">What is decided.</param>
    /// <param name="instead">What its ledger says instead of the policy; null where the policy decides.</param>
    private protected abstract TOutput Decide(Triage triage, TItem item, Rule? instead);

    /// <summary>All items of the kind that a ledger has.</summary>
    private protected abstract IEnumerable<LedgerItem<TItem>> ItemsOf(ILedgerReader reader, LedgerKeys keys);

    /// <summary>Whether more than patients' identifiers is missing without the key.</summary>
    private protected abstract bool HasHiddenTexts { get; }

    private static ItemKind Kind => typeof(TItem) == typeof(Episode) ? ItemKind.Episode : ItemKind.Sip;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        (_policy, Moment asOf) = ReadPolicy();
        _options = ReadOptions(_policy, asOf);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        switch (ParameterSetName)
        {
            case PathSet:
                _files.AddRange(Path.SelectMany(p => Resolve(p, isLiteral: false)));
                break;
            case LiteralPathSet:
                _files.AddRange(LiteralPath.SelectMany(p => Resolve(p, isLiteral: true)));
                break;
            case InputObjectSet:
                Take(InputObject);
                break;
            default:
                break;
        }
    }

    private void Take(PSObject input)
    {
        switch (input.BaseObject)
        {
            case { } when FilesOf(input) is { } files:
                _files.AddRange(files);
                break;
            case { } own when ItemOf(own) is { } item:
                if (item.Number is { } number && own is TriagedItem { Instead: { } rule })
                {
                    // What its ledger says of it holds still.
                    _ofLedger[number] = rule;
                }

                if (item.Number is not null && IncludePatientId && !_toldHidden)
                {
                    _toldHidden = true;
                    WriteWarning(Messages.IdentifiersOfLedgerOnly);
                }

                Gathered.Add(item);
                break;
            case TriagedItem or ExportRow or ClosureOrder or RecoverySummary:
                string message = Messages.ItemKindMismatch(MyInvocation.MyCommand.Name, input.BaseObject.GetType().Name);
                ThrowTerminatingError(CommandError.Of(new ArgumentException(message), "ItemKindMismatch", ErrorCategory.InvalidType, input));
                break;
            default:
                Gathered.Add(PipelineRow.Of(input));
                break;
        }
    }

    private ItemGathering<TItem> Gathered => _gathered ??= new ItemGathering<TItem>(_options!);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_files.Count > 0 && _gathered is not null)
        {
            ThrowTerminatingError(CommandError.Of(new ArgumentException(Messages.PipelineMixed), "PipelineMixed", ErrorCategory.InvalidArgument, _files[0]));
        }

        if (ParameterSetName == LedgerSet)
        {
            if (Ledger is not null || !MyInvocation.ExpectingInput)
            {
                ReadLedger();
            }

            return;
        }

        Reading(report =>
        {
            if (_gathered is not null)
            {
                GiveOut(_gathered.Rows(), _gathered.Warnings, _gathered.Balance);
            }
            else if (_files.Count > 0)
            {
                ExportReading<TItem> reading = ExportReader.Open<TItem>(_files, _options!, report, Stopped);
                GiveOut(reading.Rows(), reading.Warnings, reading.Balance);
            }
        });
    }

    /// <summary>An item that is shown with its explanation.</summary>
    private static PSObject Explained(TOutput decided)
    {
        PSObject shown = PSObject.AsPSObject(decided);
        shown.TypeNames.Insert(0, ExplainedType);
        return shown;
    }

    private void ReadLedger()
    {
        using OpenLedger ledger = OpenLedgerOf(Ledger, Messages.NothingToDecide);
        if ((IncludePatientId || HasHiddenTexts) && IdentifierAccess.WhyHidden(ledger) is { } hidden)
        {
            WriteWarning(hidden);
        }

        UseLedger(ledger.Place, () =>
        {
            using ILedgerReader reader = ledger.Store.Read(Stopped);
            RecordKind kind = Kind == ItemKind.Episode ? RecordKind.Episode : RecordKind.Sip;
            int count = checked((int)reader.Counts().Where(c => c.Kind == kind).Sum(c => c.Count));
            Triage triage = NewTriage(new Balance(count, 0, 0)) with { Ledger = reader.Identity.Id };
            Func<string, string> labelOf = LedgerLabels.Of(_policy, Kind);
            ItemFilter filter = NewFilter();
            IEnumerable<TOutput> decided = ItemsOf(reader, ledger.Keys)
                .Select(i => Decide(triage, i.Item, LedgerRule.For(i, _policy!.Routing.LocalClause, labelOf)))
                .Where(filter.Allows);
            if (IncludePatientId)
            {
                decided = IdentifierAccess.Recorded(ledger, NewAct(ledger), decided, d => d.ShowsPatient ? d.Number : null, Stopped);
            }

            foreach (TOutput one in decided)
            {
                WriteObject(Explain ? Explained(one) : one);
            }
        });
    }

    private Triage NewTriage(Balance balance) => new(_policy!, _options!.AsOf, TextCulture, IncludePatientId, balance)
    {
        Profile = _options.Profile,
        Explainers = Explain ? Explainers.Of(_policy!, _options.AsOf) : null,
    };

    private ItemFilter NewFilter() => new(Action, Unit, Municipality, Owner);

    private void GiveOut(IEnumerable<ReadRow<TItem>> rows, IReadOnlyList<string> warnings, Balance balance)
    {
        Triage triage = NewTriage(balance);
        ItemFilter filter = NewFilter();
        TakeAll(rows, warnings, triage, item =>
        {
            TOutput decided = Decide(triage, item, item.Number is { } number ? _ofLedger.GetValueOrDefault(number) : null);
            if (filter.Allows(decided))
            {
                WriteObject(Explain ? Explained(decided) : decided);
            }
        });
    }
}
