using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Writes a policy as one HTML file that needs nothing else: to be printed on A4 (landscape), read on a phone, and signed.
/// It is built as a tree, so every text is encoded; it runs no script and loads nothing, and says so in its policy.
/// </summary>
public static partial class HtmlPolicy
{
    // Without <, > and &, which a tree would encode where HTML reads a style as it stands.
    private const string Style = """

        :root { color-scheme: light; --line: #8a8f98; --quiet: #4d5562; --head: #e8edf3; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 88rem; font: 1rem/1.45 system-ui, "Segoe UI", "Liberation Sans", sans-serif; color: #16191d; background: #fff; overflow-wrap: break-word; }
        h1 { font-size: 1.6rem; line-height: 1.2; }
        h2 { margin-top: 2.2rem; font-size: 1.25rem; border-bottom: 2px solid var(--line); }
        h3 { margin: 1.4rem 0 .3rem; font-size: 1.02rem; }
        dl { display: grid; grid-template-columns: minmax(7rem, max-content) 1fr; gap: .2rem 1rem; margin: .3rem 0; }
        dt { color: var(--quiet); }
        dd { margin: 0; max-width: 75ch; overflow-wrap: anywhere; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .85rem; line-height: 1.3; }
        th, td { border: 1px solid var(--line); padding: .25rem .4rem; text-align: left; vertical-align: top; overflow-wrap: normal; }
        thead th { background: var(--head); vertical-align: bottom; }
        tbody th { background: #f6f8fa; white-space: nowrap; position: sticky; left: 0; }
        tbody { border-bottom: 2px solid var(--line); }
        td.any { color: var(--quiet); text-align: center; }
        .date { white-space: nowrap; }
        td.action { font-weight: 600; }
        .sign td { height: 3rem; min-width: 8rem; }
        section.rule { break-inside: avoid; }
        @media (max-width: 40rem) { dl { grid-template-columns: 1fr; } dd { margin: 0 0 .4rem; } }
        @media print {
          @page { size: A4 landscape; margin: 10mm; }
          body { padding: 0; max-width: none; font-size: 9.5pt; }
          table { font-size: 7.5pt; }
          th, td { padding: 1.2mm; }
          .table { overflow: visible; }
          thead { display: table-header-group; }
          tbody th { position: static; }
          tbody, tr, .sign { break-inside: avoid; }
          h2, h3 { break-after: avoid; }
          section.kind { break-before: page; }
        }

        """;

