using System.Text;

namespace Prator.Recovery.Tests.Closing;

/// <summary>Reads a worksheet back, by RFC 4180 and nothing of the product.</summary>
internal static class Worksheet
{
    public const string Header = "OrderedOn;Reference;Field;Label;Value;PaymentBasis;Unit;Municipality;Owner;Rule;Clause;Policy";

    /// <summary>The rows behind the header, field by field.</summary>
    public static IReadOnlyList<string[]> Rows(string path)
    {
        List<string[]> records = Records(File.ReadAllText(path));
        Assert.Equal(Header, string.Join(';', records[0]));
        Assert.All(records, r => Assert.Equal(records[0].Length, r.Length));
        return records[1..];
    }

    /// <summary>Day and reference of each order, once for each field that it sets.</summary>
    public static IReadOnlyList<string> Keys(string path) => [.. Rows(path).Select(r => $"{r[0]} {r[1]}")];

    private static List<string[]> Records(string text)
    {
        List<string[]> records = [];
        List<string> record = [];
        StringBuilder field = new();
        bool isQuoted = false;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '"')
            {
                if (isQuoted && i + 1 < text.Length && text[i + 1] == '"')
                {
                    field.Append(text[++i]);
                }
                else
                {
                    isQuoted = !isQuoted;
                }
            }
            else if (isQuoted || c is not (';' or '\r' or '\n'))
            {
                field.Append(c);
            }
            else if (c != '\r')
            {
                record.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    records.Add([.. record]);
                    record.Clear();
                }
            }
        }

        Assert.False(isQuoted, "The last field is not closed: the file is cut short.");
        Assert.True(record.Count == 0 && field.Length == 0, "The last row does not end: the file is cut short.");
        return records;
    }
}
