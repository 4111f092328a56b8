using System.Reflection;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Policies;

/// <summary>Writes a field of a made-up item by the field's name in a policy.</summary>
internal static class ItemWriter
{
    public static void Write(CareItem item, ItemField field, Moment value)
    {
        PropertyInfo property = PropertyOf(item, field);
        property.SetValue(item, property.PropertyType == typeof(DatedAnswer) ? DatedAnswer.Of(value) : value);
    }

    public static void Write(CareItem item, ItemField field, IReadOnlyList<string> value) => PropertyOf(item, field).SetValue(item, value);

    /// <summary>Writes the value of that number of a coded field.</summary>
    public static void Write(CareItem item, ItemField field, int code)
    {
        PropertyInfo property = PropertyOf(item, field);
        object value = property.PropertyType switch
        {
            { } type when type == typeof(bool) => code == 1,
            { } type when type == typeof(Disposition) => new Disposition((DispositionCode)code),
            { } type when type == typeof(DatedAnswer) => DatedAnswer.Of((YesNo)code),
            { } type => Enum.ToObject(type, code),
        };
        property.SetValue(item, value);
    }

    private static PropertyInfo PropertyOf(CareItem item, ItemField field) => item.GetType().GetProperty(field.Property)!;
}
