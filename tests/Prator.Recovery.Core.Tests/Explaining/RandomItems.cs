using System.Reflection;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Tests.Explaining;

/// <summary>Items whose fields are drawn without regard for each other: dates around the boundaries and the day of decision, and every code.</summary>
internal sealed class RandomItems<T>(Boundaries boundaries, Moment asOf, int seed)
    where T : CareItem
{
    private static readonly PropertyInfo[] Properties = [.. ItemFields.Of<T>().Select(f => f.Property).Distinct().Select(p => typeof(T).GetProperty(p)!)];

    private readonly Random _random = new(seed);

    private readonly DateTime[] _around =
        [.. Boundaries.Names.Select(n => boundaries[n]).Append(asOf).Select(m => m.ToDateTime()!.Value)];

    public T Next()
    {
        T item = BlankItem.Of<T>();
        foreach (PropertyInfo property in Properties)
        {
            property.SetValue(item, Value(property.PropertyType));
        }

        return item;
    }

    private object Value(Type type) =>
        type == typeof(Moment) ? Date()
        : type == typeof(bool) ? _random.Next(20) == 0
        : type == typeof(Disposition) ? new Disposition(Code<DispositionCode>())
        : type == typeof(DatedAnswer) ? _random.Next(2) == 0 ? DatedAnswer.Of(Code<YesNo>()) : DatedAnswer.Of(Date())
        : type == typeof(YesNo) ? Code<YesNo>()
        : type == typeof(ItemStatus) ? Code<ItemStatus>()
        : _random.Next(2) == 0 ? Array.Empty<string>() : new[] { "Kim" };

    private TCode Code<TCode>()
        where TCode : struct, Enum
    {
        TCode[] codes = Enum.GetValues<TCode>();
        return codes[_random.Next(codes.Length)];
    }

    private Moment Date()
    {
        if (_random.Next(3) == 0)
        {
            return Moment.Missing;
        }

        DateTime around = _around[_random.Next(_around.Length)].AddDays(_random.Next(-4, 5));
        return _random.Next(3) switch
        {
            0 => Moment.On(DateOnly.FromDateTime(around)),
            1 => Moment.At(around.AddTicks(_random.Next(-2, 3))),
            _ => Moment.At(around.Date.AddTicks(_random.NextInt64(TimeSpan.TicksPerDay))),
        };
    }
}
