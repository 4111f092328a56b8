using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Explaining;

namespace Prator.Recovery;

/// <summary>Another action, and the smallest change of facts that leads to it.</summary>
public sealed class ItemAlternative
{
    private readonly CultureInfo _culture;

    internal ItemAlternative(RecoveryAction action, string actionLabel, string rule, IReadOnlyList<ItemFactChange> changes, CultureInfo culture)
    {
        Action = action;
        ActionLabel = actionLabel;
        Rule = rule;
        Changes = changes;
        _culture = culture;
    }

    public RecoveryAction Action { get; }

    /// <summary>What people call the action.</summary>
    public string ActionLabel { get; }

    /// <summary>The rule that would decide.</summary>
    public string Rule { get; }

    /// <summary>The facts that would be otherwise; at least one.</summary>
    public IReadOnlyList<ItemFactChange> Changes { get; }

    public override string ToString() => $"{ActionLabel} ({Rule}) {ExplanationWords.If.For(_culture)} {string.Join("; ", Changes)}";
}

/// <summary>A fact that would be otherwise.</summary>
/// <param name="Fact">Its name in the policy.</param>
/// <param name="Label">What people call it.</param>
/// <param name="From">What it is, by the name in the policy.</param>
/// <param name="To">What it would be, by the name in the policy.</param>
/// <param name="ToLabel">What people call that.</param>
public sealed record ItemFactChange(string Fact, string Label, string From, string To, string ToLabel)
{
    public override string ToString() => $"{Label}: {ToLabel}";
}
