namespace Prator.Recovery;

/// <summary>A fact that a person gave of an item.</summary>
/// <param name="Fact">The property's name.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Value">What it is, dates as <c>yyyy-MM-dd</c>; null where the answer is that there is none.</param>
public sealed record ItemAnswer(string Fact, string Label, string? Value)
{
    public override string ToString() => $"{Label} = {Value ?? "–"}";
}
