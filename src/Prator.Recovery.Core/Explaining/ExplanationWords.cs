using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Explaining;

/// <summary>The few words that explanations are put together with.</summary>
public static class ExplanationWords
{
    public static LocalText Because { get; } = new("Därför att:", "Because:");

    public static LocalText Otherwise { get; } = new("Annars:", "Otherwise:");

    /// <summary>As in "Review if the data were conflicting".</summary>
    public static LocalText If { get; } = new("om", "if");

    public static LocalText Were { get; } = new("vore", "were");

    public static LocalText And { get; } = new("och", "and");
}
