namespace Prator.Recovery.Exchange;

/// <summary>Why a row cannot be read.</summary>
internal enum RowFault : byte
{
    None,

    // of the row
    NoIdentity,
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
