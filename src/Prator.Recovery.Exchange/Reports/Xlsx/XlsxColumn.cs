namespace Prator.Recovery.Exchange;

/// <summary>A column of a sheet.</summary>
/// <param name="Heading">Its header.</param>
/// <param name="Width">In characters.</param>
/// <param name="IsHidden">Whether it is there for programs only.</param>
internal sealed record XlsxColumn(string Heading, double Width, bool IsHidden)
{
    private const int Narrowest = 6;
    private const int Widest = 60;

    // The button of the filter stands on the header.
    private const int Button = 4;

    public static XlsxColumn Of(ReportColumn column, bool isHidden, IEnumerable<object?> sample, ReportTexts texts)
    {
        int header = column.Heading.Split(' ').Max(w => w.Length) + Button;
        int content = sample.Select(c => Longest(CellText.ForPeople(c, texts))).Append(0).Max() + 2;
        return new XlsxColumn(column.Heading, Math.Clamp(Math.Max(header, content), Narrowest, Widest), isHidden);
    }

    private static int Longest(string text) => text.Length <= Widest ? text.Length : Widest;
}
