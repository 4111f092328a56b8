using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Proof;

/// <summary>A made-up item that shows a finding.</summary>
/// <param name="Item">The item: an <see cref="Episode"/> or a <see cref="Sip"/>.</param>
/// <param name="Fields">What it says, by the names of its properties; those that are blank left out.</param>
/// <param name="AsOf">The moment that it is decided for.</param>
public sealed record Witness(CareItem Item, IReadOnlyDictionary<string, string> Fields, Moment AsOf)
{
    /// <summary>The item as a person reads it.</summary>
    public override string ToString() => Fields.Count == 0
        ? $"an item of which nothing is known (decided for {AsOf})"
        : $"an item with {string.Join(", ", Fields.Select(f => $"{f.Key} = {f.Value}"))} (decided for {AsOf})";
}
