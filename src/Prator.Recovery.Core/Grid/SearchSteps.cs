namespace Prator.Recovery.Core.Grid;

/// <summary>How many values of fields are tried before a search is given up. A million take about a quarter of a second.</summary>
/// <param name="ToList">So many to list every combination of some facts.</param>
/// <param name="ToAnswer">So many for one question.</param>
/// <param name="InAll">So many for all long questions about the same facts.</param>
public sealed record SearchSteps(int ToList, int ToAnswer, int InAll)
{
    /// <summary>A question that takes no more than these does not count as long.</summary>
    public const int Few = 10_000;

    /// <summary>So many for a question when those for all long ones are used up: a session may ask thousands.</summary>
    public const int Afterwards = 1_000;

    /// <summary>What users wait for: at most about a second.</summary>
    public static SearchSteps Usual { get; } = new(1_000_000, 200_000, 1_500_000);
}
