using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>Cells of tables as texts.</summary>
internal static class CellText
{
    /// <summary>A day, and a moment to the minute: to the second where it has seconds.</summary>
    public const string Day = "yyyy-MM-dd";

    private const string Minute = "HH:mm";
    private const string Second = "HH:mm:ss";

    /// <summary>A cell as people and their spreadsheet program read it: the labels of codes, numbers with the culture's decimal sign and without separators, ISO dates; an empty text for null.</summary>
    public static string ForPeople(object? cell, ReportTexts texts) => cell switch
    {
        DateTime time => ForPrograms(time, ' '),
        bool yes => texts[yes ? "Yes" : "No"],
        double share => share.ToString("0.####", texts.Culture),
        Coded coded => coded.Label,
        _ => ForPrograms(cell),
    };

    /// <summary>A cell as it is the same in every language: codes, ISO dates; an empty text for null.</summary>
    public static string ForPrograms(object? cell) => cell switch
    {
        null => string.Empty,
        string text => text,
        Coded coded => coded.Code,
        bool yes => yes ? "true" : "false",
        DateOnly day => day.ToString(Day, CultureInfo.InvariantCulture),
        DateTime time => ForPrograms(time, 'T'),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? string.Empty,
    };

    private static string ForPrograms(DateTime time, char beforeTime) =>
        time.ToString($"{Day}'{beforeTime}'{(time.Second == 0 ? Minute : Second)}", CultureInfo.InvariantCulture);
}
