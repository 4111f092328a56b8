using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>A made-up item that shows a finding.</summary>
/// <param name="Item">The item: an <see cref="Episode"/> or a <see cref="Sip"/>.</param>
/// <param name="Fields">What it says, by the names and values that a policy uses; fields that are blank are left out.</param>
/// <param name="AsOf">The moment that it is decided for.</param>
public sealed record Witness(CareItem Item, IReadOnlyDictionary<string, string> Fields, Moment AsOf)
{
    /// <summary>Shows an item by the fields that a policy can ask for.</summary>
    public static Witness Of<T>(T item, Moment asOf)
        where T : CareItem
    {
        Dictionary<string, string> fields = [];
        foreach (ItemField field in ItemFields.Of<T>())
        {
            if (FieldText.Of(item, field) is { } value)
            {
                fields.Add(field.Name, value);
            }
        }

        return new Witness(item, fields, asOf);
    }

    /// <summary>The item as a case of a policy says it: <c>fields: { createdAt: 2024-01-10, inPrator: yes }, asOf: 2024-02-05 08:00</c>.</summary>
    public override string ToString() =>
        $"fields: {(Fields.Count == 0 ? "{}" : $"{{ {string.Join(", ", Fields.Select(f => $"{f.Key}: {f.Value}"))} }}")}, asOf: {AsOf}";
}
