using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery;

/// <summary>An item with its one action and why: what <see cref="OutageEpisode"/> and <see cref="SipAction"/> have in common.</summary>
public abstract class TriagedItem
{
    private readonly CareItem _item;
    private readonly Rule _rule;

    private protected TriagedItem(Triage triage, CareItem item, Rule rule, bool isOfPolicy)
    {
        Triage = triage;
        _item = item;
        _rule = rule;
        Instead = isOfPolicy ? null : rule;
    }

    /// <summary>The rule where it is not the policy's: what a ledger asks first, or what it has seen to be done.</summary>
    internal Rule? Instead { get; }

    /// <summary>The item's number in the ledger that it was read from; null where it was not.</summary>
    internal long? Number => _item.Number;

    internal Triage Triage { get; }

    /// <summary>The same item, told as a triage tells.</summary>
    internal abstract TriagedItem In(Triage triage);

    /// <summary>The id where there is one that may be shown, else <c>file name#row</c>, or of a ledger's item <c>#number</c>.</summary>
    public string Reference => IsHidden(_item.Id) ? string.Create(CultureInfo.InvariantCulture, $"#{Number}") : _item.Reference;

    /// <summary>Null unless it was asked for with -IncludePatientId, and always null where the identity is protected.</summary>
    public string? PatientId => MayShowPatient ? _item.PatientId : null;

    /// <summary>Whether anything that it gives out tells who the patient is.</summary>
    internal bool ShowsPatient => MayShowPatient && (_item.PatientId is not null || Ids.Any(IsOfPatient));

    /// <summary>The ids that it gives out.</summary>
    private protected virtual IEnumerable<string?> Ids => [_item.Id];

    // What a ledger knows of patients it gives out only where it has kept who sees it: to whoever asks the ledger itself.
    private bool MayShowPatient => Triage.IncludePatientId && _item.IsProtected != YesNo.Yes && (Number is null || Triage.Ledger is not null);

    /// <summary>Local time in the policy's zone; midnight where only a date is known.</summary>
    public DateTime? CreatedAt => _item.CreatedAt.ToDateTime();

    public string? Unit => _item.Unit;

    public string? Municipality => _item.Municipality;

    public string? Owner => _item.Owner;

    /// <summary>Null where the export does not say.</summary>
    public bool? IsProtected => _item.IsProtected switch { YesNo.Yes => true, YesNo.No => false, _ => null };

    /// <summary>What is to be done.</summary>
    public RecoveryAction Action => _rule.Action;

    /// <summary>The one rule that decided.</summary>
    public string Rule => _rule.Id;

    /// <summary>The clause of the routine; null where the rule cites none.</summary>
    public string? Clause => _rule.Clause;

    /// <summary>Whether the routine says so, or the policy reads it so.</summary>
    public Basis Basis => _rule.Basis;

    public string Reason => _rule.Reason.For(Triage.Culture);

    /// <summary>What a person must answer; null where nothing is open.</summary>
    public abstract string? Question { get; }

    /// <summary>The fields to set; empty unless the action is Close.</summary>
    public abstract IReadOnlyList<FieldChange> Changes { get; }

    /// <summary>Null unless the action is Close.</summary>
    public abstract PaymentBasis? PaymentBasis { get; }

    /// <summary>Why the item has its action, and what would have to be otherwise for each other; null unless it was asked for with -Explain.</summary>
    public abstract ItemExplanation? Explanation { get; }

    /// <summary>What a person should know about the row although it was read.</summary>
    public IReadOnlyList<string> Warnings => ReadableList.Of<string>([.. _item.Warnings.Select(RowNote.Said)]);

    /// <summary>The policy's name.</summary>
    public string Policy => Triage.Policy.Name;

    /// <summary>The moment that the item was decided for, in the policy's zone.</summary>
    public DateTime AsOf => Triage.AsOf.ToDateTime()!.Value;

    /// <summary>File and row.</summary>
    public RowPlace Source => _item.Source;

    /// <summary>The reference as it may be shown anywhere: masked where it is shaped like a personnummer.</summary>
    public override string ToString() => PersonalNumber.Mask(Reference);

    /// <summary>An id as it may be given out: of a ledger one that is shaped like a personnummer is masked, unless patients' identifiers were asked for.</summary>
    private protected string? Shown(string? id) => IsHidden(id) ? PersonalNumber.Mask(id!) : id;

    private bool IsHidden(string? id) => Number is not null && !MayShowPatient && IsOfPatient(id);

    private static bool IsOfPatient(string? id) => id is not null && PersonalNumber.Mask(id) != id;

    /// <summary>Whether an explanation may show what a field says. Of a protected identity nothing is shown that the item's own properties do not show.</summary>
    private protected bool MayShow(string field) => _item.IsProtected != YesNo.Yes || GetType().GetProperty(field) is not null;
}