    /// <param name="policy">The policy.</param>
    /// <param name="culture">Swedish for Swedish and for the invariant culture, English for every other.</param>
    /// <returns>The document, which says that it is UTF-8.</returns>
    public static string Write(RecoveryPolicy policy, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(culture);
        PolicyDocument document = PolicyDocument.Of(policy, culture);
        PolicyWords words = new(policy, culture);
        string style = Style.ReplaceLineEndings("\n");
        XElement html = Element(
            "html",
            new XAttribute("lang", document.Language),
            Element(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("http-equiv", "Content-Security-Policy"), new XAttribute("content", $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                Element("title", Readable(document.Title)),
                Element("style", style)),
            Element(
                "body",
                Element("header", Text("h1", document.Title), List(document.Heads)),
                Element(
                    "main",
                    Text("h2", words.Boundaries),
                    List(document.Boundaries),
                    Text("h2", words.Clauses),
                    List(document.Clauses),
                    document.Kinds.Select(k => Kind(k, words)),
                    Signature(document, words))));
        return Written(html);
    }

    private static XElement Kind(KindSection kind, PolicyWords words)
    {
        string title = $"{kind.Title}: {words.DecisionTable}";
        return Class("section", "kind",
            Text("h2", title),
            Text("p", words.HowToRead),
            Class("div", "table",
                new XAttribute("role", "region"),
                new XAttribute("tabindex", "0"),
                new XAttribute("aria-label", Readable(title)),
                Element("table", Element("thead", Header([words.Rule, .. kind.Facts, words.ActionOf, words.ClauseOf, words.BasisOf])), ByRule(kind.Rows).Select(Group))),
            Sections($"{kind.Title}: {words.Rules}", kind.Rules, words),
            Sections($"{kind.Title}: {words.Questions}", kind.Questions, words),
            Sections($"{kind.Title}: {words.Impossible}", kind.Impossible, words));
    }

    private static XElement Header(IEnumerable<string> names) =>
        Element("tr", names.Select(n => Element("th", new XAttribute("scope", "col"), Readable(n))));

    private static IEnumerable<IReadOnlyList<CaseRow>> ByRule(IReadOnlyList<CaseRow> rows)
    {
        for (int start = 0, end; start < rows.Count; start = end)
        {
            string rule = rows[start].Rule;
            end = start + 1;
            while (end < rows.Count && rows[end].Rule == rule)
            {
                end++;
            }

            yield return [.. rows.Skip(start).Take(end - start)];
        }
    }

    /// <summary>The rows of one rule: equal cells above each other become one, and the group is kept on one page.</summary>
    private static XElement Group(IReadOnlyList<CaseRow> rows) => Element("tbody", rows.Select((row, i) => Element(
        "tr",
        i > 0 ? null : Element("th", new XAttribute("scope", "rowgroup"), Span(rows.Count), Readable(row.Rule)),
        row.Cells.Select((cell, fact) => i > 0 && rows[i - 1].Cells[fact] == cell
            ? null
            : Element("td", cell == PolicyDocument.Any ? new XAttribute("class", "any") : null, Span(rows.Skip(i).TakeWhile(r => r.Cells[fact] == cell).Count()), WholeDates(cell))),
        i > 0 ? null : Class("td", "action", Span(rows.Count), Readable(row.Action)),
        i > 0 ? null : Element("td", row.Clause == PolicyDocument.Any ? new XAttribute("class", "any") : null, Span(rows.Count), Readable(row.Clause)),
        i > 0 ? null : Element("td", Span(rows.Count), Readable(row.Basis)))));

    /// <summary>The text with its dates kept from being broken at their hyphens.</summary>
    private static IEnumerable<object> WholeDates(string text) =>
        Dates().Split(text).Select((part, i) => i % 2 == 0 ? Readable(part) : (object)Class("span", "date", part));

    [GeneratedRegex(@"(\d{4}-\d\d-\d\d)")]
    private static partial Regex Dates();

    private static XAttribute? Span(int rows) => rows > 1 ? new XAttribute("rowspan", rows) : null;

    private static IEnumerable<XElement> Sections(string title, IReadOnlyList<RuleSection> sections, PolicyWords words)
    {
        if (sections.Count == 0)
        {
            return [];
        }

        return
        [
            Text("h2", title),
            .. sections.Select(s => Class("section", "rule",
                Text("h3", s.Action is null ? s.Id : $"{s.Id}: {s.Action}"),
                List(s.Parts, s.Steps.Count == 0 ? null : new[] { Text("dt", words.Steps), Element("dd", Element("ol", s.Steps.Select(Step))) }))),
        ];
    }

    private static XElement Step(StepSection step) =>
        Element("li", Readable(step.Text), step.Details.Count == 0 ? null : Element("ul", step.Details.Select(d => Text("li", d))));

    private static XElement Signature(PolicyDocument document, PolicyWords words) => Class("section", "sign",
        Text("h2", words.Signatures),
        Text("p", document.Declaration),
        Class("div", "table", Element("table", Element("thead", Header(document.SignatureFields)), Element("tbody", Element("tr", document.SignatureFields.Select(_ => Element("td")))))));

    private static XElement List(IReadOnlyList<Named> entries, object? more = null) =>
        Element("dl", entries.SelectMany(e => new[] { Text("dt", e.Name), Text("dd", e.Text) }), more);

    private static XElement Text(string name, string text) => Element(name, Readable(text));

    private static XElement Class(string name, string css, params object?[] content) => Element(name, [new XAttribute("class", css), .. content]);

    /// <summary>An element that is closed by a tag of its own even where it is empty: HTML reads it as open otherwise.</summary>
    private static XElement Element(string name, params object?[] content) => new(name, [.. content, ""]);

    /// <summary>Characters that no document can hold are replaced.</summary>
    private static string Readable(string text) =>
        string.Concat(text.EnumerateRunes().Select(r => r.Value > char.MaxValue || XmlConvert.IsXmlChar((char)r.Value) ? r.ToString() : "\uFFFD"));

    private static string Written(XElement html)
    {
        StringBuilder text = new("<!DOCTYPE html>\n");
        using (XmlWriter writer = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, Indent = true, IndentChars = "", NewLineChars = "\n" }))
        {
            html.WriteTo(writer);
        }

        return text.Append('\n').ToString();
    }
}
