using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>A leaf of a condition as a test of the values that properties hold.</summary>
internal sealed class FieldTest
{
    private readonly Kind _kind;
    private readonly long _codes;
    private readonly MomentOperator _operator;
    private readonly Moment _left;
    private readonly Moment _right;
    private readonly int _one;
    private readonly int _other;

    /// <param name="leaf">The leaf; no test of another fact.</param>
    /// <param name="numberOf">The number of the property that a field is read from.</param>
    /// <param name="asOf">The moment that is decided for.</param>
    public FieldTest(Condition leaf, Func<ItemField, int> numberOf, Moment asOf)
    {
        _one = _other = -1;
        switch (leaf)
        {
            case Condition.HasValue has:
                _kind = Kind.Code;
                _one = numberOf(has.Field);
                _codes = has.Values.Aggregate(0L, (mask, v) => mask | 1L << v);
                break;
            case Condition.IsSet set:
                _kind = set.Field.Kind == FieldKind.Moment ? Kind.Date : Kind.List;
                _one = numberOf(set.Field);
                break;
            case Condition.Compares compares:
                _kind = Kind.Comparison;
                _operator = compares.Operator;
                (_one, _left) = Side(compares.Left, numberOf, asOf);
                (_other, _right) = Side(compares.Right, numberOf, asOf);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(leaf), leaf.GetType().Name, "This is no test of fields.");
        }
    }

    private enum Kind
    {
        Code,
        Date,
        List,
        Comparison,
    }

    /// <summary>The numbers of the properties that are tested.</summary>
    public IEnumerable<int> Properties => new[] { _one, _other }.Where(p => p >= 0).Distinct();

    /// <summary>The moments that properties are compared with.</summary>
    public IEnumerable<Moment> Given => new[] { _left, _right }.Where(m => m.IsSet);

    /// <summary>Equal for leaves that test the same.</summary>
    public object Key => (_kind, _codes, _operator, _left, _right, _one, _other);

    /// <summary>Whether it holds for these values, one a property.</summary>
    public bool Holds(TriedValue[] values) => _kind switch
    {
        Kind.Code => (_codes >> values[_one].Code & 1) != 0,
        Kind.Date => values[_one].Moment.IsSet,
        Kind.List => values[_one].Code != 0,
        _ => Compare(_one < 0 ? _left : values[_one].Moment, _other < 0 ? _right : values[_other].Moment),
    };

    private bool Compare(Moment left, Moment right) => _operator switch
    {
        MomentOperator.Before => Moment.IsBefore(left, right),
        MomentOperator.OnOrBefore => Moment.IsOnOrBefore(left, right),
        MomentOperator.After => Moment.IsAfter(left, right),
        MomentOperator.OnOrAfter => Moment.IsOnOrAfter(left, right),
        MomentOperator.BeforeDay => Moment.IsBeforeDay(left, right),
        _ => Moment.IsAfterDay(left, right),
    };

    private static (int Property, Moment Given) Side(MomentOperand operand, Func<ItemField, int> numberOf, Moment asOf) => operand switch
    {
        MomentOperand.Field field => (numberOf(field.Of), Moment.Missing),
        MomentOperand.Boundary boundary => (-1, boundary.Value),
        _ => (-1, asOf),
    };
}
