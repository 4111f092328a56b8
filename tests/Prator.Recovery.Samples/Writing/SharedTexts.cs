using System.Xml.Linq;

namespace Prator.Recovery.Samples;

/// <summary>The texts of a workbook, each stored once.</summary>
internal sealed class SharedTexts
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<string> _texts = [];

    public int NumberOf(string text)
    {
        if (!_numbers.TryGetValue(text, out int number))
        {
            number = _texts.Count;
            _numbers.Add(text, number);
            _texts.Add(text);
        }

        return number;
    }

    public XDocument Document(XNamespace main) =>
        new(new XElement(main + "sst", _texts.Select(t => new XElement(main + "si", new XElement(main + "t", t)))));
}
