using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>Numbers as a person would have typed them: whole ones without point, exponent or grouping.</summary>
internal static class NumberText
{
    // Beyond this a double no longer tells neighbouring whole numbers apart.
    private const double LargestExact = 9_007_199_254_740_992;

    public static string Of(IFormattable number) => number switch
    {
        float single => Of((double)single),
        double real => Of(real),
        decimal exact when exact == decimal.Truncate(exact) => exact.ToString("0", CultureInfo.InvariantCulture),
        _ => number.ToString(null, CultureInfo.InvariantCulture),
    };

    public static string Of(double number) =>
        Math.Abs(number) < LargestExact && number == Math.Truncate(number)
            ? ((long)number).ToString(CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
