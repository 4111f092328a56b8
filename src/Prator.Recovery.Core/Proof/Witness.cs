using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Proof;

/// <summary>A made-up item that shows a finding.</summary>
/// <param name="Item">The item: an <see cref="Episode"/> or a <see cref="Sip"/>.</param>
/// <param name="Fields">What it says, by the names of its properties; those that are blank left out.</param>
/// <param name="AsOf">The moment that it is decided for.</param>
public sealed record Witness(CareItem Item, IReadOnlyDictionary<string, string> Fields, Moment AsOf)
{
    /// <summary>Shows an item by the fields that a policy can ask for.</summary>
    public static Witness Of<T>(T item, Moment asOf)
        where T : CareItem
    {
        Dictionary<string, string> fields = [];
        foreach (string name in ItemFields.Of<T>().Select(f => f.Property).Distinct())
        {
            object? value = typeof(T).GetProperty(name)!.GetValue(item);
            if (!BlankItem.IsBlank(value))
            {
                fields.Add(name, value is IReadOnlyCollection<string> list ? string.Join(", ", list) : $"{value}");
            }
        }

        return new Witness(item, fields, asOf);
    }

    /// <summary>The item as a person reads it.</summary>
    public override string ToString() => Fields.Count == 0
        ? $"an item with nothing known (decided for {AsOf})"
        : $"an item with {string.Join(", ", Fields.Select(f => $"{f.Key} = {f.Value}"))} (decided for {AsOf})";
}
