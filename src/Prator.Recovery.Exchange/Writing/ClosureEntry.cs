using Prator.Recovery.Core.Decisions;

namespace Prator.Recovery.Exchange;

/// <summary>A closure as a worksheet holds it: one row for each field to set.</summary>
/// <param name="OrderedOn">The day of the order, in the policy's zone.</param>
/// <param name="Reference">The item's id, or <c>file name#row</c>.</param>
/// <param name="IsId">Whether the reference is an id; if not, it may name another item tomorrow.</param>
/// <param name="Changes">The fields to set; at least one.</param>
/// <param name="PaymentBasis">Whether the closure counts towards the payment basis.</param>
/// <param name="Unit">The item's unit, or null.</param>
/// <param name="Municipality">The item's municipality, or null.</param>
/// <param name="Owner">The item's owner, or null.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Clause">Its clause, or null.</param>
/// <param name="Policy">The policy's name.</param>
public sealed record ClosureEntry(
    DateOnly OrderedOn,
    string Reference,
    bool IsId,
    IReadOnlyList<FieldChange> Changes,
    PaymentBasis? PaymentBasis,
    string? Unit,
    string? Municipality,
    string? Owner,
    string Rule,
    string? Clause,
    string Policy)
{
    /// <summary>The fields of each row, in the order of <see cref="ClosureWorksheet.Header"/>.</summary>
    internal IEnumerable<string[]> Rows() => Changes.Select(change => new[]
    {
        OrderedOn.ToString("O", null),
        Reference,
        change.Field,
        change.Label,
        change.Value?.ToString("O", null) ?? string.Empty,
        PaymentBasis?.ToString() ?? string.Empty,
        Unit ?? string.Empty,
        Municipality ?? string.Empty,
        Owner ?? string.Empty,
        Rule,
        Clause ?? string.Empty,
        Policy,
    });
}
