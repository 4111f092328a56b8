using System.Globalization;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Proof;

namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>What is wrong with a policy, in a form that both the analyser's findings and those of <see cref="PlainCheck"/> can be brought to.</summary>
internal sealed partial class PlainFindings
{
    /// <summary>How often a kind of finding was made about something, by <c>kind about</c>.</summary>
    public Dictionary<string, int> Told { get; } = [];

    /// <summary>The cells without a rule, by kind of item, as bands by number.</summary>
    public Dictionary<string, HashSet<string>> Gaps { get; } = new() { ["episode"] = [], ["sip"] = [] };

    /// <summary>How many cells two rules dispute, by <c>later earlier</c>.</summary>
    public Dictionary<string, int> Conflicts { get; } = [];

    /// <summary>The cells that two rules dispute; of the plain check only.</summary>
    public Dictionary<string, HashSet<string>> Disputed { get; } = [];

    /// <summary>The rules that decide something, but nothing that an item reaches.</summary>
    public HashSet<string> Unreached { get; } = [];

    /// <summary>The rules of which the plain check knows whether they are such; of the plain check only.</summary>
    public HashSet<string> Judged { get; } = [];

    /// <summary>The rules that never hold together with one that they are an exception to, by <c>rule other</c>.</summary>
    public HashSet<string> IdleExceptions { get; } = [];

    public bool IsClean => Told.Count == 0 && Conflicts.Count == 0 && Gaps.Values.All(g => g.Count == 0);

    public void Tell(FindingKind kind, string? about)
    {
        string key = $"{kind} {about}";
        Told[key] = Told.GetValueOrDefault(key) + 1;
    }

    /// <summary>Whether a planted fault is among what was found.</summary>
    public bool Has(PlantedFault fault) => fault.Kind switch
    {
        "Gap" => Gaps.Any(g => g.Value.Any(cell => $"{g.Key} {cell}" == fault.Key)),
        "Conflict" => Conflicts.ContainsKey(fault.Key),
        _ => Told.ContainsKey(fault.Key),
    };

    /// <summary>What the analyser found, and what is amiss with how it told it.</summary>
    public static (PlainFindings Found, List<string> Amiss) Of(DrawnPolicy policy, IReadOnlyList<PolicyFinding> findings, PlainFindings expected)
    {
        PlainFindings found = new();
        List<string> amiss = [];
        foreach (PolicyFinding finding in findings.Where(f => f is { Kind: FindingKind.DeadRule, Severity: FindingSeverity.Information }))
        {
            if (Idle().Match(finding.Message) is { Success: true } idle)
            {
                found.IdleExceptions.Add($"{finding.Rule} {idle.Groups["other"]}");
            }
            else
            {
                found.Unreached.Add(finding.Rule!);
            }
        }

        foreach (PolicyFinding finding in findings.Where(f => f.Severity > FindingSeverity.Information))
        {
            switch (finding.Kind)
            {
                case FindingKind.Gap when finding.Rule is null:
                    found.AddGap(policy, finding, expected, amiss);
                    break;
                case FindingKind.Conflict:
                    found.AddConflict(policy, finding, expected, amiss);
                    break;
                case FindingKind.UnusedFact or FindingKind.UncitedClause or FindingKind.Case:
                    found.Tell(finding.Kind, About().Match(finding.Message).Groups[1].Value);
                    break;
                case FindingKind.DeadRule:
                    // An error for each alternative that contradicts what is given, and a warning where nothing else is left.
                    found.Told[$"{finding.Kind} {finding.Rule}"] = 1;
                    break;
                default:
                    found.Tell(finding.Kind, finding.Rule);
                    break;
            }

            bool isWarning = finding.Kind is FindingKind.Covered or FindingKind.UnusedFact or FindingKind.UncitedClause;
            if (finding.Kind != FindingKind.DeadRule && isWarning != (finding.Severity == FindingSeverity.Warning))
            {
                amiss.Add($"{finding.Severity}: {finding.Message}");
            }
        }

        return (found, amiss);
    }

    /// <summary>What one found and the other did not.</summary>
    public IEnumerable<string> Differences(PlainFindings found)
    {
        foreach (string key in Told.Keys.Union(found.Told.Keys).Where(k => Told.GetValueOrDefault(k) != found.Told.GetValueOrDefault(k)))
        {
            yield return $"{key}: plainly {Told.GetValueOrDefault(key)} times, found {found.Told.GetValueOrDefault(key)} times";
        }

        foreach (string key in Conflicts.Keys.Union(found.Conflicts.Keys).Where(k => Conflicts.GetValueOrDefault(k) != found.Conflicts.GetValueOrDefault(k)))
        {
            yield return $"Conflict {key}: plainly {Conflicts.GetValueOrDefault(key)} cells, found {found.Conflicts.GetValueOrDefault(key)}";
        }

        foreach (string rule in Judged.Where(r => Unreached.Contains(r) != found.Unreached.Contains(r)))
        {
            yield return $"{rule}: plainly {(Unreached.Contains(rule) ? "no" : "an")} item reaches it";
        }

        foreach (string idle in IdleExceptions.Except(found.IdleExceptions).Concat(found.IdleExceptions.Except(IdleExceptions)))
        {
            yield return $"{idle}: plainly they {(IdleExceptions.Contains(idle) ? "never" : "do")} hold together";
        }

        foreach ((string kind, HashSet<string> cells) in Gaps.Where(g => !g.Value.SetEquals(found.Gaps[g.Key])))
        {
            yield return $"Gap of {kind}: plainly [{string.Join(' ', cells.Order())}], found [{string.Join(' ', found.Gaps[kind].Order())}]";
        }
    }

