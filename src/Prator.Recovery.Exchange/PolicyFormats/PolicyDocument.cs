using System.Globalization;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Exchange;

/// <summary>A policy as people read and sign it, in one language: what every document format writes, without its marks.</summary>
/// <param name="Language">The language's code, <c>sv</c> or <c>en</c>.</param>
/// <param name="Title">The policy's title.</param>
/// <param name="Heads">Name, version, hash and the like, by what they are called.</param>
/// <param name="Boundaries">The boundaries, by what they are called.</param>
/// <param name="Clauses">The clauses, by number.</param>
/// <param name="Kinds">The kinds of item.</param>
/// <param name="Declaration">What is signed, with the policy's hash.</param>
/// <param name="SignatureFields">What a signature is made of.</param>
internal sealed record PolicyDocument(
    string Language,
    string Title,
    IReadOnlyList<Named> Heads,
    IReadOnlyList<Named> Boundaries,
    IReadOnlyList<Named> Clauses,
    IReadOnlyList<KindSection> Kinds,
    string Declaration,
    IReadOnlyList<string> SignatureFields)
{
    /// <summary>What a cell says of a fact that may take any band.</summary>
    public const string Any = "–";

    public static PolicyDocument Of(RecoveryPolicy policy, CultureInfo culture)
    {
        PolicyWords words = new(policy, culture);
        return new PolicyDocument(
            words.Language,
            words.Text(policy.Title),
            [
                new(words.Policy, policy.Name),
                new(words.Version, policy.Version),
                new(words.System, policy.System),
                new(words.TimeZone, policy.TimeZone.Id),
                new(words.Hash, policy.Hash),
                .. Answering(policy, words),
            ],
            [.. Core.Policies.Boundaries.Names.Select(n => new Named(words.Boundary(n), policy.Boundaries[n].ToString()))],
            [.. policy.Clauses.Select(c => new Named(c.Key, words.Text(c.Value)))],
            [KindSection.Of(words.Episodes, policy.Episodes.Book, words), KindSection.Of(words.Sips, policy.Sips.Book, words)],
            words.Declaration,
            words.SignatureFields);
    }

    private static IEnumerable<Named> Answering(RecoveryPolicy policy, PolicyWords words)
    {
        if (policy.Routing.LocalClause is { } local)
        {
            yield return new Named(words.AnswersFirst, local);
        }

        if (policy.Routing.RegionalClause is { } regional)
        {
            yield return new Named(words.AnswersThen, policy.Routing.RegionalAfterWorkingDays is { } limit ? $"{regional}, {words.AfterWorkingDays(limit)}" : regional);
        }
    }
}

/// <summary>A text, and what it is called.</summary>
internal sealed record Named(string Name, string Text);

