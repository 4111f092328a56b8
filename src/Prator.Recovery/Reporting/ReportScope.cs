using System.Management.Automation;
using Prator.Recovery.Commands;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Owners;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Reporting;

/// <summary>
/// Which items and rows a report is about, and whose they are: whoever must act now. That is the local owner of owners.yaml, else
/// the one that the export names; or the regional owner, once a question has gone on (F2).
/// </summary>
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

    /// <summary>Who must act now, by name; null where nobody is known.</summary>
    /// <inheritdoc cref="QuestionReading.NameOf(OwnerDirectory, string?, string?, bool, string?)"/>
    public string? OwnerOf(string? municipality, string? unitOfItem, bool isEscalated, string? ofExport) =>
        NameOf(municipality, unitOfItem, isEscalated, ofExport).Shown;

    public string? OwnerOf(ItemRow row) => OwnerOf(row.Municipality, row.Unit, row.EscalatedOperation != 0, row.Owner);

    public string? OwnerOf(RejectedEntry row) => OwnerOf(row.Municipality, row.Unit, row.EscalatedOperation != 0, row.Owner);

    /// <summary>Whether a row is meant that no ledger knows of.</summary>
    public bool Allows(string? municipality, string? unitOfItem, string? ofExport) =>
        ItemFilter.Matches(_units, unitOfItem) && IsOwners(municipality, unitOfItem, isEscalated: false, ofExport);

    public bool Allows(ItemRow row) =>
        row.MergedInto == 0 && (Numbers is null || Numbers.Contains(row.Id))
        && ItemFilter.Matches(_units, row.Unit) && IsOwners(row.Municipality, row.Unit, row.EscalatedOperation != 0, row.Owner);

    /// <summary>Whether a rejected row is meant; where items were chosen, none is.</summary>
    public bool Allows(RejectedEntry row) =>
        Numbers is null && ItemFilter.Matches(_units, row.Unit) && IsOwners(row.Municipality, row.Unit, row.EscalatedOperation != 0, row.Owner);

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

    private bool IsOwners(string? municipality, string? unitOfItem, bool isEscalated, string? ofExport) =>
        _owners is null || ItemFilter.Matches(_owners, NameOf(municipality, unitOfItem, isEscalated, ofExport));

    private OwnerName NameOf(string? municipality, string? unitOfItem, bool isEscalated, string? ofExport) =>
        QuestionReading.NameOf(owners, municipality, unitOfItem, isEscalated, ofExport);
}