    private void AddGap(DrawnPolicy policy, PolicyFinding finding, PlainFindings expected, List<string> amiss)
    {
        Match match = Gap().Match(finding.Message);
        if (!match.Success)
        {
            amiss.Add($"unreadable: {finding.Message}");
            return;
        }

        DrawnBook book = policy.Books.Single(b => b.Kind == match.Groups["kind"].Value);
        bool[][] box = Box(book, match.Groups["box"].Value);
        HashSet<string> cells = [.. PlainCheck.Cells(book).Where(c => Allows(box, c)).Select(c => string.Join(',', c))];
        if (cells.Count != Number(match))
        {
            amiss.Add($"miscounted: {finding.Message}");
        }

        HashSet<string> gaps = expected.Gaps[book.Kind];
        for (int fact = 0; fact < box.Length; fact++)
        {
            for (int band = 0; band < box[fact].Length; band++)
            {
                bool[][] grown = [.. box.Select((b, f) => f == fact ? b.Select((_, i) => i == band).ToArray() : b)];
                if (!box[fact][band] && PlainCheck.Cells(book).Where(c => Allows(grown, c)).All(c => gaps.Contains(string.Join(',', c))))
                {
                    amiss.Add($"not the largest box: {finding.Message}");
                }
            }
        }

        if (finding.Witness is { } witness && !cells.Contains(CellOf(policy, book, witness)))
        {
            amiss.Add($"the item falls elsewhere: {finding.Message}");
        }

        Gaps[book.Kind].UnionWith(cells);
    }

    private void AddConflict(DrawnPolicy policy, PolicyFinding finding, PlainFindings expected, List<string> amiss)
    {
        Match match = Conflict().Match(finding.Message);
        if (!match.Success || match.Groups["later"].Value != finding.Rule)
        {
            amiss.Add($"unreadable: {finding.Message}");
            return;
        }

        string key = $"{match.Groups["later"]} {match.Groups["earlier"]}";
        if (!Conflicts.TryAdd(key, Number(match)))
        {
            amiss.Add($"told twice: {finding.Message}");
        }

        DrawnBook book = policy.Books.Single(b => b.Kind == match.Groups["kind"].Value);
        if (finding.Witness is { } witness && expected.Disputed.TryGetValue(key, out HashSet<string>? cells) && !cells.Contains(CellOf(policy, book, witness)))
        {
            amiss.Add($"the item falls elsewhere: {finding.Message}");
        }
    }

    private static int Number(Match match) => int.Parse(match.Groups["cells"].Value, CultureInfo.InvariantCulture);

    private static string CellOf(DrawnPolicy policy, DrawnBook book, Witness witness) =>
        witness.AsOf.ToString() == policy.AsOf.ToString() && witness.Item is Episode == (book.Kind == "episode")
            ? string.Join(',', new PlainDerivation(policy, book).BandsOf(field => PlainFields.Of(witness.Item, field)))
            : "an item of another kind or day";

    private static bool Allows(bool[][] box, int[] cell) => cell.Index().All(c => box[c.Index][c.Item]);

    private static bool[][] Box(DrawnBook book, string text)
    {
        Dictionary<string, string[]> restricted = text == "all of it"
            ? []
            : text.Split("; ").Select(t => t.Split(": ")).ToDictionary(t => t[0], t => t[1].Split(" or "));
        return [.. book.Facts.Select(f => f.Bands.Select(b => !restricted.TryGetValue(f.Name, out string[]? bands) || bands.Contains(b.Name)).ToArray())];
    }

    [GeneratedRegex(@"^gap: no rule decides (?<cells>\d+) of the grid's cells of `(?<kind>\w+)` \((?<box>[^)]*)\), for example")]
    private static partial Regex Gap();

    [GeneratedRegex(@"^conflict: the rules `(?<earlier>\w+)` and `(?<later>\w+)` both decide (?<cells>\d+) of the grid's cells of `(?<kind>\w+)`")]
    private static partial Regex Conflict();

    [GeneratedRegex(@"is an exception to `(?<other>\w+)`, but the two never hold together")]
    private static partial Regex Idle();

    [GeneratedRegex(@"the (?:fact|clause|case) `(\w+)`")]
    private static partial Regex About();
}
