using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Policies;

namespace Prator.Recovery;

/// <summary>A policy as people look at it: what Get-RecoveryPolicy gives. Texts are in the language of the call.</summary>
public sealed class PolicyInfo
{
    private readonly PolicyOutline _policy;

    internal PolicyInfo(PolicyOutline policy, string path, CultureInfo culture)
    {
        _policy = policy;
        Path = path;
        IsShipped = PolicyShelf.IsShipped(path);
        Policy = PolicyShelf.ReferenceTo(path);
        Title = policy.Title.For(culture);
        Facts = [.. FactsOf(policy.Episodes, culture), .. FactsOf(policy.Sips, culture)];
        Rules = [.. RulesOf(policy.Episodes, culture), .. RulesOf(policy.Sips, culture)];
        Clauses =
        [
            .. policy.Clauses.Select(c => new PolicyClause(
                Policy,
                c.Key,
                c.Value.For(culture),
                [.. Rules.Where(r => r.Clause == c.Key)],
                policy.Routing.Clauses.Contains(c.Key))),
        ];
        Culture = culture;
    }

    internal CultureInfo Culture { get; }

    /// <summary>What names the policy where one is asked for, so that it can be piped: the name of a shipped one, else the path.</summary>
    public string Policy { get; }

    public string Name => _policy.Name;

    public string Version => _policy.Version;

    /// <summary>The system that was out.</summary>
    public string System => _policy.System;

    public string Title { get; }

    public string TimeZone => _policy.TimeZone.Id;

    /// <summary>From this day nothing was entered in the system.</summary>
    public DateOnly FirstDayWithoutData => _policy.Boundaries.FirstDayWithoutData;

    /// <summary>What was created up to and including this day is handled manually.</summary>
    public DateOnly LastManualDay => _policy.Boundaries.LastManualDay;

    /// <summary>What is created from this day on is registered.</summary>
    public DateOnly RegisterFrom => _policy.Boundaries.RegisterFrom;

    /// <summary>When the system could be used again, in the policy's zone.</summary>
    public DateTime RestoredAt => _policy.Boundaries.RestoredAt;

    /// <summary>The routine in numbered clauses, each with the rules that cite it.</summary>
    public IReadOnlyList<PolicyClause> Clauses { get; }

    public IReadOnlyList<PolicyFact> Facts { get; }

    public IReadOnlyList<PolicyRule> Rules { get; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public string Hash => _policy.Hash;

    /// <summary>The full path of the file.</summary>
    public string Path { get; }

    /// <summary>Whether the policy came with the module.</summary>
    public bool IsShipped { get; }

    /// <summary>The policy as a routine to read, in lines of at most that width.</summary>
    public string ToRoutine(int width) => RoutineText.Of(this, width);

    /// <inheritdoc cref="Policy"/>
    public override string ToString() => Policy;

    private static IEnumerable<PolicyFact> FactsOf<T>(RuleBook<T> book, CultureInfo culture)
        where T : CareItem =>
        book.Facts.Select(f => new PolicyFact(book.Kind, f.Name, f.Label.For(culture), [.. f.Bands.Select(b => new PolicyBand(b.Name, b.Label.For(culture)))]));

    private IEnumerable<PolicyRule> RulesOf<T>(RuleBook<T> book, CultureInfo culture)
        where T : CareItem =>
        book.Rules.Select(r => new PolicyRule(
            Policy,
            book.Kind,
            r.Id,
            r.Action,
            r.Basis,
            r.Clause,
            [.. r.Regions.Select(region => RegionWords.Of(book.Facts, region, culture))],
            r.ExceptionTo,
            r.Reason.For(culture),
            r.Note?.For(culture),
            r.Question?.For(culture),
            [.. r.Steps.Select(s => s.Text.For(culture))],
            r.Place.ToString()));
}

/// <summary>A clause of the routine, with the rules that cite it.</summary>
/// <param name="Policy">What names the policy where one is asked for: the name of a shipped one, else the path.</param>
/// <param name="Id">The clause's number.</param>
/// <param name="Text">What it says.</param>
/// <param name="Rules">The rules that cite it; possibly none.</param>
/// <param name="IsRouting">Whether it says who answers questions.</param>
public sealed record PolicyClause(string Policy, string Id, string Text, IReadOnlyList<PolicyRule> Rules, bool IsRouting)
{
    public override string ToString() => Id;
}

/// <summary>What the rules see of an item.</summary>
/// <param name="Kind"><c>episode</c> or <c>sip</c>.</param>
/// <param name="Name">The name that the policy uses.</param>
/// <param name="Label">What people call it.</param>
/// <param name="Bands">What it can be.</param>
public sealed record PolicyFact(string Kind, string Name, string Label, IReadOnlyList<PolicyBand> Bands)
{
    public override string ToString() => Name;
}

/// <summary>One thing that a fact can be.</summary>
/// <param name="Name">The name that the policy uses.</param>
/// <param name="Label">What people call it.</param>
public sealed record PolicyBand(string Name, string Label)
{
    public override string ToString() => Name;
}

/// <summary>A rule as written.</summary>
/// <param name="Policy">What names the policy where one is asked for: the name of a shipped one, else the path.</param>
/// <param name="Kind"><c>episode</c> or <c>sip</c>.</param>
/// <param name="Id">The rule's id.</param>
/// <param name="Action">What it decides.</param>
/// <param name="Basis">What it stands on.</param>
/// <param name="Clause">The clause that it cites; null where it cites none.</param>
/// <param name="When">Where it holds: any of these.</param>
/// <param name="ExceptionTo">The rules that it wins over.</param>
/// <param name="Reason">Why, as it is told with an item.</param>
/// <param name="Note">Why the routine leaves it open; null where it does not.</param>
/// <param name="Question">What a person must answer; null where nothing is open.</param>
/// <param name="Steps">What to do, in order.</param>
/// <param name="Place">Where the policy says so: <c>file:line:column</c>.</param>
public sealed record PolicyRule(
    string Policy,
    string Kind,
    string Id,
    RecoveryAction Action,
    Basis Basis,
    string? Clause,
    IReadOnlyList<string> When,
    IReadOnlyList<string> ExceptionTo,
    string Reason,
    string? Note,
    string? Question,
    IReadOnlyList<string> Steps,
    string Place)
{
    public override string ToString() => Id;
}
