namespace Prator.Recovery.Core.Decisions;

/// <summary>What a rule stands on.</summary>
public enum Basis
{
    /// <summary>The routine says so, in the clause that the rule cites.</summary>
    Text,

    /// <summary>The routine leaves it open; the rule's note says why and how it is read.</summary>
    Interpretation,
}
