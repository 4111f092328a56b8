using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Policies;

/// <summary>A condition on the fields of an item: the closed set of operators that facts are derived with. Data, not code.</summary>
public abstract record Condition
{
    /// <summary>The coded field has one of these values (numbers of <see cref="ItemField.Values"/>).</summary>
    public sealed record HasValue(ItemField Field, IReadOnlyList<int> Values) : Condition;

    /// <summary>The date or list has a value.</summary>
    public sealed record IsSet(ItemField Field) : Condition;

    /// <summary>A comparison of two moments; false where either is missing.</summary>
    public sealed record Compares(MomentOperand Left, MomentOperator Operator, MomentOperand Right) : Condition;

    /// <summary>A fact derived earlier took one of these bands (numbers of <see cref="Fact.Bands"/>).</summary>
    public sealed record TookBand(Fact Fact, IReadOnlyList<int> Bands) : Condition;

    public sealed record All(IReadOnlyList<Condition> Of) : Condition;

    public sealed record Any(IReadOnlyList<Condition> Of) : Condition;

    public sealed record Not(Condition Of) : Condition;
}

/// <summary>How two moments are compared; see <see cref="Moment"/> for bare dates.</summary>
public enum MomentOperator
{
    Before,
    OnOrBefore,
    After,
    OnOrAfter,
    BeforeDay,
    AfterDay,
}

/// <summary>One side of a comparison.</summary>
public abstract record MomentOperand
{
    /// <summary>A date field of the item.</summary>
    public sealed record Field(ItemField Of) : MomentOperand;

    /// <summary>A boundary of the policy.</summary>
    public sealed record Boundary(string Name, Moment Value) : MomentOperand;

    /// <summary>The moment that the item is decided for.</summary>
    public sealed record AsOf : MomentOperand;
}
