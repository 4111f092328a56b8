using System.Globalization;

namespace Prator.Recovery.Core.Items;

/// <summary>What a care episode and a SIP have in common. Immutable; a reader makes it, a policy decides on it.</summary>
public abstract record CareItem : ExportRow
{
    /// <summary>The item's own id in the system (VårdtillfälleId, SipId); null on paper logs.</summary>
    public abstract string? Id { get; }

    /// <summary>The item's number in a ledger, from 1; null outside of one.</summary>
    public long? Number { get; init; }

    /// <summary>The id where there is one, else <c>#number</c> in a ledger and <c>file name#row</c> outside of one.</summary>
    public string Reference => Id ?? (Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"#{number}") : Source.ToString());

    /// <summary>Personnummer, samordningsnummer or reserve number, 12 digits where the form allows; null when blank. Never shown by default.</summary>
    public string? PatientId { get; init; }

    /// <summary>Skapad: when the item was created.</summary>
    public Moment CreatedAt { get; init; }

    /// <summary>Status as the column says it.</summary>
    public ItemStatus Status { get; init; }

    /// <summary>Finns i Prator: whether the system holds the item.</summary>
    public YesNo InPrator { get; init; }

    /// <summary>Skyddad identitet.</summary>
    public YesNo IsProtected { get; init; }

    public string? Municipality { get; init; }

    public string? Owner { get; init; }

    public string? OwnerEmail { get; init; }
}
