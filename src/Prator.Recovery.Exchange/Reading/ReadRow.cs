using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>What became of a row: an item or a reject, never both. Duplicates are only counted.</summary>
/// <param name="Item">The item; null for a rejected row.</param>
/// <param name="Rejected">The rejected row; null for an item.</param>
public readonly record struct ReadRow<TItem>(TItem? Item, RejectedRow? Rejected)
    where TItem : ExportRow
{
    /// <summary>Of a rejected row of a file what stands where its id belongs, to find the row that it is; never to be shown or kept.</summary>
    public string? RejectedId { get; init; }
}
