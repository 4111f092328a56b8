namespace Prator.Recovery.Exchange;

/// <summary>
/// Texts that are longer than a cell may be. The cell keeps the beginning and says where the whole text is: on a last sheet, in
/// as many rows as it takes.
/// </summary>
internal sealed class XlsxLongTexts(ReportTexts texts)
{
    /// <summary>The most UTF-16 units that spreadsheet programs hold in a cell.</summary>
    private const int Longest = 32_767;

    private const int Beginning = 32_000;

    private readonly List<(string Sheet, string Cell, string Text)> _kept = [];

    public int Count => _kept.Count;

    /// <summary>The sheet's name, reserved when the first text is kept.</summary>
    public string? Sheet { get; private set; }

    /// <summary>What the cell is to hold.</summary>
    public string Shortened(XlsxWorkbook workbook, string sheet, string cell, string text)
    {
        if (text.Length <= Longest)
        {
            return text;
        }

        Sheet ??= workbook.Reserve(texts["Sheet.longTexts"]);
        _kept.Add((sheet, cell, text));
        return $"{Cut(text, 0, Beginning)}… {texts.Format("Sheet.goesOn", Sheet, _kept.Count)}";
    }

    /// <summary>Writes the sheet, where there is anything to write.</summary>
    public void Write(XlsxWorkbook workbook)
    {
        using XlsxSheet sheet = workbook.Add(Sheet!);
        sheet.Begin([.. new[] { ("number", 8), ("sheet", 25), ("cell", 8), ("piece", 8), ("text", 100) }.Select(c => new XlsxColumn(texts[$"Column.{c.Item1}"], c.Item2, false))]);
        for (int i = 0; i < _kept.Count; i++)
        {
            (string of, string cell, string text) = _kept[i];
            long piece = 0;
            for (int at = 0; at < text.Length;)
            {
                string some = Cut(text, at, Longest);
                sheet.Write([(long)i + 1, of, cell, ++piece, some]);
                at += some.Length;
            }
        }

        sheet.End(choices: null);
    }

    // Never between the halves of a pair.
    private static string Cut(string text, int from, int most)
    {
        int length = Math.Min(most, text.Length - from);
        return text.Substring(from, from + length < text.Length && char.IsHighSurrogate(text[from + length - 1]) ? length - 1 : length);
    }
}
