using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>A short report as the body of a mail: the tables of <see cref="HtmlReport"/>, without a script, which mail programs don't run.</summary>
public static class HtmlMail
{
    /// <summary>The whole body. Tables are held: they must be short.</summary>
    public static string Of(Report report)
    {
        ArgumentNullException.ThrowIfNull(report);
        using MemoryStream body = new();
        using (HtmlOutput output = new(body, report.Texts))
        {
            HtmlPage page = HtmlPage.OfMail(report);
            output.Render("mail-head", page);
            foreach (ReportTable table in report.Parts.OfType<ReportTable>())
            {
                HtmlReport.Write(table, output, report.Texts);
            }

            output.Render("mail-foot", page);
        }

        return Encoding.UTF8.GetString(body.ToArray());
    }
}
