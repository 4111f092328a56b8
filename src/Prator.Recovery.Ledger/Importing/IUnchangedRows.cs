namespace Prator.Recovery.Ledger;

/// <summary>Tells rows of which nothing comes from the others, at a glance: of most rows that is all that is to be known, most days.</summary>
internal interface IUnchangedRows<T>
{
    /// <summary>Whether nothing happens to the item of a row that says what its record said. Called on another thread than the import's.</summary>
    bool GoesOn(T row, in RecordMark record);

    /// <summary>Takes note that a row was read again and nothing happens to its item.</summary>
    void Settle(T row, in RecordMark record);
}
