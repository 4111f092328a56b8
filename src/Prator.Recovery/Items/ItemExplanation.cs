using System.Globalization;
using Prator.Recovery.Core.Explaining;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery;

/// <summary>Why an item has its action, and what would have to be otherwise for each other action. Holds no patient id and no free text.</summary>
public sealed class ItemExplanation
{
    private ItemExplanation(CultureInfo culture) => Culture = culture;

    private CultureInfo Culture { get; }

    /// <summary>What is decided, by which rule and by which clause, as people read it.</summary>
    public string Decided { get; private init; } = string.Empty;

    /// <summary>What the clause says; null where the rule cites none.</summary>
    public string? Clause { get; private init; }

    /// <summary>Why the routine leaves it open; null where it does not.</summary>
    public string? Note { get; private init; }

    /// <summary>The facts that decided. As long as these are so, the others do not matter.</summary>
    public IReadOnlyList<ItemFact> Because { get; private init; } = [];

    /// <summary>The nearest way to each other action, fewest changes first; actions that can't be reached are left out.</summary>
    public IReadOnlyList<ItemAlternative> Otherwise { get; private init; } = [];

    /// <summary>Both as a person reads them, a line each.</summary>
    public override string ToString() => string.Join('\n', Lines());

    /// <summary>As <see cref="ToString"/>, in lines of at most that width.</summary>
    public string ToText(int width) => Wrapped(Lines(), width);

    /// <summary>What is shown with an item: whose explanation it is, what is decided and why, and the rest.</summary>
    /// <param name="reference">The item, as it may be shown.</param>
    /// <param name="reason">Why the rule decides so.</param>
    /// <param name="width">The length of the longest line.</param>
    public string ToText(string reference, string reason, int width) => Wrapped([$"{reference}: {Decided}", $"  {reason}", .. Lines()], width);

    private static string Wrapped(IEnumerable<string> lines, int width)
    {
        WrappedText text = new(width);
        foreach (string line in lines)
        {
            string words = line.TrimStart();
            int indent = line.Length - words.Length;
            text.Write(words, indent: indent == 0 ? 0 : indent + 2, firstIndent: indent);
        }

        return text.ToString();
    }

    // Where no fact decided, the note is all there is to say.
    private IEnumerable<string> Lines() => Because.Count == 0 && Note is not null ? [$"  {Note}"] :
    [
        ExplanationWords.Because.For(Culture),
        .. Because.Select(f => $"  {f}"),
        .. Otherwise.Count == 0 ? Array.Empty<string>() : [ExplanationWords.Otherwise.For(Culture)],
        .. Otherwise.Select(a => $"  {a}"),
    ];

    /// <param name="explained">What the policy says.</param>
    /// <param name="triage">The policy and the language.</param>
    /// <param name="mayShow">Whether the value of the field of that name may be shown.</param>
    internal static ItemExplanation Of<T>(Explanation<T> explained, Triage triage, Func<string, bool> mayShow)
        where T : CareItem
    {
        CultureInfo culture = triage.Culture;
        Rule rule = explained.Decision.Rule;
        return new ItemExplanation(culture)
        {
            Decided = $"{ActionLabels.Of(rule.Action, triage.Policy.System).For(culture)} ({string.Join(", ", Grounds(rule, culture))})",
            Clause = rule.Clause is { } clause && triage.Policy.Clauses.TryGetValue(clause, out LocalText? text) ? text.For(culture) : null,
            Note = rule.Note?.For(culture),
            Because =
            [
                .. explained.Because.Select(b => new ItemFact(
                    b.Fact.Name,
                    b.Fact.Label.For(culture),
                    b.Band.Name,
                    b.Band.Label.For(culture),
                    [.. b.Values.Where(v => mayShow(v.Field)).Select(v => new ItemValue(v.Field, ItemFieldLabels.Of<T>(v.Field, triage), v.Text.For(culture)))])),
            ],
            Otherwise =
            [
                .. explained.Otherwise.Select(o => new ItemAlternative(
                    o.Action,
                    ActionLabels.Of(o.Action, triage.Policy.System).For(culture),
                    o.Rule.Id,
                    [.. o.Changes.Select(c => new ItemFactChange(c.Fact.Name, c.Fact.Label.For(culture), c.From.Name, c.To.Name, c.To.Label.For(culture)))],
                    culture)),
            ],
        };
    }

    /// <summary>A rule is often named like its clause: so both are said to be what they are.</summary>
    private static IEnumerable<string> Grounds(Rule rule, CultureInfo culture)
    {
        yield return $"{ExplanationWords.Rule.For(culture)} {rule.Id}";
        if (rule.Clause is { } clause)
        {
            yield return $"{ExplanationWords.Clause.For(culture)} {clause}";
        }
    }
}
