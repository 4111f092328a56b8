using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Proof;

/// <summary>What kind of thing is wrong with a policy, or worth knowing of it.</summary>
public enum FindingKind
{
    /// <summary>No rule decides some items.</summary>
    Gap,

    /// <summary>Two rules decide the same items, neither an exception to the other.</summary>
    Conflict,

    /// <summary>A rule holds nowhere.</summary>
    DeadRule,

    /// <summary>A rule holds somewhere, but its exceptions take all of it.</summary>
    Covered,

    /// <summary>No rule or question asks for a fact, and no other fact is derived from it.</summary>
    UnusedFact,

    /// <summary>No rule cites a clause, and neither does the routing of questions.</summary>
    UncitedClause,

    /// <summary>A rule of basis Text cites no clause.</summary>
    MissingClause,

    /// <summary>A rule of basis Interpretation has no note.</summary>
    MissingNote,

    /// <summary>A text lacks a language.</summary>
    MissingText,

    /// <summary>The boundaries are out of order.</summary>
    BoundaryOrder,

    /// <summary>Facts share so many fields that not everything is known of what an item can have.</summary>
    Tangled,

    /// <summary>A case does not hold, a rule has none, or how much the cases reach.</summary>
    Case,
}

/// <summary>How much a finding matters.</summary>
public enum FindingSeverity
{
    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>The policy can decide, but something in it is likely a mistake.</summary>
    Warning,

    /// <summary>The policy does not load, or does not do what its own cases say.</summary>
    Error,
}

/// <summary>One thing that is wrong with a policy, or worth knowing of it.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Rule">The id of the rule that it is about; null where it is about none.</param>
/// <param name="Problem">Where and what.</param>
/// <param name="Witness">An item that shows it; null where there is none to show.</param>
public sealed record PolicyFinding(FindingKind Kind, FindingSeverity Severity, string? Rule, YamlProblem Problem, Witness? Witness = null)
{
    /// <summary>Where the policy says so.</summary>
    public YamlPlace Place => Problem.Place;

    /// <summary>What is wrong, and what to do.</summary>
    public string Message => Problem.Message;

    /// <summary>What the cases reach, on the finding that tells it; null on every other.</summary>
    public CaseCoverage? Coverage { get; private init; }

    internal static PolicyFinding Covering(CaseCoverage coverage, YamlPlace place) =>
        Information(FindingKind.Case, null, place, $"{coverage}.") with { Coverage = coverage };

    internal static PolicyFinding Error(FindingKind kind, string? rule, YamlPlace place, string message, Witness? witness = null) =>
        new(kind, FindingSeverity.Error, rule, new YamlProblem(place, message), witness);

    internal static PolicyFinding Warning(FindingKind kind, string? rule, YamlPlace place, string message, Witness? witness = null) =>
        new(kind, FindingSeverity.Warning, rule, new YamlProblem(place, message), witness);

    internal static PolicyFinding Information(FindingKind kind, string? rule, YamlPlace place, string message, Witness? witness = null) =>
        new(kind, FindingSeverity.Information, rule, new YamlProblem(place, message), witness);
}
