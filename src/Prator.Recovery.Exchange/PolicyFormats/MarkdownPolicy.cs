using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>Writes a policy as Markdown (GitHub's, with tables), to be read, compared and signed.</summary>
public static partial class MarkdownPolicy
{
    /// <param name="policy">The policy.</param>
    /// <param name="culture">Swedish for Swedish and for the invariant culture, English for every other.</param>
    /// <returns>The document, with lines that end in a line feed.</returns>
    public static string Write(RecoveryPolicy policy, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(culture);
        PolicyDocument document = PolicyDocument.Of(policy, culture);
        PolicyWords words = new(policy, culture);
        StringBuilder text = new();
        Line(text, $"# {Escaped(document.Title)}");
        List(text, document.Heads);
        Heading(text, words.Boundaries);
        List(text, document.Boundaries);
        Heading(text, words.Clauses);
        List(text, document.Clauses);
        foreach (KindSection kind in document.Kinds)
        {
            Write(text, kind, words);
        }

        Heading(text, words.Signatures);
        Line(text, Escaped(document.Declaration));
        Line(text, "");
        Row(text, document.SignatureFields);
        Row(text, document.SignatureFields.Select(_ => "---"), escape: false);
        Row(text, document.SignatureFields.Select(_ => ""));
        return text.ToString();
    }

    private static void Write(StringBuilder text, KindSection kind, PolicyWords words)
    {
        Heading(text, $"{kind.Title}: {words.DecisionTable}");
        Line(text, Escaped(words.HowToRead));
        Line(text, "");
        string[] header = [words.Rule, .. kind.Columns, words.ActionOf, words.ClauseOf, words.BasisOf];
        Row(text, header);
        Row(text, header.Select(_ => "---"), escape: false);
        foreach (CaseRow row in kind.Rows)
        {
            Row(text, [row.Rule, .. row.Cells, row.Action, row.Clause, row.Basis]);
        }

        Heading(text, $"{kind.Title}: {words.Facts}");
        Line(text, Escaped(words.HowFactsAreDerived));
        foreach (FactSection fact in kind.Facts)
        {
            Write(text, fact);
        }

        Sections(text, $"{kind.Title}: {words.RulesInFull}", kind.Rules);
        Sections(text, $"{kind.Title}: {words.Questions}", kind.Questions);
        Sections(text, $"{kind.Title}: {words.Impossible}", kind.Impossible);
    }

    private static void Write(StringBuilder text, FactSection fact)
    {
        Heading(text, fact.Label, level: 3);
        foreach (BandSection band in fact.Bands)
        {
            Line(text, $"- **{Escaped(band.Label)}:** {Escaped(band.When)}");
            foreach (string one in band.AnyOf)
            {
                Line(text, $"  - {Escaped(one)}");
            }
        }
    }

    private static void Sections(StringBuilder text, string title, IReadOnlyList<RuleSection> sections)
    {
        if (sections.Count == 0)
        {
            return;
        }

        Heading(text, title);
        foreach (RuleSection section in sections)
        {
            Heading(text, section.Action is null ? section.Id : $"{section.Id}: {section.Action}", level: 3);
            List(text, section.Parts);
            Steps(text, section.Steps);
        }
    }

    private static void Steps(StringBuilder text, IReadOnlyList<StepSection> steps)
    {
        if (steps.Count > 0)
        {
            Line(text, "");
        }

        for (int i = 0; i < steps.Count; i++)
        {
            string number = $"{(i + 1).ToString(CultureInfo.InvariantCulture)}. ";
            Line(text, number + Escaped(steps[i].Text));
            foreach (string detail in steps[i].Details)
            {
                Line(text, $"{new string(' ', number.Length)}- {Escaped(detail)}");
            }
        }
    }

    private static void Heading(StringBuilder text, string heading, int level = 2)
    {
        if (text[^2] != '\n')
        {
            Line(text, "");
        }

        Line(text, $"{new string('#', level)} {Escaped(heading)}");
        Line(text, "");
    }

    private static void List(StringBuilder text, IReadOnlyList<Named> entries)
    {
        if (text[^2] != '\n')
        {
            Line(text, "");
        }

        foreach (Named entry in entries)
        {
            Line(text, $"- **{Escaped(entry.Name)}:** {Escaped(entry.Text)}");
        }
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells, bool escape = true) =>
        Line(text, $"| {string.Join(" | ", escape ? cells.Select(Escaped) : cells)} |");

    private static void Line(StringBuilder text, string line) => text.Append(line).Append('\n');

    /// <summary>The text as itself: whatever could be read as Markdown or HTML is escaped, and it stays on its line.</summary>
    private static string Escaped(string text) =>
        Special().Replace(LineEnds().Replace(text, " "), match => match.Value switch { "<" => "&lt;", ">" => "&gt;", "&" => "&amp;", _ => @"\" + match.Value });

    [GeneratedRegex(@"[\\`*_{}\[\]<>|~&$#!]|^[-+]|(?<=^\d{1,9})[.)](?=\s|$)|(?<=\bwww)\.|(?<=\b[A-Za-z]+):(?=//)|@")]
    private static partial Regex Special();

    [GeneratedRegex(@"[\r\n\u2028\u2029\u0085\f\v]+")]
    private static partial Regex LineEnds();
}
