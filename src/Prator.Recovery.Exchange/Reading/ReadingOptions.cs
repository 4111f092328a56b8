using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Which system an export was taken from; what a blank InPrator means.</summary>
public enum ExportSource
{
    /// <summary>Nobody said: a blank InPrator stays unknown.</summary>
    Unstated,

    /// <summary>From Prator: a blank InPrator is yes.</summary>
    Prator,

    /// <summary>From the log that was kept during the outage: a blank InPrator is no.</summary>
    OutageLog,
}

/// <summary>How files and objects are to be read.</summary>
public sealed record ReadingOptions
{
    /// <summary>The headers and value words.</summary>
    public required ImportProfile Profile { get; init; }

    /// <summary>The zone that times with an offset are converted to.</summary>
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>The day (or moment) of the decision: it settles a personnummer's century, and what dated answers say when rows are compared.</summary>
    public required Moment AsOf { get; init; }

    /// <summary>Which system the export was taken from; <see cref="ExportSource.Unstated"/> leaves it to the profile.</summary>
    public ExportSource Source { get; init; }

    /// <summary>The sheet of a workbook; null leaves it to the profile, or to the first visible sheet with a header.</summary>
    public string? SheetName { get; init; }

    /// <summary>The row of the header, from 1; null leaves it to the profile, or to the one of the first 20 rows that has the most known headers, an id or a PatientId among them.</summary>
    public int? HeaderRow { get; init; }

    /// <summary>Whether <see cref="FileBalance.Sha256"/> is told. It takes one more reading of every file: a workbook is not read from front to back.</summary>
    public bool HashFiles { get; init; }

    /// <summary>The language in which is told why a row could not be read. Default: English.</summary>
    public CultureInfo Culture { get; init; } = CultureInfo.GetCultureInfo("en-US");

    internal ExportSource EffectiveSource => Source != ExportSource.Unstated ? Source : Profile.Source;

    internal string? EffectiveSheetName => SheetName ?? Profile.SheetName;

    internal int? EffectiveHeaderRow => HeaderRow ?? Profile.HeaderRow;
}
