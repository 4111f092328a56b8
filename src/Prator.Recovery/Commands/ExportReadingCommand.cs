using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Commands;

/// <summary>Reads exports in the way that the user says, for a day, and tells what is wrong with them.</summary>
public abstract class ExportReadingCommand : ExportFilesCommand
{
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

    /// <summary>How the user wants exports read, for a day in a policy's zone.</summary>
    private protected ReadingOptions ReadOptions(RecoveryPolicy policy, Moment asOf) => new()
    {
        Profile = Profile(),
        Zone = policy.TimeZone,
        AsOf = asOf,
        Source = Source,
        SheetName = SheetName,
        HeaderRow = HeaderRow,
        Culture = TextCulture,
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

        Balance balance = triage.Balance;
        WriteVerbose(Messages.RowsRead(balance.Rows, balance.Items, balance.Duplicates, balance.Rejected));
        if (balance.Rows == 0)
        {
            WriteWarning(Messages.NoRows);
        }
        else if (balance.Rejected > 0)
        {
            WriteWarning(Messages.RowsRejected(balance.Rows, balance.Items, balance.Duplicates, balance.Rejected));
        }
    }
}
