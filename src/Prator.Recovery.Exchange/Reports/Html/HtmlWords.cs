using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>The words that templates use, in the report's language.</summary>
internal sealed class HtmlWords(ReportTexts texts)
{
    public CultureInfo Culture => texts.Culture;

    public string NoReply => texts["Digest.NoReply"];

    public string Skip => texts["Html.Skip"];

    public string Contents => texts["Html.Contents"];

    public string Figures => texts["Html.Figures"];

    public string About => texts["Html.About"];

    public string NamesPatients => texts["Html.NamesPatients"];

    public string Filter => texts["Html.Filter"];

    /// <summary>The script puts the numbers in.</summary>
    public string Filtered => texts["Html.Filtered"];

    public string Ticks => texts["Html.Ticks"];

    public string Done => texts["Html.Done"];

    public string Protected => texts["Html.Protected"];

    public string ProtectedHow => texts["Worksheet.Protected"];

    public string Stale => texts["Html.Stale"];

    public string Patient => texts["Html.Patient"];

    public string Municipality => texts["Column.municipality"];

    public string PaymentBasis => texts["Column.paymentBasis"];

    public string Reason => texts["Html.Reason"];

    public string Question => texts["Html.Question"];

    public string Rule => texts["Column.rule"];

    public string Unknown => texts["Html.Unknown"];
}
