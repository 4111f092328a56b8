using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Reflection;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>Turns facts and conditions, which are data, into one delegate each: no condition is interpreted per item.</summary>
internal static class CellCompiler<T>
    where T : CareItem
{
    private static readonly ParameterExpression Item = Expression.Parameter(typeof(T), "item");
    private static readonly ParameterExpression AsOf = Expression.Parameter(typeof(Moment), "asOf");
    private static readonly ConcurrentDictionary<string, Func<T, Moment>> Dates = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, Func<T, IReadOnlyList<string>>> Lists = new(StringComparer.Ordinal);

    /// <summary>From an item to the number of its cell.</summary>
    /// <param name="shape">The grid's.</param>
    /// <param name="isForFew">Whether so few items are looked at that compiling would take longer than it saves.</param>
    public static Func<T, Moment, int> Cell(GridShape shape, bool isForFew = false)
    {
        ParameterExpression[] bands = Bands(shape.Facts);
        return Expression.Lambda<Func<T, Moment, int>>(
            WithBands(shape.Facts, bands, shape.Facts
                .Select(f => (Expression)Expression.Multiply(bands[f.Index], Expression.Constant(shape.Stride(f.Index))))
                .Aggregate(Expression.Add)),
            Item,
            AsOf).Compile(isForFew);
    }

    /// <summary>A condition that may use all facts; only those are derived that it does use.</summary>
    public static Func<T, Moment, bool> Test(IReadOnlyList<Fact> facts, Condition condition)
    {
        ParameterExpression[] bands = Bands(facts);
        HashSet<Fact> used = new(FactsOf(condition), ReferenceEqualityComparer.Instance);
        return Expression.Lambda<Func<T, Moment, bool>>(WithBands([.. facts.Where(used.Contains)], bands, Of(condition, bands)), Item, AsOf).Compile();
    }

    /// <summary>Conditions on fields alone, all of them at once.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="isForFew">Whether so few items are tested that compiling would take longer than it saves.</param>
    public static Func<T, Moment, bool[]> Tests(IEnumerable<Condition> conditions, bool isForFew) =>
        Expression.Lambda<Func<T, Moment, bool[]>>(Expression.NewArrayInit(typeof(bool), conditions.Select(c => Of(c, []))), Item, AsOf).Compile(isForFew);

    /// <summary>A date field's value. Compiled once in a process: an item has few fields.</summary>
    public static Func<T, Moment> Date(ItemField field) =>
        Dates.GetOrAdd(field.Path, static (_, f) => Expression.Lambda<Func<T, Moment>>(Value(f), Item).Compile(), field);

    /// <summary>A list field's value. Compiled once in a process.</summary>
    public static Func<T, IReadOnlyList<string>> List(ItemField field) =>
        Lists.GetOrAdd(field.Path, static (_, f) => Expression.Lambda<Func<T, IReadOnlyList<string>>>(Value(f), Item).Compile(), field);

    private static ParameterExpression[] Bands(IReadOnlyList<Fact> facts) => [.. facts.Select(f => Expression.Variable(typeof(int), f.Name))];

    private static BlockExpression WithBands(IReadOnlyList<Fact> facts, ParameterExpression[] bands, Expression result) =>
        Expression.Block(bands, [.. facts.Select(f => Expression.Assign(bands[f.Index], BandOf(f, bands))), result]);

    private static IEnumerable<Fact> FactsOf(Condition condition) =>
        ConditionLeaves.Of(condition).OfType<Condition.TookBand>().SelectMany(took => ConditionLeaves.Of(took.Fact).SelectMany(FactsOf).Append(took.Fact));

    private static Expression BandOf(Fact fact, ParameterExpression[] bands)
    {
        if (fact.Field is { } field)
        {
            return Number(field);
        }

        Expression band = Expression.Constant(fact.Bands.Count - 1);
        for (int i = fact.Bands.Count - 2; i >= 0; i--)
        {
            band = Expression.Condition(Of(fact.Bands[i].When!, bands), Expression.Constant(i), band);
        }

        return band;
    }

    private static Expression Of(Condition condition, ParameterExpression[] bands) => condition switch
    {
        Condition.HasValue has => IsOneOf(Number(has.Field), has.Values),
        Condition.IsSet { Field.Kind: FieldKind.Moment } set => Expression.Property(Value(set.Field), nameof(Moment.IsSet)),
        Condition.IsSet set => Expression.GreaterThan(
            Expression.Property(Value(set.Field), typeof(IReadOnlyCollection<string>), nameof(IReadOnlyCollection<string>.Count)),
            Expression.Constant(0)),
        Condition.Compares compares => Expression.Call(Comparison(compares.Operator), Of(compares.Left), Of(compares.Right)),
        Condition.TookBand took => IsOneOf(bands[took.Fact.Index], took.Bands),
        Condition.All all => all.Of.Select(c => Of(c, bands)).Aggregate(Expression.AndAlso),
        Condition.Any any => any.Of.Select(c => Of(c, bands)).Aggregate(Expression.OrElse),
        Condition.Not not => Expression.Not(Of(not.Of, bands)),
        _ => throw new ArgumentOutOfRangeException(nameof(condition), condition.GetType().Name, "There is no such condition."),
    };

    /// <summary>One bit test, however many values: a chain of comparisons would be mispredicted.</summary>
    private static BinaryExpression IsOneOf(Expression number, IReadOnlyList<int> values) =>
        values.Count == 1
            ? Expression.Equal(number, Expression.Constant(values[0]))
            : Expression.NotEqual(
                Expression.And(Expression.RightShift(Expression.Constant(values.Aggregate(0L, (mask, v) => mask | 1L << v)), number), Expression.Constant(1L)),
                Expression.Constant(0L));

    private static Expression Of(MomentOperand operand) => operand switch
    {
        MomentOperand.Field field => Value(field.Of),
        MomentOperand.Boundary boundary => BoundaryConstant(boundary.Value),
        MomentOperand.AsOf => AsOf,
        _ => throw new ArgumentOutOfRangeException(nameof(operand), operand.GetType().Name, "There is no such operand."),
    };

    /// <summary>A call that the just-in-time compiler folds, where a constant of a struct would be fetched from a closure.</summary>
    private static MethodCallExpression BoundaryConstant(Moment boundary) =>
        Expression.Call(((Func<long, Moment>)Moment.FromCode).Method, Expression.Constant(boundary.ToCode()));

    private static MethodInfo Comparison(MomentOperator comparison) => ((Func<Moment, Moment, bool>)(comparison switch
    {
        MomentOperator.Before => Moment.IsBefore,
        MomentOperator.OnOrBefore => Moment.IsOnOrBefore,
        MomentOperator.After => Moment.IsAfter,
        MomentOperator.OnOrAfter => Moment.IsOnOrAfter,
        MomentOperator.BeforeDay => Moment.IsBeforeDay,
        MomentOperator.AfterDay => Moment.IsAfterDay,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "There is no such comparison."),
    })).Method;

    private static Expression Number(ItemField field)
    {
        Expression value = Value(field);
        return value.Type == typeof(bool)
            ? Expression.Condition(value, Expression.Constant(1), Expression.Constant(0))
            : Expression.Convert(value, typeof(int));
    }

    private static Expression Value(ItemField field) => field.Path.Split('.').Aggregate((Expression)Item, Expression.Property);
}
