using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

internal enum CellKind : byte
{
    Blank,
    Text,

    /// <summary>A number of a typed format, written without exponent where it is whole.</summary>
    Number,
    Date,
    Boolean,
    List,

    /// <summary>A spreadsheet's error value, #N/A and the like.</summary>
    Error,

    /// <summary>A map or a list of other than simple values.</summary>
    Object,
}

/// <summary>One value of a table as its format gives it. A text is trimmed and not empty.</summary>
internal readonly ref struct Cell
{
    private readonly IReadOnlyList<string>? _list;

    private Cell(CellKind kind, ReadOnlySpan<char> text = default, Moment date = default, bool isTrue = false, IReadOnlyList<string>? list = null)
    {
        Kind = kind;
        Text = text;
        Date = date;
        IsTrue = isTrue;
        _list = list;
    }

    public CellKind Kind { get; }

    /// <summary>The text of a text or a number.</summary>
    public ReadOnlySpan<char> Text { get; }

    /// <summary>The moment of a date, in the zone of the reading.</summary>
    public Moment Date { get; }

    /// <summary>The value of a boolean.</summary>
    public bool IsTrue { get; }

    /// <summary>The elements of a list, neither trimmed nor without blanks.</summary>
    public IReadOnlyList<string> List => _list ?? [];

    public static Cell Blank => default;

    public static Cell Error => new(CellKind.Error);

    public static Cell Object => new(CellKind.Object);

    public static Cell OfText(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> trimmed = text.Trim();
        return trimmed.IsEmpty ? default : new(CellKind.Text, trimmed);
    }

    /// <param name="text">The number as text, not empty.</param>
    public static Cell OfNumber(ReadOnlySpan<char> text) => new(CellKind.Number, text);

    public static Cell OfDate(Moment date) => new(CellKind.Date, date: date);

    public static Cell OfBoolean(bool isTrue) => new(CellKind.Boolean, isTrue: isTrue);

    public static Cell OfList(IReadOnlyList<string> list) => new(CellKind.List, list: list);
}
