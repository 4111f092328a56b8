using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;

namespace Prator.Recovery;

/// <summary>An order to close an episode: what to key in, on which day. Only a later export shows that it was done.</summary>
public sealed class ClosureOrder
{
    internal ClosureOrder(OutageEpisode episode, DateOnly orderedOn)
    {
        Reference = episode.Reference;
        EpisodeId = episode.EpisodeId;
        OrderedOn = orderedOn;
        Changes = episode.Changes;
        PaymentBasis = episode.PaymentBasis;
        Unit = episode.Unit;
        Municipality = episode.Municipality;
        Owner = episode.Owner;
        Rule = episode.Rule;
        Clause = episode.Clause;
        Policy = episode.Policy;
        Source = episode.Source;
    }

    /// <summary>The id where there is one, else <c>file name#row</c>; of a ledger's item that is not to be shown <c>#number</c>.</summary>
    public string Reference { get; }

    public string? EpisodeId { get; }

    /// <summary>Today's date in the policy's zone.</summary>
    public DateOnly OrderedOn { get; }

    /// <summary>The fields to set, as the screen calls them, and their values.</summary>
    public IReadOnlyList<FieldChange> Changes { get; }

    /// <summary>Exclude where the dates would distort the municipality's payment basis.</summary>
    public PaymentBasis? PaymentBasis { get; }

    public string? Unit { get; }

    public string? Municipality { get; }

    public string? Owner { get; }

    public string Rule { get; }

    public string? Clause { get; }

    public string Policy { get; }

    /// <summary>File and row.</summary>
    public RowPlace Source { get; }

    /// <summary>False where the worksheet had the order already.</summary>
    public bool IsNew { get; internal set; } = true;

    /// <summary>The reference as it may be shown anywhere.</summary>
    public override string ToString() => PersonalNumber.Mask(Reference);

    internal ClosureEntry ToEntry() =>
        new(OrderedOn, Reference, EpisodeId is not null, Changes, PaymentBasis, Unit, Municipality, Owner, Rule, Clause, Policy);
}
