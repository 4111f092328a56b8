namespace Prator.Recovery.Exchange;

/// <summary>Lays a statement out, so that a person can read and check it.</summary>
internal static class SqlLines
{
    private const string Indent = "    ";

    /// <summary>A first line, others indented under it, and a last one.</summary>
    public static string Block(string first, IEnumerable<string> within, string last) =>
        $"{first}\n{string.Join('\n', within.Select(Indented))}\n{last}";

    /// <summary>A SELECT of columns from somewhere.</summary>
    public static string Select(IEnumerable<string> columns, string from) =>
        $"SELECT\n{string.Join(",\n", columns.Select(Indented))}\nFROM {from}";

    /// <summary>A step of a WITH: a SELECT that others read by name.</summary>
    public static string Step(string name, string select) => Block($"{name} AS (", [select], ")");

    /// <summary>Every line of a text further in; no constant goes on to a second line.</summary>
    private static string Indented(string text) => Indent + text.Replace("\n", "\n" + Indent, StringComparison.Ordinal);
}
