namespace Prator.Recovery.Core.Items;

/// <summary>The text of a Disposition column together with what the profile reads it as.</summary>
/// <param name="Code">What the text means.</param>
/// <param name="Text">The text as it stands, trimmed; null when blank.</param>
public readonly record struct Disposition(DispositionCode Code, string? Text = null)
{
    public override string ToString() => Text ?? (Code == DispositionCode.Blank ? string.Empty : Code.ToString());
}
