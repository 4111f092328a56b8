using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Prator.Recovery.Exchange;

/// <summary>The names and texts of DMN 1.3 and of the expressions in it, FEEL.</summary>
internal static class DmnNames
{
    public static readonly XNamespace Model = "https://www.omg.org/spec/DMN/20191111/MODEL/";
    public static readonly XNamespace Drawing = "https://www.omg.org/spec/DMN/20191111/DMNDI/";
    public static readonly XNamespace Bounds = "http://www.omg.org/spec/DMN/20180521/DC/";
    public static readonly XNamespace Lines = "http://www.omg.org/spec/DMN/20180521/DI/";

    /// <summary>How wide columns are shown: dmn-js's own, which other tools pass over.</summary>
    public static readonly XNamespace Widths = "http://bpmn.io/schema/dmn/biodi/2.0";

    /// <summary>A FEEL name that is an XML id as well: what is no ASCII letter or digit becomes <c>_</c>.</summary>
    public static string Name(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    /// <summary>A text with what XML cannot hold replaced.</summary>
    public static string Text(string text)
    {
        StringBuilder held = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            held.Append(IsHeld(rune) ? rune.ToString() : "\uFFFD");
        }

        return held.ToString();
    }

    /// <summary>A FEEL string; null as <c>null</c>.</summary>
    public static string Quoted(string? text)
    {
        if (text is null)
        {
            return "null";
        }

        StringBuilder quoted = new("\"", text.Length + 2);
        foreach (Rune rune in text.EnumerateRunes())
        {
            quoted.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                _ when IsHeld(rune) => rune.ToString(),
                int value => $"\\u{value:X4}",
            });
        }

        return quoted.Append('"').ToString();
    }

    private static bool IsHeld(Rune rune) => !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
}
