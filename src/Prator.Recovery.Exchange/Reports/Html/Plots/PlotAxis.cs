using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>The axis of a plot for numbers of things: from 0, in steps that people count in.</summary>
internal sealed class PlotAxis
{
    private static readonly long[] Steps = [1, 2, 5];

    private PlotAxis(long step, long top)
    {
        Step = step;
        Top = top;
    }

    public long Step { get; }

    /// <summary>Where it ends; more than 0, and a multiple of the step.</summary>
    public long Top { get; }

    /// <param name="highest">What must find room.</param>
    /// <param name="most">How many steps there may be; at least 2.</param>
    public static PlotAxis To(long highest, int most)
    {
        long magnitude = 1;
        while (true)
        {
            foreach (long step in Steps)
            {
                long size = step * magnitude;
                if (highest <= size * most)
                {
                    return new PlotAxis(size, Math.Max(1, (highest + size - 1) / size) * size);
                }
            }

            magnitude *= 10;
        }
    }

    /// <param name="value">A place on the axis.</param>
    /// <returns>Its share of the axis, from 0 to 1.</returns>
    public double Share(long value) => (double)value / Top;

    public IEnumerable<long> Ticks()
    {
        for (long tick = 0; tick <= Top; tick += Step)
        {
            yield return tick;
        }
    }

    /// <summary>A number as SVG reads it.</summary>
    public static string Number(double value) => Math.Round(value, 3).ToString(CultureInfo.InvariantCulture);

    public static string Percent(double share) => Number(share * 100) + "%";
}

/// <summary>A place on an axis.</summary>
/// <param name="At">In percent of the plot's width, or in pixels of its height.</param>
/// <param name="Label">What stands there.</param>
/// <param name="Anchor">Of a label below the plot, which of its ends stands there: start, middle or end.</param>
/// <param name="IsSpare">Whether a narrow screen leaves the label out.</param>
internal sealed record PlotTick(string At, string Label, string Anchor = "middle", bool IsSpare = false);
