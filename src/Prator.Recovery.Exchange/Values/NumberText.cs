using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>Numbers as a person would have typed them: whole ones without point, exponent or grouping.</summary>
internal static class NumberText
{
    // Longer than any id; beyond this the digits mean nothing any more.
    private const double LargestWhole = 1e21;

    public static string Of(IFormattable number) => number switch
    {
        float single => Of((double)single),
        double real => Of(real),
        decimal exact when exact == decimal.Truncate(exact) => exact.ToString("0", CultureInfo.InvariantCulture),
        _ => number.ToString(null, CultureInfo.InvariantCulture),
    };

    public static string Of(double number) =>
        Math.Abs(number) < LargestWhole && number == Math.Truncate(number)
            ? number.ToString("F0", CultureInfo.InvariantCulture)
            : number.ToString("R", CultureInfo.InvariantCulture);
}
