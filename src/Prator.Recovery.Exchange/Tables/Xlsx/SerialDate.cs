using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>The dates of spreadsheets: days since an epoch, with the time as a fraction, exact to the second.</summary>
internal static class SerialDate
{
    private const long SecondsADay = 24 * 60 * 60;

    // The 1900 calendar counts a 29 February 1900 that never was.
    private const long PhantomDay = 60;
    private const long LastDay1900 = 2_958_465;

    private static readonly DateTime Epoch1900 = new(1899, 12, 30);
    private static readonly DateTime Epoch1904 = new(1904, 1, 1);

    /// <param name="serial">The number in the cell.</param>
    /// <param name="is1904">Whether the workbook counts from 1904.</param>
    /// <param name="moment">A bare date for a whole day, else a moment rounded to the second.</param>
    /// <returns>False for a number that is no date: before the epoch, within the first day, or beyond 9999-12-31.</returns>
    public static bool TryRead(double serial, bool is1904, out Moment moment)
    {
        moment = Moment.Missing;
        if (!(serial >= (is1904 ? 0 : 1) && serial < LastDay1900 + 1))
        {
            return false;
        }

        double day = Math.Floor(serial);
        long seconds = ((long)day * SecondsADay) + (long)Math.Round((serial - day) * SecondsADay, MidpointRounding.AwayFromZero);
        long days = seconds / SecondsADay;
        if (!is1904 && days == PhantomDay)
        {
            return false;
        }

        DateTime epoch = is1904 ? Epoch1904 : days < PhantomDay ? Epoch1900.AddDays(1) : Epoch1900;
        if (seconds > (DateTime.MaxValue - epoch).Ticks / TimeSpan.TicksPerSecond)
        {
            return false;
        }

        DateTime local = epoch.AddTicks(seconds * TimeSpan.TicksPerSecond);
        moment = local.TimeOfDay == TimeSpan.Zero ? Moment.On(DateOnly.FromDateTime(local)) : Moment.At(local);
        return true;
    }
}
