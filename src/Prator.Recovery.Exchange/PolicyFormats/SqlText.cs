using System.Text;

namespace Prator.Recovery.Exchange;

/// <summary>
/// Texts as PostgreSQL reads them. Names and texts of a policy come from a file that somebody wrote, so none of them
/// reaches a statement but through here.
/// </summary>
internal static class SqlText
{
    /// <summary>PostgreSQL cuts a longer name short, in silence.</summary>
    private const int MaxNameBytes = 63;

    private const string Null = "NULL";

    /// <summary>A constant on one line, read the same whatever <c>standard_conforming_strings</c> is; <c>NULL</c> for null.</summary>
    public static string Literal(string? text)
    {
        if (text is null)
        {
            return Null;
        }

        string quoted = "'" + Storable(text).Replace("'", "''", StringComparison.Ordinal) + "'";
        return quoted.AsSpan().ContainsAny('\\', '\n', '\r')
            ? "E" + quoted.Replace(@"\", @"\\", StringComparison.Ordinal).Replace("\n", @"\n", StringComparison.Ordinal).Replace("\r", @"\r", StringComparison.Ordinal)
            : quoted;
    }

    /// <summary>A name, quoted, so that reserved words and other alphabets are names too.</summary>
    public static string Name(string name) => "\"" + Storable(name).Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";

    /// <summary>A table's name with the schemas before it, as the database keeps them: each part between dots is one name.</summary>
    public static string Table(string table) => string.Join('.', table.Split('.').Select(Name));

    /// <summary>Whether PostgreSQL keeps the whole of a name, and a person sees it.</summary>
    public static bool FitsName(string name) => Encoding.UTF8.GetByteCount(name) <= MaxNameBytes && !name.Any(char.IsControl);

    /// <summary>A text in a comment, which ends with its line.</summary>
    public static string Comment(string text) => "-- " + string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    /// <summary>A test that an expression is one of some texts.</summary>
    public static string IsOneOf(string expression, IReadOnlyCollection<string> texts) => texts.Count == 1
        ? $"{expression} = {Literal(texts.First())}"
        : $"{expression} IN ({string.Join(", ", texts.Select(Literal))})";

    /// <summary>U+0000 is the one character that PostgreSQL can't keep.</summary>
    private static string Storable(string text) => text.Replace('\0', '\uFFFD');
}