/// <summary>What a policy says of one kind of item.</summary>
/// <param name="Title">What the items are called.</param>
/// <param name="Columns">The facts that some row restricts, in order: the table's columns.</param>
/// <param name="Rows">The decision table; rows of a rule stand together.</param>
/// <param name="Facts">Every fact, and how it is derived.</param>
/// <param name="Rules">The rules, in order.</param>
/// <param name="Questions">What is asked beside the rules' own questions.</param>
/// <param name="Impossible">What is declared not to occur.</param>
internal sealed record KindSection(
    string Title,
    IReadOnlyList<string> Columns,
    IReadOnlyList<CaseRow> Rows,
    IReadOnlyList<FactSection> Facts,
    IReadOnlyList<RuleSection> Rules,
    IReadOnlyList<RuleSection> Questions,
    IReadOnlyList<RuleSection> Impossible)
{
    private const int FewestForNot = 4;

    public static KindSection Of<T>(string title, RuleBook<T> book, PolicyWords words)
        where T : CareItem
    {
        IReadOnlyList<DecisionRow> rows = DecisionTable.Of(book);
        Fact[] shown = [.. book.Facts.Where(f => rows.Any(r => Restricts(r.Region, f)))];
        return new KindSection(
            title,
            [.. shown.Select(f => words.Text(f.Label))],
            [.. rows.Select(r => new CaseRow(r.Rule.Id, [.. shown.Select(f => Bands(r.Region, f, words))], words.Action(r.Rule.Action), r.Rule.Clause ?? PolicyDocument.Any, words.Basis(r.Rule.Basis)))],
            [.. book.Facts.Select(f => FactSection.Of(f, words))],
            [.. book.Rules.Select(r => RuleSection.Of(r, words))],
            [.. book.Questions.Select(q => new RuleSection(q.Id, null, [new(words.Question, words.Text(q.Text)), new(words.Rules, Listed(book.Rules.Select(r => r.Id).Where(q.Rules.Contains))), .. Where(book, q.Regions, words)], []))],
            [.. book.Impossible.Select(i => new RuleSection(i.Id, null, [new(words.Reason, words.Text(i.Reason)), .. Where(book, i.Regions, words)], []))]);
    }

    private static bool Restricts(Region region, Fact fact) => region.BandCountOf(fact.Index) < fact.Bands.Count;

    /// <summary>
    /// The bands that a fact may take. Where all of many but one may be, that one is told: it reads faster, and the tables
    /// stay narrow. What is only "in all other cases" is often a lack, and "not not recorded" would read badly.
    /// </summary>
    private static string Bands(Region region, Fact fact, PolicyWords words)
    {
        Band[] barred = [.. fact.Bands.Where((_, b) => !region.Allows(fact.Index, b))];
        return barred.Length == 0 ? PolicyDocument.Any
            : barred is [{ When: not null } one] && fact.Bands.Count >= FewestForNot ? words.Not(words.Band(fact, one))
            : string.Join(words.Or, region.BandsOf(fact.Index).Select(b => words.Band(fact, fact.Bands[b])));
    }

    private static IEnumerable<Named> Where<T>(RuleBook<T> book, IReadOnlyList<Region> regions, PolicyWords words)
        where T : CareItem
    {
        foreach (Region region in regions)
        {
            string[] facts = [.. book.Facts.Where(f => Restricts(region, f)).Select(f => $"{words.Text(f.Label)}: {Bands(region, f, words)}")];
            yield return new Named(words.Where, facts.Length > 0 ? string.Join("; ", facts) : words.Everywhere);
        }
    }

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names) is { Length: > 0 } listed ? listed : PolicyDocument.Any;
}

/// <summary>A row of a decision table; cells are in the order of <see cref="KindSection.Columns"/>.</summary>
internal sealed record CaseRow(string Rule, IReadOnlyList<string> Cells, string Action, string Clause, string Basis);

/// <summary>A rule, a question or what is impossible, told in full.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Action">What is done; null where it is no rule.</param>
/// <param name="Parts">What it says, by what that is called.</param>
/// <param name="Steps">What to do, in order.</param>
internal sealed record RuleSection(string Id, string? Action, IReadOnlyList<Named> Parts, IReadOnlyList<StepSection> Steps)
{
    public static RuleSection Of(Rule rule, PolicyWords words) => new(
        rule.Id,
        words.Action(rule.Action),
        [.. PartsOf(rule, words)],
        [.. rule.Steps.Select(s => new StepSection(words.Text(s.Text), [.. s.Details.Select(d => $"{Open(words.Text(d.Text))} {words.WhereMissing} {words.Text(d.Question)}")]))]);

    private static IEnumerable<Named> PartsOf(Rule rule, PolicyWords words)
    {
        yield return new Named(words.BasisOf, rule.Clause is null ? words.Basis(rule.Basis) : $"{words.Basis(rule.Basis)}, {rule.Clause}");
        yield return new Named(words.Reason, words.Text(rule.Reason));
        if (rule.Question is { } question)
        {
            yield return new Named(words.Question, words.Text(question));
        }

        if (rule.Note is { } note)
        {
            yield return new Named(words.Note, words.Text(note));
        }

        if (rule.ExceptionTo.Count > 0)
        {
            yield return new Named(words.ExceptionTo, string.Join(", ", rule.ExceptionTo));
        }

        if (rule.Changes.Count > 0)
        {
            yield return new Named(words.Changes, string.Join("; ", rule.Changes.Select(c => $"{c.Label} = {words.NewValue(c)}")));
        }

        if (rule.ExcludeFromPaymentBasisWhen is { } condition)
        {
            yield return new Named(words.NotPaidWhen, words.Condition(condition));
        }
    }

    private static string Open(string text) => text.Replace($"{StepDetail.Placeholder}.", "…", StringComparison.Ordinal).Replace(StepDetail.Placeholder, "…", StringComparison.Ordinal);
}

/// <summary>A step, and what is listed or asked in it.</summary>
internal sealed record StepSection(string Text, IReadOnlyList<string> Details);
