using System.Globalization;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery;

/// <summary>An item of an export whose action would be another under another policy. Holds no PatientId.</summary>
public sealed class PolicyItemDifference
{
    private PolicyItemDifference(CareItem item, Rule before, Rule after, CultureInfo culture)
    {
        Kind = item is Episode ? ItemKind.Episode : ItemKind.Sip;
        Reference = item.Reference;
        ActionBefore = before.Action;
        RuleBefore = before.Id;
        ActionAfter = after.Action;
        RuleAfter = after.Id;
        ReasonAfter = after.Reason.For(culture);
        Unit = item.Unit;
        Municipality = item.Municipality;
        Owner = item.Owner;
    }

    internal static PolicyItemDifference Of<T>(Decision<T> before, Decision<T> after, CultureInfo culture)
        where T : CareItem => new(before.Item, before.Rule, after.Rule, culture);

    /// <summary>The id where there is one, else <c>file name#row</c>.</summary>
    public string Reference { get; }

    public ItemKind Kind { get; }

    public RecoveryAction ActionBefore { get; }

    public string RuleBefore { get; }

    public RecoveryAction ActionAfter { get; }

    public string RuleAfter { get; }

    public string ReasonAfter { get; }

    public string? Unit { get; }

    public string? Municipality { get; }

    public string? Owner { get; }

    /// <summary>The reference as it may be shown anywhere: masked where it is shaped like a personnummer.</summary>
    public override string ToString() => PersonalNumber.Mask(Reference);
}
