namespace Prator.Recovery.Core.Decisions;

/// <summary>One step of what to do.</summary>
/// <param name="Number">From 1, in order.</param>
/// <param name="Text">What to do.</param>
/// <param name="Question">What must be found out first; null where nothing is missing.</param>
public sealed record Step(int Number, string Text, string? Question)
{
    public override string ToString() => $"{Number}. {Text}{(Question is null ? "" : $" ({Question})")}";
}
