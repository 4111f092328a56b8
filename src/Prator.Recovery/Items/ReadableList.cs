using System.Collections.ObjectModel;

namespace Prator.Recovery;

/// <summary>A list that reads as what it holds where a property must be one text, as in Export-Csv: there others show the name of their type.</summary>
internal sealed class ReadableList<T>(IList<T> items) : ReadOnlyCollection<T>(items)
{
    public override string ToString() => string.Join("; ", this);
}

internal static class ReadableList
{
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items) => new ReadableList<T>(items as IList<T> ?? [.. items]);
}
