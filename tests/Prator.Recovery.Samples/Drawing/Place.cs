namespace Prator.Recovery.Samples;

/// <summary>Where an item belongs, and who answers for it.</summary>
internal sealed record Place(string Unit, string Municipality, string Owner);
