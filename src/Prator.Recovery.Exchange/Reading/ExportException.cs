using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Why no row of a call is given out.</summary>
public enum ExportFault
{
    FileMissing,
    FileIsFolder,
    FileUnreadable,
    FileEmpty,
    FileNoTable,
    FileDamaged,
    FileOldFormat,
    FileChanged,
    SheetMissing,
    HeaderMissing,
    HeaderTwice,
    OtherKind,
    KindUnclear,
    QuoteUnclosed,
    RecordTooLarge,
}

/// <summary>A file that cannot be read as an export: which file, what was looked for, what to do. Holds no value of the file.</summary>
public sealed class ExportException : Exception
{
    public ExportException(ExportFault fault, string file, string message, Exception? cause = null)
        : base(PersonalNumber.Mask(message), cause)
    {
        Fault = fault;
        File = file;
    }

    public ExportFault Fault { get; }

    /// <summary>The file's full path as it was given; "pipeline" for objects that came by the pipeline.</summary>
    public string File { get; }
}
