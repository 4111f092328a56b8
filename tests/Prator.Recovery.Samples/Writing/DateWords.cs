using System.Globalization;

namespace Prator.Recovery.Samples;

/// <summary>Dates as exports write them; nothing for none.</summary>
internal static class DateWords
{
    public static string Day(DateTime? value) => Format(value, "yyyy-MM-dd");

    public static string DayAndTime(DateTime? value) => Format(value, "yyyy-MM-dd HH:mm");

    public static string Compact(DateTime? value) => Format(value, "yyyyMMdd");

    private static string Format(DateTime? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? string.Empty;
}
