using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Policies;

/// <summary>Says what stands in a field of an item as a case of a policy would.</summary>
internal static class FieldText
{
    /// <summary>The value; null where the field is blank, which is also what a case takes it for that does not name it.</summary>
    public static string? Of(CareItem item, ItemField field)
    {
        object? value = item.GetType().GetProperty(field.Property)!.GetValue(item);
        return field.Kind switch
        {
            FieldKind.Moment => Of(value is DatedAnswer dated ? dated.Date : (Moment)value!),
            FieldKind.List => value is IReadOnlyCollection<string> { Count: > 0 } list ? $"[{string.Join(", ", list)}]" : null,
            _ => CodeOf(value) is > 0 and int code ? field.Values[code] : null,
        };
    }

    private static string? Of(Moment moment) => moment.IsSet ? moment.ToString() : null;

    /// <summary>The number of a coded value; of each code, 0 is the blank one.</summary>
    private static int CodeOf(object? value) => value switch
    {
        bool yes => yes ? 1 : 0,
        Disposition disposition => (int)disposition.Code,
        DatedAnswer answer => (int)answer.Answer,
        _ => Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture),
    };
}
