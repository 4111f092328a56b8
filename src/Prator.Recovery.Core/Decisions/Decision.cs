using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Decisions;

/// <summary>The one outcome of one item on one day, and everything that explains it. Made by <see cref="Grid.DecisionGrid{T}.Decide"/>.</summary>
public readonly struct Decision<T>
    where T : CareItem
{
    internal Decision(Outcome<T> outcome, T item, Moment asOf, int cell, bool isOfPolicy = true)
    {
        Outcome = outcome;
        Item = item;
        AsOf = asOf;
        Cell = cell;
        IsOfPolicy = isOfPolicy;
    }

    public Outcome<T> Outcome { get; }

    public T Item { get; }

    /// <summary>The moment that the item was decided for.</summary>
    public Moment AsOf { get; }

    /// <summary>Where on the grid it stands: the facts that decided.</summary>
    public int Cell { get; }

    /// <summary>Whether a rule of the policy decided; false where something else had to be answered first.</summary>
    public bool IsOfPolicy { get; }

    public Rule Rule => Outcome.Rule;

    public RecoveryAction Action => Outcome.Rule.Action;

    /// <summary>The fields to set, with their values; empty unless the action is Close.</summary>
    public IReadOnlyList<FieldChange> Changes => Outcome.ChangesFor(Item, AsOf);

    /// <summary>Null unless the action is Close.</summary>
    public PaymentBasis? PaymentBasis => Outcome.PaymentBasisFor(Item, AsOf);

    /// <summary>What a person must answer, all of it in one text; null where nothing is open.</summary>
    public string? QuestionIn(CultureInfo culture) => Outcome.Questions.Count switch
    {
        0 => null,
        1 => Outcome.Questions[0].For(culture),
        _ => string.Join(" ", Outcome.Questions.Select(q => q.For(culture))),
    };

    /// <summary>What to do, in order; empty where the rule has no steps.</summary>
    public IReadOnlyList<Step> StepsIn(CultureInfo culture) => Outcome.StepsFor(Item, culture);

    /// <summary>The item with a rule that is none of the policy's: something must be answered before the policy can decide.</summary>
    /// <param name="rule">Why, and what is asked. It sets no field and has no step.</param>
    public Decision<T> Instead(Rule rule) => new(new Outcome<T>([], rule, []), Item, AsOf, Cell, isOfPolicy: false);
}
