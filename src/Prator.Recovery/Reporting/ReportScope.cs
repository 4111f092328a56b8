using System.Management.Automation;
using Prator.Recovery.Commands;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Owners;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Reporting;

/// <summary>Which items a report is about, and whose they are: the owner of owners.yaml, else the one that the export names.</summary>
internal sealed class ReportScope(OwnerDirectory owners, string[]? owner, string[]? unit)
{
    private readonly WildcardPattern[]? _owners = ItemFilter.Patterns(owner);
    private readonly WildcardPattern[]? _units = ItemFilter.Patterns(unit);

    /// <summary>Only these numbers of a ledger's items; null where all are meant.</summary>
    public HashSet<long>? Numbers { get; init; }

    /// <summary>From then on, local time of the policy's zone; null where all is meant.</summary>
    public DateTime? Since { get; set; }

    public OwnerDirectory Owners => owners;

    public bool IsAll => owner is null && unit is null && Numbers is null;

    public string? OwnerOf(string? municipality, string? unitOfItem, string? ofExport) =>
        owners.Find(municipality, unitOfItem).Display is { Length: > 0 } named ? named : ofExport;

    public bool Allows(string? municipality, string? unitOfItem, string? ofExport) =>
        ItemFilter.Matches(_units, unitOfItem) && (_owners is null || ItemFilter.Matches(_owners, OwnerOf(municipality, unitOfItem, ofExport)));

    public bool Allows(ItemRow row) =>
        row.MergedInto == 0 && (Numbers is null || Numbers.Contains(row.Id)) && Allows(row.Municipality, row.Unit, row.Owner);

    /// <summary>Whether somebody is meant who is to answer.</summary>
    public bool AllowsOwner(string? name) => ItemFilter.Matches(_owners, name);

    public bool AllowsUnit(string? name) => ItemFilter.Matches(_units, name);

    /// <summary>What people wrote of an item, as it may be shown anywhere. A ledger masks it where it takes it in; piped items come as they were read.</summary>
    public static string? Masked(string? text) => text is null ? null : PersonalNumber.Mask(text);

    /// <summary>What was selected, in words; null where everything is meant.</summary>
    public string? ToText(ReportTexts texts)
    {
        string[] parts =
        [
            .. (owner ?? []).Select(o => texts.Format("Filter.Owner", o)),
            .. (unit ?? []).Select(u => texts.Format("Filter.Unit", u)),
            .. Numbers is null ? [] : new[] { texts.Count("Filter.Items", Numbers.Count) },
        ];
        return parts.Length == 0 ? null : string.Join(", ", parts);
    }
}
