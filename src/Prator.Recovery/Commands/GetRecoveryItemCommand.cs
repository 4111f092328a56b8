using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>Gives the items of a ledger, with action, state, owner, age and what must be answered.</summary>
[Cmdlet(VerbsCommon.Get, "RecoveryItem")]
[OutputType(typeof(RecoveryItem), typeof(RecoveryQuestion))]
public sealed class GetRecoveryItemCommand : LedgerCommand
{
    private const string WithHistoryType = "Prator.Recovery.RecoveryItemWithHistory";

    private const EventKinds MayHaveNote = EventKinds.Answered | EventKinds.Proposed | EventKinds.Approved | EventKinds.Retracted | EventKinds.Escalated;

    private readonly List<long> _ids = [];

    // Why identifiers and notes stay hidden; null where they don't, or it was told.
    private string? _hidden;

    /// <summary>Only the items of these numbers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ItemNumber]
    [ArgumentCompleter(typeof(ItemNumberCompleter))]
    public long[]? Id { get; set; }

    /// <summary>Only items with these ids, or <c>#number</c>; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ReferenceCompleter))]
    public string[]? Reference { get; set; }

    /// <summary>Only episodes, or only SIPs.</summary>
    [Parameter]
    [ValidateSet(nameof(ItemKind.Episode), nameof(ItemKind.Sip))]
    public ItemKind? Kind { get; set; }

    /// <summary>Only items with one of these actions.</summary>
    [Parameter]
    public RecoveryAction[]? Action { get; set; }

    /// <summary>Only items in one of these states.</summary>
    [Parameter]
    public ItemState[]? State { get; set; }

    /// <summary>Only items of these owners; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OwnerCompleter))]
    public string[]? Owner { get; set; }

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

    /// <summary>Only items that have had their state for so many days; with -Question those that have waited for so many working days.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int? MinimumAgeDays { get; set; }

    /// <summary>Only items whose closure is to be ordered again: it is ordered for an earlier day, and no question has come up since.</summary>
    [Parameter]
    public SwitchParameter Stale { get; set; }

    /// <summary>Gives what must be answered, with who is to answer and for how long it has waited, by owner and age: of items, and rejected rows.</summary>
    [Parameter]
    public SwitchParameter Question { get; set; }

    /// <summary>The file that says who answers for which municipality and unit. Default: the environment variable PRATOR_RECOVERY_OWNERS, else <c>owners:</c> in recovery.yaml, else the owners that exports name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OwnersPath { get; set; }

    /// <summary>Tells what happened to each item, too.</summary>
    [Parameter]
    public SwitchParameter History { get; set; }

    /// <summary>Gives out PatientId too, but never where the identity is protected. The ledger keeps who did so.</summary>
    [Parameter]
    public SwitchParameter IncludePatientId { get; set; }

    /// <summary>The day that ages and stale orders are told for: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>The language of reasons and questions: sv-SE or en-US. Default: <c>culture:</c> in recovery.yaml, else $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public CultureInfo? Culture { get; set; }

    private RecordKind? RecordsKind => Kind switch { ItemKind.Episode => RecordKind.Episode, ItemKind.Sip => RecordKind.Sip, _ => null };

    /// <inheritdoc/>
    protected override void ProcessRecord() => _ids.AddRange(Id ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Nothing was piped, so nothing is asked for.
        if (MyInvocation.ExpectingInput && _ids.Count == 0)
        {
            return;
        }

        using OpenLedger ledger = OpenNamedLedger();
        _hidden = IdentifierAccess.WhyHidden(ledger);
        if (IncludePatientId)
        {
            TellHidden();
        }

        UseLedger(ledger.Place, () => GiveOut(ledger));
    }

    private void GiveOut(OpenLedger ledger)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        RecoveryItemReading reading = new(reader, ledger.Keys)
        {
            Culture = CultureOf(Culture),
            IncludePatientId = IncludePatientId,
            History = History,
        };
        reading.AsOf = MomentOf(AsOf, reading.Time.Zone);
        if (Question)
        {
            GiveOutQuestions(reader, reading);
            return;
        }

