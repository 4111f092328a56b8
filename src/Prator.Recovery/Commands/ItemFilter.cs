using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>Which items a user wants to see. A filter that is not given lets everything through.</summary>
internal sealed class ItemFilter(RecoveryAction[]? actions, string[]? units, string[]? municipalities, string[]? owners)
{
    private readonly WildcardPattern[]? _units = Patterns(units);
    private readonly WildcardPattern[]? _municipalities = Patterns(municipalities);
    private readonly WildcardPattern[]? _owners = Patterns(owners);

    public bool Allows(TriagedItem item) =>
        (actions is null || actions.Contains(item.Action)) && Allows(item.Unit, item.Municipality, item.Owner);

    public bool Allows(string? unit, string? municipality, string? owner) =>
        Matches(_units, unit) && Matches(_municipalities, municipality) && Matches(_owners, OwnerName.OfExport(owner));

    /// <summary>What texts with wildcards stand for; null where there are none.</summary>
    public static WildcardPattern[]? Patterns(string[]? texts) =>
        texts is null ? null : [.. texts.Select(t => WildcardPattern.Get(t, WildcardOptions.IgnoreCase))];

    /// <summary>Whether any of the patterns fits; true where there are none.</summary>
    public static bool Matches(WildcardPattern[]? patterns, string? text) =>
        patterns is null || patterns.Any(p => p.IsMatch(text ?? string.Empty));

    /// <summary>The same of an owner: who shares an item with others is found by their own name, too.</summary>
    public static bool Matches(WildcardPattern[]? patterns, OwnerName owner) =>
        Matches(patterns, owner.Shown) || owner.People.Any(p => Matches(patterns, p));
}
