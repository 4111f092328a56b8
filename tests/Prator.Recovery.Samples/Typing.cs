using System.Globalization;

namespace Prator.Recovery.Samples;

/// <summary>The ways in which people type dates and answers into a spreadsheet.</summary>
internal static class Typing
{
    /// <summary>Mostly a date cell, sometimes a text, now and then a number that only looks like a date.</summary>
    public static object? Date(Draw draw, Stamp? stamp)
    {
        int way = draw.Between(1, 100);
        return stamp switch
        {
            null => null,
            _ when way <= 75 => stamp,
            { HasTime: true } when way <= 92 => DateWords.DayAndTime(stamp.Value),
            { HasTime: true } => DateWords.DayAndTime(stamp.Value).Replace(' ', 'T'),
            _ when way <= 90 => DateWords.Day(stamp.Value),
            _ when way <= 96 => DateWords.Compact(stamp.Value),
            _ => Number(stamp.Value),
        };
    }

    public static object? Of(Draw draw, Answer answer) => answer switch
    {
        Answer.Yes => draw.Pick<object>("Ja", "Ja", "Ja", "ja", "J", "X", "x", true, 1d),
        Answer.No => draw.Pick<object>("Nej", "Nej", "Nej", "nej", "N", false),
        _ => draw.Pick<object?>(null, null, null, "Vet ej", "vet ej", "?", "Oklart"),
    };

    private static double Number(DateTime value) => double.Parse(DateWords.Compact(value), CultureInfo.InvariantCulture);
}
