using System.Globalization;

namespace Prator.Recovery.Exchange;

/// <summary>Names of sheets as spreadsheet programs allow them: at most 31 letters, none of <c>[ ] : * ? / \</c>, none twice.</summary>
internal sealed class SheetNames
{
    private const int Longest = 31;
    private const string Forbidden = "[]:*?/\\";

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase) { "History" };

    /// <summary>A name that no other sheet has.</summary>
    public string Next(string heading)
    {
        string plain = new([.. heading.Select(c => Forbidden.Contains(c) || char.IsControl(c) ? ' ' : c)]);
        plain = string.Join(' ', plain.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('\'');
        string name = Cut(plain, Longest);
        for (int i = 2; !_taken.Add(name); i++)
        {
            string number = string.Create(CultureInfo.InvariantCulture, $" ({i})");
            name = Cut(plain, Longest - number.Length) + number;
        }

        return name;
    }

    // At the end of a word where that leaves something to be read.
    private static string Cut(string name, int longest)
    {
        if (name.Length <= longest)
        {
            return name;
        }

        int space = name.LastIndexOf(' ', longest - 1);
        return name[..(space > longest / 2 ? space : longest - 1)].TrimEnd(',', '.', ':', ' ') + "…";
    }
}
