using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Explaining;

/// <summary>The few words that explanations are put together with. Labels are bent into no sentence: they stand as <c>label: value</c>.</summary>
public static class ExplanationWords
{
    public static LocalText Because { get; } = new("Därför att:", "Because:");

    public static LocalText Otherwise { get; } = new("Annars:", "Otherwise:");

    /// <summary>As in "Review (E-CONFLICT) if conflicting data: yes".</summary>
    public static LocalText If { get; } = new("om", "if");

    public static LocalText Rule { get; } = new("regel", "rule");

    public static LocalText Clause { get; } = new("punkt", "clause");
}
