namespace Prator.Recovery.Core.Comparing;

/// <summary>What kind of thing two policies say differently.</summary>
public enum DifferenceKind
{
    /// <summary>The outcome of some cells, or that only one has them.</summary>
    Cells,

    /// <summary>A boundary, or the time zone that it is in.</summary>
    Boundary,

    /// <summary>A fact, a band, or how a band is derived.</summary>
    Fact,

    /// <summary>A clause of the routine, or who answers questions by it.</summary>
    Clause,

    /// <summary>A rule that only one has, or what a rule of both does.</summary>
    Rule,

    /// <summary>What people read: the system's name, titles, labels, reasons, notes, questions, steps.</summary>
    Text,

    /// <summary>A question beside a rule's own: that it is asked, where, of which rules, or its text.</summary>
    Question,
}

/// <summary>One thing that two policies say differently.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="ItemKind"><c>episode</c> or <c>sip</c>; null where it is of both.</param>
/// <param name="Where">Which cells, in words, or the name of the thing.</param>
/// <param name="Before">What the first says; null where it says nothing.</param>
/// <param name="After">What the second says; null where it says nothing.</param>
/// <param name="Cells">How many cells of the facts of both; null where it is not about cells.</param>
public sealed record PolicyDifference(DifferenceKind Kind, string? ItemKind, string Where, string? Before, string? After, long? Cells = null)
{
    public override string ToString() => $"{Where}: {Before ?? "–"} → {After ?? "–"}";
}
