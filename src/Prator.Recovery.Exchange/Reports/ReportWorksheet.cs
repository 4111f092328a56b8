namespace Prator.Recovery.Exchange;

/// <summary>What to key in, by unit and owner: on paper to be ticked off, for programs one row a field or step.</summary>
public sealed record ReportWorksheet : ReportPart
{
    /// <summary>Read once, in the order of units and owners.</summary>
    public required IEnumerable<WorksheetGroup> Groups { get; init; }

    /// <summary>What is said where there is nothing to key in.</summary>
    public required string Empty { get; init; }

    /// <summary>Whether it may hold what people wrote of a SIP: who takes part, goals, activities.</summary>
    public bool NamesPeople { get; init; }
}

/// <summary>What one owner keys in of one unit.</summary>
/// <param name="Unit">Null where the items name none.</param>
/// <param name="Owner">Null where nobody is known.</param>
/// <param name="Count">How many items; at least one.</param>
/// <param name="Items">Read once, before the next group.</param>
public sealed record WorksheetGroup(string? Unit, string? Owner, int Count, IEnumerable<WorksheetItem> Items);

/// <summary>What to key in of one item.</summary>
public sealed record WorksheetItem
{
    /// <summary>Tells items apart, day after day: of a ledger <c>#number</c>, else the reference.</summary>
    public required string Key { get; init; }

    /// <summary>What people call it.</summary>
    public required string Reference { get; init; }

    /// <summary>Null unless it was asked for, and where the identity is protected.</summary>
    public string? PatientId { get; init; }

    public bool IsProtected { get; init; }

    public required Coded Kind { get; init; }

    public required Coded Action { get; init; }

    public required string Reason { get; init; }

    /// <summary>What must be found out first; null where nothing is open.</summary>
    public string? Question { get; init; }

    public string? Municipality { get; init; }

    /// <summary>The day of an order that no export has shown yet; null where none stands.</summary>
    public DateOnly? OrderedOn { get; init; }

    /// <summary>Whether that order is of an earlier day, so that it is issued again with today's date.</summary>
    public bool IsStale { get; init; }

    /// <summary>Null unless it is closed.</summary>
    public Coded? PaymentBasis { get; init; }

    public required string Rule { get; init; }

    public string? Clause { get; init; }

    public required string Policy { get; init; }

    /// <summary>In order; at least one.</summary>
    public required IReadOnlyList<WorksheetLine> Lines { get; init; }
}

/// <summary>A field to set, or a step to take.</summary>
public sealed record WorksheetLine
{
    /// <summary>Of a step its number, from 1; null of a field.</summary>
    public int? Step { get; init; }

    /// <summary>The property's name, for programs: <c>ReadyAt</c>; null of a step.</summary>
    public string? Field { get; init; }

    /// <summary>What the screen calls the field; null of a step.</summary>
    public string? Label { get; init; }

    /// <summary>What to set: a DateOnly, a DateTime or a text; null of a step, and where the item lacks it.</summary>
    public object? Value { get; init; }

    /// <summary>What to do; null of a field.</summary>
    public string? Text { get; init; }

    /// <summary>What must be found out first; null where nothing is missing.</summary>
    public string? Question { get; init; }
}
