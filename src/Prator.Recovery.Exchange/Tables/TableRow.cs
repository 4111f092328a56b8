namespace Prator.Recovery.Exchange;

/// <summary>One row of a table at a time, by column, whatever its format.</summary>
internal abstract class TableRow
{
    /// <summary>Which column says what.</summary>
    public abstract ColumnMap Columns { get; }

    /// <summary>The current row as a spreadsheet counts it.</summary>
    public abstract int Row { get; }

    /// <summary>Why the current row cannot be read at all; <see cref="RowFault.None"/> when its cells can be trusted.</summary>
    public abstract RowFault Fault { get; }

    /// <summary>Why the current row cannot be read at all, with what the fault is about.</summary>
    public virtual RowReason FaultReason => new() { Code = Fault };

    /// <summary>The value of a mapped column in the current row, until the next call.</summary>
    public abstract Cell Cell(int slot);

    /// <summary>The header of a mapped column as the row has it.</summary>
    public virtual string Header(int slot) => Columns.Header(slot);

    /// <summary>What a person should know about the table, once it has been read.</summary>
    public virtual IReadOnlyList<string> Warnings() =>
        Columns.UnmappedWarning() is { } unmapped ? [.. Columns.Warnings, unmapped] : Columns.Warnings;
}
