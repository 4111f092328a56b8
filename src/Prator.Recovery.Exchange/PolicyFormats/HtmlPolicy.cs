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

        :root { color-scheme: light; --line: #8a8f98; --quiet: #4d5562; --head: #e8edf3; --soft: #f6f8fa; }
        * { box-sizing: border-box; }
        body { margin: 0 auto; padding: 1rem; max-width: 88rem; font: 1rem/1.45 system-ui, "Segoe UI", "Liberation Sans", sans-serif; color: #16191d; background: #fff; overflow-wrap: break-word; }
        h1 { font-size: 1.6rem; line-height: 1.2; }
        h2 { margin-top: 2.2rem; font-size: 1.25rem; border-bottom: 2px solid var(--line); }
        h3 { margin: 1.4rem 0 .3rem; font-size: 1.02rem; }
        p { max-width: 75ch; }
        dl { display: grid; grid-template-columns: fit-content(16rem) 1fr; gap: .2rem 1rem; margin: .3rem 0; }
        dt { color: var(--quiet); min-width: 7rem; }
        dd { margin: 0; max-width: 75ch; overflow-wrap: anywhere; }
        dd ul, dd ol { margin: 0; padding-left: 1.2rem; }
        .table { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .78rem; line-height: 1.3; }
        th, td { border: 1px solid var(--line); padding: .25rem .35rem; text-align: left; vertical-align: top; overflow-wrap: normal; }
        thead th { background: var(--head); vertical-align: bottom; }
        tbody th { background: var(--soft); white-space: nowrap; position: sticky; left: 0; }
        tbody { border-bottom: 2px solid var(--line); }
        td.any { color: var(--quiet); text-align: center; }
        td.as-above { display: none; }
        .date { white-space: nowrap; }
        td.action { font-weight: 600; }
        .sign td { height: 3rem; min-width: 8rem; }
        section.rule { break-inside: avoid; }
        @media screen and (max-width: 48rem) {
          dl { grid-template-columns: 1fr; gap: 0; }
          dd { margin: 0 0 .5rem; }
          dd ul, dd ol { margin-top: .2rem; }
          .cases, .cases tbody, .cases th, .cases td, .cases td.as-above { display: block; border: 0; }
          .cases { font-size: .95rem; }
          .cases thead, .cases td.any, .cases td.any.as-above, .cases td.action.as-above, .cases td.action.as-above ~ td { display: none; }
          .cases tbody { margin: 0 0 .8rem; border: 1px solid var(--line); border-radius: .3rem; }
          .cases tr { display: flex; flex-direction: column; padding-bottom: .3rem; }
          .cases tr + tr { border-top: 1px solid var(--line); }
          .cases tr + tr::before { content: attr(data-or); padding: .25rem .6rem 0; font-style: italic; color: var(--quiet); }
          .cases th { order: -2; position: static; padding: .35rem .6rem 0; background: var(--soft); font-size: 1.02rem; }
          .cases td { padding: .15rem .6rem; }
          .cases td::before { content: attr(data-is) ": "; color: var(--quiet); font-weight: 400; }
          .cases td.action { order: -1; padding-bottom: .35rem; background: var(--soft); border-bottom: 1px solid var(--line); margin-bottom: .2rem; }
          .sign thead { display: none; }
          .sign tr { display: block; }
          .sign td { display: block; height: 3.4rem; min-width: 0; }
          .sign td::before { content: attr(data-is); color: var(--quiet); }
        }
        @media print {
          @page { size: A4 landscape; margin: 10mm; }
          body { padding: 0; max-width: none; font-size: 9.5pt; }
          table { font-size: 7.5pt; }
          th, td { padding: 1.2mm; }
          .table { overflow: visible; }
          thead { display: table-header-group; }
          tbody th { position: static; }
          tbody, tr, .sign { break-inside: avoid; }
          h2, h3, h2 + p { break-after: avoid; }
          section.kind { break-before: page; }
          .parts { columns: 2; column-gap: 8mm; }
          .parts section:first-child h3 { margin-top: 0; }
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
                Table(kind, words)),
            Text("h2", $"{kind.Title}: {words.Facts}"),
            Text("p", words.HowFactsAreDerived),
            Class("div", "parts", kind.Facts.Select(Fact)),
            Sections($"{kind.Title}: {words.RulesInFull}", kind.Rules, words),
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

    /// <summary>
    /// Equal cells of a rule above each other are one, but on a narrow screen, where each row is shown as a list and says
    /// all: there a cell is named by what its column is called, and one that makes no difference is left out.
    /// </summary>
    private static XElement Table(KindSection kind, PolicyWords words)
    {
        string[] columns = [words.Rule, .. kind.Columns, words.ActionOf, words.ClauseOf, words.BasisOf];
        return Class("table", "cases", Element("thead", Header(columns)), ByRule(kind.Rows).Select(rows => Group(rows, columns, words)));
    }

    /// <summary>The rows of one rule, which are kept on one page.</summary>
    private static XElement Group(IReadOnlyList<CaseRow> rows, string[] columns, PolicyWords words)
    {
        string[][] cells = [.. rows.Select(r => (string[])[.. r.Cells, r.Action, r.Clause, r.Basis])];
        int action = rows[0].Cells.Count;
        return Element("tbody", rows.Select((row, i) => Element(
            "tr",
            i > 0 ? new XAttribute("data-or", words.Or.Trim()) : null,
            i > 0 ? null : Element("th", new XAttribute("scope", "rowgroup"), Span(rows.Count), Readable(row.Rule)),
            cells[i].Select((cell, column) =>
            {
                bool isAsAbove = i > 0 && (column >= action || cells[i - 1][column] == cell);
                string[] css = [.. Classes(column == action, cell == PolicyDocument.Any, isAsAbove)];
                return Element(
                    "td",
                    css.Length > 0 ? new XAttribute("class", string.Join(' ', css)) : null,
                    new XAttribute("data-is", Readable(columns[column + 1])),
                    isAsAbove ? null : Span(column >= action ? rows.Count : cells.Skip(i).TakeWhile(r => r[column] == cell).Count()),
                    WholeDates(cell));
            }))));
    }

    private static IEnumerable<string> Classes(bool isAction, bool isAny, bool isAsAbove)
    {
        if (isAction)
        {
            yield return "action";
        }

        if (isAny)
        {
            yield return "any";
        }

        if (isAsAbove)
        {
            yield return "as-above";
        }
    }

    private static XElement Fact(FactSection fact) => Class("section", "rule",
        Text("h3", fact.Label),
        Element("dl", fact.Bands.SelectMany(b => new[]
        {
            Text("dt", b.Label),
            Element("dd", Readable(b.When), b.AnyOf.Count == 0 ? null : Element("ul", b.AnyOf.Select(one => Text("li", one)))),
        })));

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
            Class("div", "parts", sections.Select(s => Class("section", "rule",
                Text("h3", s.Action is null ? s.Id : $"{s.Id}: {s.Action}"),
                List(s.Parts, s.Steps.Count == 0 ? null : new[] { Text("dt", words.Steps), Element("dd", Element("ol", s.Steps.Select(Step))) })))),
        ];
    }

    private static XElement Step(StepSection step) =>
        Element("li", Readable(step.Text), step.Details.Count == 0 ? null : Element("ul", step.Details.Select(d => Text("li", d))));

    private static XElement Signature(PolicyDocument document, PolicyWords words) => Class("section", "sign",
        Text("h2", words.Signatures),
        Text("p", document.Declaration),
        Class("div", "table", Element("table", Element("thead", Header(document.SignatureFields)), Element("tbody", Element("tr", document.SignatureFields.Select(f => Element("td", new XAttribute("data-is", Readable(f)))))))));

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
