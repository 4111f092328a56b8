using System.Management.Automation;
using System.Text.RegularExpressions;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

/// <summary>A row and what must come of it.</summary>
internal sealed record RuleCase(string Rule, string Expected, IReadOnlyDictionary<string, string> Row)
{
    /// <summary>Reads a table: rule, action, basis, clause, payment basis, changes, row. Rows without an id get one.</summary>
    public static RuleCase[] Read(string table, string idHeader, string idStart) =>
    [
        .. table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Select((cells, i) => new RuleCase(
                cells[0],
                string.Join(" | ", cells[..^1]),
                Files.Row.Of((cells[^1].Contains(idHeader, StringComparison.Ordinal) ? string.Empty : $"{idHeader}={idStart}{i + 1};") + cells[^1]))),
    ];

    /// <summary>What came, written as the table does.</summary>
    public static string Of(PSObject item) => string.Join(
        " | ",
        item.Text("Rule"),
        item.Text("Action"),
        item.Text("Basis"),
        item.Text("Clause") ?? string.Empty,
        item.Text("PaymentBasis") ?? string.Empty,
        item.Changes());

    /// <summary>The rules that the project's document of the routine lists for episodes (E) or SIPs (S).</summary>
    public static IEnumerable<string> RulesOfTheRoutine(string letter) =>
        Regex.Matches(File.ReadAllText(Repository.PathOf("docs/routine.md")), $@"^\| ({letter}[0-9A-Z-]+) \|", RegexOptions.Multiline)
            .Select(m => m.Groups[1].Value);
}
