using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Reads one fact of an item as a person writes it: the name is a header that exports have, the value what stands below it.</summary>
public static class FactReader
{
    /// <summary>The property that a name means: a property's own name, or a header of the profile. Null where it means none.</summary>
    public static string? PropertyOf(ImportProfile profile, ItemKind kind, string name)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(name);
        HeaderTable headers = profile.HeadersOf(kind);
        return headers.TryFind(name, out int slot, out _) ? headers.Property(slot)
            : ImportProfile.Properties(kind).FirstOrDefault(p => p.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>An item that has one fact; or why the value can't be read.</summary>
    /// <param name="options">How exports are read.</param>
    /// <param name="property">What <see cref="PropertyOf"/> gave.</param>
    /// <param name="value">A text, a date, a boolean, or a number.</param>
    public static (T? Item, string? Fault) Read<T>(ReadingOptions options, string property, object value)
        where T : CareItem
    {
        ItemShape<T> shape = ItemShape<T>.Instance;
        HeaderTable headers = options.Profile.HeadersOf(shape.Kind);
        string identity = headers.IdentityNames.First();
        ItemGathering<T> gathering = new(options);
        gathering.Add([new(identity, "1"), new(headers.MainName(headers.SlotOfProperty(property)), value)]);
        ReadRow<T> row = gathering.Rows().Single();
        return (row.Item, row.Rejected?.Reason);
    }
}
