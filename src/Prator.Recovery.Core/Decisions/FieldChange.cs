namespace Prator.Recovery.Core.Decisions;

/// <summary>A field to set in the system.</summary>
/// <param name="Field">The property's name, for programs: <c>ReadyAt</c>.</param>
/// <param name="Label">What the screen says: Utklar.</param>
/// <param name="Value">The date to set; null only where a policy takes it from a field that the item lacks.</param>
public sealed record FieldChange(string Field, string Label, DateOnly? Value)
{
    public override string ToString() => $"{Label} = {Value?.ToString("O", null) ?? "?"}";
}
