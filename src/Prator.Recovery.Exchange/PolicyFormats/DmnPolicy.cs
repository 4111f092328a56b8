using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>
/// A policy as DMN 1.3: two decisions, <c>episode</c> and <c>sip</c>, each a table over the facts. Other tools evaluate the
/// rules with it and draw them; how a fact is derived from an item is not in it.
/// </summary>
public static class DmnPolicy
{
    /// <summary>
    /// Writes the policy. Every combination of bands hits exactly one row (hit policy UNIQUE); what the policy declares
    /// impossible are rows too, with the declaration's id as rule and <c>Review</c> as action.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="culture">The language of labels, reasons and notes; names and bands are the policy's own in any.</param>
    /// <returns>The file's text, to be written as UTF-8. The same for the same policy, language and version.</returns>
    public static string Write(RecoveryPolicy policy, CultureInfo culture)
    {
        DmnDecision[] decisions = [DmnDecision.Of(policy.Episodes.Book, culture), DmnDecision.Of(policy.Sips.Book, culture)];
        XElement definitions = new(
            DmnNames.Model + "definitions",
            new XAttribute(XNamespace.Xmlns + "dmndi", DmnNames.Drawing),
            new XAttribute(XNamespace.Xmlns + "dc", DmnNames.Bounds),
            new XAttribute(XNamespace.Xmlns + "di", DmnNames.Lines),
            new XAttribute(XNamespace.Xmlns + "biodi", DmnNames.Widths),
            new XAttribute("id", "definitions"),
            new XAttribute("name", DmnNames.Text(policy.Name)),
            new XAttribute("namespace", $"urn:prator-recovery:policy:{Uri.EscapeDataString(policy.Name)}"),
            new XAttribute("exporter", "Prator.Recovery"),
            new XElement(DmnNames.Model + "description", DmnNames.Text($"{policy.Title.For(culture)} ({policy.Name} {policy.Version}, SHA-256 {policy.Hash})")),
            decisions.Select(d => d.Element()),
            decisions.SelectMany(d => d.InputData()),
            DmnDrawing.Of(decisions));

        StringBuilder text = new();
        using (XmlWriter writer = XmlWriter.Create(new Utf8Text(text), new XmlWriterSettings { Indent = true, NewLineChars = "\n" }))
        {
            new XDocument(definitions).Save(writer);
        }

        return text.Append('\n').ToString();
    }

    /// <summary>Makes the declaration say UTF-8, which is what the text is to be written as.</summary>
    private sealed class Utf8Text(StringBuilder text) : StringWriter(text, CultureInfo.InvariantCulture)
    {
        public override Encoding Encoding => Encoding.UTF8;
    }
}
