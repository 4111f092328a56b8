using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>What stands around the parts of a report.</summary>
internal sealed class HtmlPage
{
    private static readonly string CommonStyle = HtmlOutput.File("report.css");
    private static readonly string MailStyle = HtmlOutput.File("mail.css");
    private static readonly string CommonScript = HtmlOutput.File("report.js");

    private HtmlPage(Report report, string style)
    {
        Kind = JsonName(report.Kind.ToString());
        Language = report.Texts.Culture.Name;
        Title = report.Title;
        Lead = LeadOf(report);
        Style = style;
        StyleHash = Hash(style);
        Scope = [.. report.Scope.Select(f => HtmlEntry.Of(f, report.Texts))];
        Origin = [.. report.Origin.Select(f => HtmlEntry.Of(f, report.Texts))];
        Figures = [.. report.Figures.Select(f => HtmlEntry.Of(f, report.Texts))];
        Parts = report.Parts;
        NamesPatients = report.NamesPatients;
        IsProof = report.Kind == ReportKind.SignOff;
    }

    public static HtmlPage Of(Report report) => new(report, CommonStyle + LabelStyle(report));

    /// <summary>The same around the body of a mail.</summary>
    public static HtmlPage OfMail(Report report) => new(report, MailStyle);

    public string Kind { get; }

    public string Language { get; }

    public string Title { get; }

    public string Lead { get; }

    public string Style { get; }

    public string StyleHash { get; }

    public string Script { get; } = CommonScript;

    public string ScriptHash { get; } = Hash(CommonScript);

    /// <summary>For when, and of what, it is.</summary>
    public IReadOnlyList<HtmlEntry> Scope { get; }

    /// <summary>Where it comes from: ledger, policy, hashes.</summary>
    public IReadOnlyList<HtmlEntry> Origin { get; }

    public IReadOnlyList<HtmlEntry> Figures { get; }

    public IReadOnlyList<ReportPart> Parts { get; }

    public bool HasContents => Parts.Count > 2;

    public bool NamesPatients { get; }

    /// <summary>Whether where it comes from is what it is about, and so stands first.</summary>
    public bool IsProof { get; }

    private static string LeadOf(Report report)
    {
        Dictionary<string, object?> figures = report.Figures.ToDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal);
        if (report.Kind != ReportKind.Summary || figures.GetValueOrDefault("remaining") is not long remaining || figures.GetValueOrDefault("items") is not long items)
        {
            return report.Texts[$"Html.Lead.{report.Kind}"];
        }

        List<string> said = [report.Texts.Format("Html.Lead.remaining", remaining, report.Texts.Count("Html.Items", items))];
        if (figures.GetValueOrDefault("questions") is long and > 0 and var questions)
        {
            said.Add(report.Texts.Count("Html.Lead.questions", questions));
        }

        return string.Join(' ', said);
    }

    // On a narrow screen a row becomes a card, and each cell says what it is. The words stand in the style, once a column, rather than in every cell.
    private static string LabelStyle(Report report)
    {
        StringBuilder style = new();
        foreach (ReportTable table in report.Parts.OfType<ReportTable>())
        {
            int number = 0;
            foreach (ReportColumn column in HtmlTable.Shown(table))
            {
                style.Append(CultureInfo.InvariantCulture, $"#{table.Key} tbody tr:not(.group)>:nth-child({++number}){{--label:\"");
                foreach (char one in column.Heading)
                {
                    _ = char.IsAsciiLetterOrDigit(one) ? style.Append(one) : style.Append(CultureInfo.InvariantCulture, $"\\{(int)one:x6}");
                }

                style.Append("\"}\n");
            }
        }

        return style.ToString();
    }

    private static string JsonName(string name) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(name);

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

/// <summary>A fact or figure.</summary>
/// <param name="Key">Its name for the style.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Value">As a cell.</param>
internal sealed record HtmlEntry(string Key, string Label, HtmlCell Value)
{
    /// <summary>An address that the value is, which may be followed; null where it is none.</summary>
    public string? Link => Value.Text is { } text && Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme == Uri.UriSchemeHttps ? address.AbsoluteUri : null;

    public static HtmlEntry Of(ReportFact fact, ReportTexts texts) => new(fact.Key, fact.Label, HtmlCell.Of(fact.Value, texts, fact.IsCode));
}
