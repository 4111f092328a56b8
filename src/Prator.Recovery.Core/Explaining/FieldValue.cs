using System.Text.Json;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Explaining;

/// <summary>What an item says in a field that a policy may use. Free text stands as what it was read as, and lists only as being there.</summary>
/// <param name="Field">The property's name.</param>
/// <param name="Text">The value as people read it.</param>
public sealed record FieldValue(string Field, LocalText Text)
{
    /// <summary>The fields that a fact depends on and that are not blank, in the order of its conditions.</summary>
    internal static IReadOnlyList<FieldValue> Of(CareItem item, IEnumerable<ItemField> fields) =>
    [
        .. fields.Select(f => f.Property).Distinct()
            .Select(property => (property, Value: item.GetType().GetProperty(property)!.GetValue(item)))
            .Where(v => !BlankItem.IsBlank(v.Value))
            .Select(v => new FieldValue(v.property, TextOf(v.Value!))),
    ];

    private static LocalText TextOf(object value) => value switch
    {
        Moment or DatedAnswer { Date.IsSet: true } => new LocalText($"{value}", $"{value}"),
        DatedAnswer answer => TextOf(answer.Answer),
        Disposition disposition => TextOf(disposition.Code),
        Enum code => CodeLabels.Of(JsonNamingPolicy.CamelCase.ConvertName($"{code}")),
        bool => CodeLabels.Of("yes"),
        _ => CodeLabels.Of("set"),
    };
}
