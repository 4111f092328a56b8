using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies;

/// <summary>A rule: where it holds on the grid, and what it decides there.</summary>
public sealed record Rule
{
    public required string Id { get; init; }

    public required YamlPlace Place { get; init; }

    /// <summary>Where it holds: any of these regions.</summary>
    public required IReadOnlyList<Region> Regions { get; init; }

    /// <summary>The rules that this one wins over where both hold.</summary>
    public IReadOnlyList<string> ExceptionTo { get; init; } = [];

    public required RecoveryAction Action { get; init; }

    public required Basis Basis { get; init; }

    /// <summary>The clause of the routine; always there for <see cref="Basis.Text"/>.</summary>
    public string? Clause { get; init; }

    /// <summary>Why the routine leaves it open; always there for <see cref="Basis.Interpretation"/>, null otherwise.</summary>
    public LocalText? Note { get; init; }

    public required LocalText Reason { get; init; }

    /// <summary>What a person must answer; always there for <see cref="RecoveryAction.Review"/>.</summary>
    public LocalText? Question { get; init; }

    /// <summary>The fields to set; only for <see cref="RecoveryAction.Close"/>.</summary>
    public IReadOnlyList<ChangeTemplate> Changes { get; init; } = [];

    /// <summary>When a closed episode is left out of the payment basis; only for <see cref="RecoveryAction.Close"/>.</summary>
    public Condition? ExcludeFromPaymentBasisWhen { get; init; }

    public IReadOnlyList<StepTemplate> Steps { get; init; } = [];
}

/// <summary>A question asked beside a rule's own.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Rules">The rules whose items it is asked of.</param>
/// <param name="Regions">Where on the grid it is asked.</param>
/// <param name="Text">The question.</param>
public sealed record SideQuestion(string Id, IReadOnlySet<string> Rules, IReadOnlyList<Region> Regions, LocalText Text);

/// <summary>A field that a rule sets.</summary>
/// <param name="Field">The date field to set.</param>
/// <param name="Label">What the system's screen calls it.</param>
/// <param name="From">The date field to take the value from; null means the day that the item is decided for.</param>
public sealed record ChangeTemplate(ItemField Field, string Label, ItemField? From);

/// <summary>One step of a rule, in order.</summary>
public sealed record StepTemplate(LocalText Text, IReadOnlyList<StepDetail> Details);

/// <summary>A list of the item that a step writes out, or asks for where it is missing.</summary>
/// <param name="Field">The list.</param>
/// <param name="Text">The text around it, with <c>{value}</c>.</param>
/// <param name="Question">Asked where the list is empty.</param>
public sealed record StepDetail(ItemField Field, LocalText Text, LocalText Question)
{
    public const string Placeholder = "{value}";
}
