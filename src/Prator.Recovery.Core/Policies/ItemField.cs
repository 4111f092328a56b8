namespace Prator.Recovery.Core.Policies;

/// <summary>What kind of value a field of an item holds, and so which conditions can be put on it.</summary>
public enum FieldKind
{
    /// <summary>One of a few named values.</summary>
    Code,

    /// <summary>A date, with or without a time, or nothing.</summary>
    Moment,

    /// <summary>A list of texts, possibly empty.</summary>
    List,
}

/// <summary>A field of an item as a policy names it.</summary>
/// <param name="Name">The name in a policy.</param>
/// <param name="Kind">What it holds.</param>
/// <param name="Path">The property of the record, with a member of it after a dot where the property holds two things.</param>
/// <param name="Values">The values that a condition may name; for codes in the order of their numbers.</param>
public sealed record ItemField(string Name, FieldKind Kind, string Path, IReadOnlyList<string> Values)
{
    /// <summary>The record's property, as decisions name it.</summary>
    public string Property => Path.Split('.')[0];
}
