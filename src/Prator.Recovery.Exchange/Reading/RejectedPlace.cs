using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>Where a rejected row stands and what is wrong with it, in one line.</summary>
public static class RejectedPlace
{
    /// <param name="texts">The words.</param>
    /// <param name="file">The file's name.</param>
    /// <param name="row">The row as a spreadsheet counts it, from 1.</param>
    /// <param name="column">The column's header; null where the fault is the row's.</param>
    /// <param name="reason">What is wrong, in the same language.</param>
    public static string Of(ReportTexts texts, string file, int row, string? column, string reason)
    {
        ArgumentNullException.ThrowIfNull(texts);

        // A row is a place, not an amount: its digits stand together.
        string place = row.ToString(CultureInfo.InvariantCulture);
        return column is null ? texts.Format("Reason.OfRow", file, place, reason) : texts.Format("Reason.OfColumn", file, place, column, reason);
    }
}
