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
public sealed class ClosePratorEpisodeCommand : InputCommand
{
    private readonly List<(ClosureOrder Order, ClosureEntry Entry)> _orders = [];
    private OrderedClosures _ordered = new();
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
        if (Worksheet is not null)
        {
            OnWorksheet(() =>
            {
                string path = FullPath(Worksheet);
                if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
                {
                    throw new DirectoryNotFoundException($"There is no folder '{folder}'; make it first.");
                }

                _worksheet = new ClosureWorksheet(path);
                _ordered = _worksheet.Read();
            });
        }
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
    private DateOnly Today(Triage triage) => MomentOf(AsOf, triage.Policy.TimeZone).Date;

    private void Refuse(OutageEpisode episode, string errorId, string message) =>
        WriteError(new ErrorRecord(new InvalidOperationException(message), errorId, ErrorCategory.InvalidOperation, episode));

    private void Order(OutageEpisode episode, DateOnly today)
    {
        ClosureOrder order = new(episode, today);
        ClosureEntry entry = order.ToEntry();
        if (_ordered.Holds(entry))
        {
            TellHeld(order);
            order.IsNew = false;
            _orders.Add((order, entry));
        }
        else if (ShouldProcess(order.ToString(), $"Close: {string.Join(", ", order.Changes)}"))
        {
            _ordered.Add(entry);
            _orders.Add((order, entry));
        }
    }

    /// <summary>An item without an id can't be told from another with the same reference and content, so that is said aloud.</summary>
    private void TellHeld(ClosureOrder order)
    {
        if (order.EpisodeId is not null)
        {
            WriteVerbose($"{order} is ordered already for {order.OrderedOn:yyyy-MM-dd}.");
        }
        else
        {
            WriteWarning($"{order} has no id, and the same closure of an item of that reference is ordered already for {order.OrderedOn:yyyy-MM-dd}. It was not ordered again: if it is another item, give it an id or another worksheet.");
        }
    }

    /// <summary>Writes the orders, all or none, and gives them out when they are on the disk.</summary>
    protected override void EndProcessing()
    {
        ClosureEntry[] entries = [.. _orders.Where(o => o.Order.IsNew).Select(o => o.Entry)];
        if (_worksheet is not null && entries.Length > 0)
        {
            OnWorksheet(() => Append(_worksheet, entries));
        }

        int held = _orders.Count(o => !o.Order.IsNew);
        if (held > 0 && !PassThru)
        {
            WriteWarning($"Ordered already for that day, and not given out again: {held}. -PassThru gives them out, too.");
        }

        WriteObject(_orders.Select(o => o.Order).Where(o => o.IsNew || PassThru), enumerateCollection: true);
    }

    /// <summary>Another call may have written some of the orders since this one began; those are not new.</summary>
    private void Append(ClosureWorksheet worksheet, ClosureEntry[] entries)
    {
        HashSet<ClosureEntry> added = new(worksheet.Append(entries, Stopped), ReferenceEqualityComparer.Instance);
        foreach ((ClosureOrder order, _) in _orders.Where(o => o.Order.IsNew && !added.Contains(o.Entry)))
        {
            order.IsNew = false;
            TellHeld(order);
        }

        WriteVerbose($"{added.Count} closures were appended to {worksheet.Path}.");
    }

    private void OnWorksheet(Action use)
    {
        try
        {
            use();
        }
        catch (InputException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.ErrorId == "FileMissing" ? "WorksheetUnavailable" : e.ErrorId, e.Category, Worksheet));
        }
        catch (InvalidDataException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, "WorksheetForeign", ErrorCategory.InvalidData, Worksheet));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string message = $"The worksheet {Worksheet} could not be used, and nothing was written to it: {e.Message} {WriteFailure.Advice(e)}";
            ThrowTerminatingError(new ErrorRecord(new IOException(message, e), "WorksheetUnavailable", ErrorCategory.WriteError, Worksheet));
        }
        catch (OperationCanceledException)
        {
            _orders.Clear();
        }
    }
}
