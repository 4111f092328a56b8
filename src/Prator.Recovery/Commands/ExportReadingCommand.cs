using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Reads exports in the way that the user says, for a day, and tells what is wrong with them.</summary>
public abstract class ExportReadingCommand : InputCommand
{
    /// <summary>The day to decide for: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone; a bare date means the end of that day. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>The language of what is told of items and policies: sv-SE or en-US. Default: $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    public CultureInfo? Culture { get; set; }

    /// <summary>The name of a shipped header profile or the path of one. Default: prator.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string ImportProfile { get; set; } = ProfileShelf.Default;

    /// <summary>Where the export comes from: what a blank InPrator means. Default: the profile's, else unknown.</summary>
    [Parameter]
    public ExportSource Source { get; set; }

    /// <summary>The sheet of a workbook. Default: the profile's, else the first sheet with a header.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? SheetName { get; set; }

    /// <summary>The row of the header, from 1. Default: the profile's, else of the first 20 rows the one that has the most known headers.</summary>
    [Parameter]
    [ValidateRange(1, 1_048_576)]
    public int? HeaderRow { get; set; }

    private protected CultureInfo TextCulture => Culture ?? CultureInfo.CurrentUICulture;

    /// <summary>How the user wants exports read, for a day in a policy's zone.</summary>
    private protected ReadingOptions ReadOptions(RecoveryPolicy policy, Moment asOf) => new()
    {
        Profile = Use(ImportProfile, () => ProfileShelf.Get(ImportProfile, FullPath), "ProfileRefused"),
        Zone = policy.TimeZone,
        AsOf = asOf,
        Source = Source,
        SheetName = SheetName,
        HeaderRow = HeaderRow,
    };

    /// <summary>The full paths of the files that a path names, in order. A folder or a missing file stands as it is: reading it says what is wrong.</summary>
    private protected IReadOnlyList<string> Resolve(string path, bool isLiteral) =>
        Use(path, () => isLiteral || !WildcardPattern.ContainsWildcardCharacters(path) ? [FullPath(path)] : FilePath.Matching(SessionState, path));

    /// <summary>Reads files with progress shown; a file that can't be read ends the cmdlet with an error.</summary>
    /// <param name="read">Reads, and reports bytes read and bytes in all.</param>
    private protected void Reading(Action<Action<long, long>> read)
    {
        ReadingProgress progress = new(this, MyInvocation.MyCommand.Name);
        try
        {
            read(progress.Report);
        }
        catch (ExportException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.Fault.ToString(), CategoryOf(e.Fault), e.File));
        }
        catch (OperationCanceledException)
        {
            // The user stopped the pipeline; PowerShell says so.
        }
        finally
        {
            progress.Complete();
        }
    }

    private static ErrorCategory CategoryOf(ExportFault fault) => fault switch
    {
        ExportFault.FileMissing or ExportFault.SheetMissing => ErrorCategory.ObjectNotFound,
        ExportFault.FileIsFolder or ExportFault.OtherKind or ExportFault.KindUnclear => ErrorCategory.InvalidArgument,
        ExportFault.FileUnreadable or ExportFault.FileChanged => ErrorCategory.ReadError,
        _ => ErrorCategory.InvalidData,
    };

    /// <summary>Takes every item of a reading; a rejected row is an error of its own, and warnings and the balance are told.</summary>
    private protected void TakeAll<T>(IEnumerable<ReadRow<T>> rows, IReadOnlyList<string> warnings, Triage triage, Action<T> take)
        where T : CareItem
    {
        foreach (string warning in warnings)
        {
            WriteWarning(warning);
        }

        foreach (ReadRow<T> row in rows)
        {
            if (row.Item is { } item)
            {
                take(item);
            }
            else
            {
                WriteError(RejectedRowError.Of(new RejectedItem(row.Rejected!, triage, typeof(T) == typeof(Episode) ? ItemKind.Episode : ItemKind.Sip)));
            }
        }

        WriteVerbose($"{triage.Balance}.");
        if (triage.Balance.Rows == 0)
        {
            WriteWarning("There is a header but no row, so nothing was decided. Check that the export is complete.");
        }
        else if (triage.Balance.Rejected > 0)
        {
            WriteWarning($"{triage.Balance}. The rejected rows have no action until they are mended.");
        }
    }
}