        IEnumerable<RecoveryItem> items = reading.Of(Rows(reader, reading), Stopped);
        if (IncludePatientId)
        {
            items = IdentifierAccess.Recorded(ledger, NewAct(ledger), items, i => i.PatientId is null ? null : i.Id, Stopped);
        }

        foreach (RecoveryItem item in items)
        {
            // Whoever is to approve would take an empty note for no reason.
            if (item.History?.Any(e => e.Note is null && (e.Kind & MayHaveNote) != 0) == true)
            {
                TellHidden();
            }

            WriteObject(History ? WithHistory(item) : item);
        }
    }

    private void TellHidden()
    {
        if (_hidden is not null)
        {
            WriteWarning(_hidden);
            _hidden = null;
        }
    }

    // Who is to answer is found by unit and municipality, so -Owner means them here.
    private void GiveOutQuestions(ILedgerReader reader, RecoveryItemReading reading)
    {
        QuestionReading questions = new(Use(OwnersPath, () => OwnersPlace.Read(OwnersPath, SessionState), "OwnersRefused"), reading);
        ItemFilter filter = new(null, Unit, Municipality, null);
        bool areRowsMeant = _ids.Count == 0 && Action is null && State is null && !Stale;
        IEnumerable<RecoveryQuestion> rows = areRowsMeant
            ? reader.Rejected(onlyOpen: true).Where(r => (RecordsKind is null || RecordsKind == r.Kind) && filter.Allows(r.Unit, r.Municipality, null)).Select(questions.Of)
            : [];
        WildcardPattern[]? references = ItemFilter.Patterns(Reference);
        WildcardPattern[]? owners = ItemFilter.Patterns(Owner);
        IEnumerable<RecoveryQuestion> all = reading.Of(Rows(reader, reading), Stopped).Select(questions.Of).Concat(rows)
            .Where(q => ItemFilter.Matches(references, q.Reference) && ItemFilter.Matches(owners, q.OwnerName) && (MinimumAgeDays is not { } days || q.AgeWorkingDays >= days));
        foreach (RecoveryQuestion question in QuestionReading.Sorted(all))
        {
            WriteObject(question);
        }
    }

    /// <summary>An item that is shown with what happened to it.</summary>
    private static PSObject WithHistory(RecoveryItem item)
    {
        PSObject shown = PSObject.AsPSObject(item);
        shown.TypeNames.Insert(0, WithHistoryType);
        return shown;
    }

    private IEnumerable<ItemRow> Rows(ILedgerReader reader, RecoveryItemReading reading)
    {
        ItemQuery query = new()
        {
            Ids = _ids.Count == 0 ? null : Known(reader),
            Kind = RecordsKind,
            Actions = Action,
            States = State,
            OnlyQuestions = Question,
            StaleOn = Stale ? reading.AsOf.Date : null,
        };
        WildcardPattern[]? references = ItemFilter.Patterns(Reference);
        ItemFilter filter = new(null, Unit, Municipality, Question ? null : Owner);
        return reader.Items(query).Where(row =>
            row.MergedInto == 0
            && filter.Allows(row.Unit, row.Municipality, row.Owner)
            && ItemFilter.Matches(references, row.Name)
            && (Question || MinimumAgeDays is not { } days || reading.AgeOf(row) >= days));
    }

    /// <summary>The numbers that were asked for, those of items that turned out to be others replaced; one that there is none of is an error.</summary>
    private HashSet<long> Known(ILedgerReader reader)
    {
        HashSet<long> known = [];
        foreach (long id in _ids.Distinct())
        {
            ItemRow? row = reader.Items(new ItemQuery { Ids = [id] }).FirstOrDefault();
            while (row is { MergedInto: > 0 and var other })
            {
                WriteWarning(Messages.ItemMerged(row.Id, other));
                row = reader.Items(new ItemQuery { Ids = [other] }).FirstOrDefault();
            }

            if (row is not null)
            {
                known.Add(row.Id);
            }
            else
            {
                WriteError(CommandError.Of(new ItemNotFoundException(Messages.ItemNotFound(id)), "ItemNotFound", ErrorCategory.ObjectNotFound, id));
            }
        }

        return known;
    }
}
