namespace Prator.Recovery.Samples;

/// <summary>Rows that are to end in the same way.</summary>
/// <param name="Rule">The rule that is to decide them.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Make">Makes one.</param>
internal sealed record Case<TRow>(string Rule, int Count, Func<Draw, TRow> Make);

/// <summary>A row that is to be rejected: an ordinary one, spoiled.</summary>
/// <param name="Why">What is wrong with it.</param>
/// <param name="Spoil">Makes the bad cells of the good ones.</param>
internal sealed record BadRow(string Why, Func<object?[], object?[]> Spoil)
{
    /// <summary>A row with a wrong value in one column.</summary>
    public static BadRow With(string why, IReadOnlyList<string> header, string column, object? value) =>
        new(why, cells => With(cells, header, column, value));

    /// <summary>A row with nothing in some columns.</summary>
    public static BadRow Without(string why, IReadOnlyList<string> header, params string[] columns) =>
        new(why, cells => columns.Aggregate(cells, (row, column) => With(row, header, column, null)));

    private static object?[] With(object?[] cells, IReadOnlyList<string> header, string column, object? value)
    {
        object?[] changed = [.. cells];
        changed[header.ToList().IndexOf(column)] = value;
        return changed;
    }
}
