namespace Prator.Recovery;

/// <summary>A fact that decided about an item.</summary>
/// <param name="Fact">Its name in the policy.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Band">What it is, by the name in the policy.</param>
/// <param name="BandLabel">What people call that.</param>
/// <param name="Values">The fields that it is derived from and that say something.</param>
public sealed record ItemFact(string Fact, string Label, string Band, string BandLabel, IReadOnlyList<ItemValue> Values)
{
    public override string ToString() => $"{Label}: {BandLabel}{(Values.Count == 0 ? "" : $" ({string.Join("; ", Values)})")}";
}

/// <summary>What a field of an item says.</summary>
/// <param name="Field">The property's name.</param>
/// <param name="Label">What the system's screen calls it, else the header that the export has; in English the property's name, which is a header, too.</param>
/// <param name="Value">The value as people read it.</param>
public sealed record ItemValue(string Field, string Label, string Value)
{
    public override string ToString() => $"{Label}: {Value}";
}
