using System.Reflection;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Grid;

/// <summary>A property of an item that made-up items give values to.</summary>
/// <param name="property">The property.</param>
internal sealed class TriedProperty(PropertyInfo property)
{
    private static readonly string[] Something = ["…"];

    public string Name => property.Name;

    /// <summary>Whether it can hold a date.</summary>
    public bool HasMoment { get; } = property.PropertyType == typeof(Moment) || property.PropertyType == typeof(DatedAnswer);

    /// <summary>Every value without a date, the blank one first.</summary>
    public IReadOnlyList<TriedValue> Undated { get; } =
        [.. Enumerable.Range(0, CountOf(property.PropertyType)).Select(code => new TriedValue(code, Moment.Missing)).OrderBy(v => !BlankItem.IsBlank(ValueOf(property.PropertyType, v)))];

    public TriedValue Read(CareItem item) => property.GetValue(item) switch
    {
        Moment moment => new TriedValue(0, moment),
        DatedAnswer answer => new TriedValue((int)answer.Answer, answer.Date),
        Disposition disposition => new TriedValue((int)disposition.Code, Moment.Missing),
        IReadOnlyCollection<string> list => new TriedValue(list.Count > 0 ? 1 : 0, Moment.Missing),
        bool value => new TriedValue(value ? 1 : 0, Moment.Missing),
        Enum code => new TriedValue(Convert.ToInt32(code, null), Moment.Missing),
        _ => default,
    };

    /// <summary>Writes a value into an item that nobody else has.</summary>
    public void Write(CareItem item, TriedValue value) => property.SetValue(item, ValueOf(property.PropertyType, value));

    private static int CountOf(Type type) =>
        type == typeof(Moment) ? 1
        : type == typeof(DatedAnswer) ? Enum.GetValues<YesNo>().Length
        : type == typeof(Disposition) ? Enum.GetValues<DispositionCode>().Length
        : type.IsEnum ? Enum.GetValues(type).Length
        : 2;

    private static object ValueOf(Type type, TriedValue value) =>
        type == typeof(Moment) ? value.Moment
        : type == typeof(DatedAnswer) ? value.Moment.IsSet ? DatedAnswer.Of(value.Moment) : DatedAnswer.Of((YesNo)value.Code)
        : type == typeof(Disposition) ? new Disposition((DispositionCode)value.Code)
        : type == typeof(bool) ? value.Code != 0
        : type.IsEnum ? Enum.ToObject(type, value.Code)
        : value.Code == 0 ? Array.Empty<string>() : Something;
}
