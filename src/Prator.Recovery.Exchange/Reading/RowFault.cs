namespace Prator.Recovery.Exchange;

/// <summary>Why a row cannot be read. Ledgers keep the names: none may change.</summary>
public enum RowFault : byte
{
    None,

    // of the row
    NoIdentity,
    NoPatient,
    TooManyFields,
    TooFewFields,
    NoObject,
    BrokenObject,
    DoubleKey,

    // of a column
    NoDate,
    NoYesNo,
    NoYesNoOrDate,
    NoText,
    ErrorValue,
    ObjectValue,
    ListValue,
}
