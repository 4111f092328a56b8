namespace Prator.Recovery.Core.Grid;

/// <summary>How many values of fields are tried before a search is given up.</summary>
/// <param name="ToList">So many to list every combination of some facts.</param>
/// <param name="ToAnswer">So many for one question, where they are not listed.</param>
public sealed record SearchSteps(int ToList, int ToAnswer)
{
    /// <summary>Half a second to list, and a tenth for a question.</summary>
    public static SearchSteps Usual { get; } = new(1_000_000, 200_000);
}
