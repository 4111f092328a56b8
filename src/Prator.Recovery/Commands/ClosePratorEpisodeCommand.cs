using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Commands;

/// <summary>
/// Orders the closure of episodes whose action is Close: what to key in, or what a robot is fed. Nothing is changed in
/// the system itself; only a later export shows that it was done.
/// </summary>
[Cmdlet(VerbsCommon.Close, "PratorEpisode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High)]
[OutputType(typeof(ClosureOrder))]
public sealed class ClosePratorEpisodeCommand : CancellableCommand
{
    private readonly HashSet<(string, string)> _seen = [];
    private readonly List<ClosureOrder> _orders = [];
    private ClosureWorksheet? _worksheet;

    /// <summary>Episodes from Get-OutageEpisode.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public OutageEpisode[] InputObject { get; set; } = [];

    /// <summary>A CSV file that the orders are appended to; it is made where it is missing.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Worksheet { get; set; }

    /// <summary>The day that the orders are given, which must be the day that the episodes were decided for. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>Gives out the orders that the worksheet held before, too.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Worksheet is null)
        {
            return;
        }

        _worksheet = new ClosureWorksheet(GetUnresolvedProviderPathFromPSPath(Worksheet));
        OnWorksheet(() => _seen.UnionWith(_worksheet.Ordered()));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (OutageEpisode episode in InputObject)
        {
            DateOnly today = Today(episode.Triage);
            if (episode.Action != RecoveryAction.Close)
            {
                Refuse(episode, "NotClosable", $"{episode} is not closed: its action is {episode.Action} ({episode.Rule}). {episode.Reason}");
            }
            else if (episode.Triage.AsOf.Date != today)
            {
                Refuse(episode, "DecisionStale", string.Create(
                    CultureInfo.InvariantCulture,
                    $"{episode} was decided for {episode.Triage.AsOf.Date:yyyy-MM-dd}, and today is {today:yyyy-MM-dd}. Run Get-OutageEpisode again, or give -AsOf the day that it was decided for."));
            }
            else
            {
                Order(episode, today);
            }
        }
    }

    /// <summary>Today's date in the zone of the policy that decided.</summary>
    private DateOnly Today(Triage triage)
    {
        try
        {
            return AsOfReader.Read(AsOf, triage.Policy.TimeZone).Date;
        }
        catch (InputException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.ErrorId, e.Category, AsOf));
            throw;
        }
    }

    private void Refuse(OutageEpisode episode, string errorId, string message) =>
        WriteError(new ErrorRecord(new InvalidOperationException(message), errorId, ErrorCategory.InvalidOperation, episode));

    private void Order(OutageEpisode episode, DateOnly today)
    {
        if (!_seen.Add(ClosureWorksheet.KeyOf(today, episode.Reference)))
        {
            WriteVerbose($"{episode} is ordered already for {today:yyyy-MM-dd}.");
            if (PassThru)
            {
                _orders.Add(new ClosureOrder(episode, today, isNew: false));
            }
        }
        else if (ShouldProcess(episode.ToString(), $"Close: {string.Join(", ", episode.Changes)}"))
        {
            _orders.Add(new ClosureOrder(episode, today, isNew: true));
        }
    }

    /// <summary>Writes the orders, all or none, and gives them out when they are on the disk.</summary>
    protected override void EndProcessing()
    {
        ClosureEntry[] entries = [.. _orders.Where(o => o.IsNew).Select(o => o.ToEntry())];
        if (_worksheet is not null && entries.Length > 0)
        {
            OnWorksheet(() => _worksheet.Append(entries, Stopped));
            WriteVerbose($"{entries.Length} closures were appended to {_worksheet.Path}.");
        }

        WriteObject(_orders, enumerateCollection: true);
    }

    private void OnWorksheet(Action use)
    {
        try
        {
            use();
        }
        catch (InvalidDataException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, "WorksheetForeign", ErrorCategory.InvalidData, Worksheet));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string message = $"The worksheet {Worksheet} could not be used, and nothing was written to it: {e.Message} Close it in other programs, or name another file.";
            ThrowTerminatingError(new ErrorRecord(new IOException(message, e), "WorksheetUnavailable", ErrorCategory.WriteError, Worksheet));
        }
        catch (OperationCanceledException)
        {
            _orders.Clear();
        }
    }
}
