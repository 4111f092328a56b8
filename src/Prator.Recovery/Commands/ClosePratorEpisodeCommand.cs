using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Orders the closure of episodes whose action is Close: what to key in, or what a robot is fed. Nothing is changed in
/// the system itself; only a later export shows that it was done. Orders of episodes that come from a ledger are recorded there.
/// </summary>
[Cmdlet(VerbsCommon.Close, "PratorEpisode", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = OrderSet)]
[OutputType(typeof(ClosureOrder))]
public sealed class ClosePratorEpisodeCommand : LedgerCommand
{
    private const string OrderSet = "Order";
    private const string WithdrawSet = "Withdraw";

    private readonly List<GivenOrder> _orders = [];
    private readonly List<OutageEpisode> _ofLedger = [];
    private readonly HashSet<long> _numbers = [];
    private readonly List<(OutageEpisode Episode, string Message)> _refused = [];
    private OrderedClosures _ordered = new();
    private ClosureWorksheet? _worksheet;

    /// <summary>Episodes from Get-OutageEpisode.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true)]
    public OutageEpisode[] InputObject { get; set; } = [];

    /// <summary>A CSV file that the orders are appended to; it is made where it is missing.</summary>
    [Parameter(ParameterSetName = OrderSet)]
    [ValidateNotNullOrEmpty]
    public string? Worksheet { get; set; }

    /// <summary>The day that the orders are given, which must be the day that the episodes were decided for. Default: now.</summary>
    [Parameter(ParameterSetName = OrderSet)]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>Gives out the orders that the worksheet or the ledger held before, too.</summary>
    [Parameter(ParameterSetName = OrderSet)]
    public SwitchParameter PassThru { get; set; }

    /// <summary>Takes the orders of these episodes back that the ledger has and no export has shown to be done.</summary>
    [Parameter(Mandatory = true, ParameterSetName = WithdrawSet)]
    public SwitchParameter Withdraw { get; set; }

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
                    throw new DirectoryNotFoundException(Messages.FolderMissing(folder));
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
            if (Withdraw)
            {
                Gather(episode);
                continue;
            }

            DateOnly today = Today(episode.Triage);
            if (episode.Action != RecoveryAction.Close)
            {
                Refuse(episode, "NotClosable", Messages.NotClosable(episode, episode.Action, episode.Rule, episode.Reason));
            }
            else if (episode.Triage.AsOf.Date != today)
            {
                Refuse(episode, "DecisionStale", Messages.DecisionOld(episode, episode.Triage.AsOf.Date, today));
            }
            else if (Ledger is not null || episode.Item.Number is not null)
            {
                // An order that a ledger does not know would never be verified.
                Gather(episode);
            }
            else
            {
                Order(episode, today);
            }
        }
    }

    /// <summary>Keeps an episode of a ledger until all are known: they are looked up there together.</summary>
    private void Gather(OutageEpisode episode)
    {
        if (episode.Item.Number is not { } number)
        {
            Refuse(episode, "NotOfLedger", Messages.NotOfLedger(episode));
        }
        else if (_numbers.Add(number))
        {
            _ofLedger.Add(episode);
        }
    }

    /// <summary>Today's date in the zone of the policy that decided.</summary>
    private DateOnly Today(Triage triage) => MomentOf(AsOf, triage.Policy.TimeZone).Date;

    private void Refuse(OutageEpisode episode, string errorId, string message) =>
        WriteError(CommandError.Of(new InvalidOperationException(message), errorId, ErrorCategory.InvalidOperation, episode));

    private void Order(OutageEpisode episode, DateOnly today)
    {
        ClosureOrder order = new(episode, today);
        ClosureEntry entry = order.ToEntry();
        if (_ordered.Holds(entry))
        {
            TellHeld(order);
            order.IsNew = false;
            _orders.Add(new GivenOrder(order, entry));
        }
        else if (ShouldOrder(order))
        {
            _ordered.Add(entry);
            _orders.Add(new GivenOrder(order, entry));
        }
    }

    private bool ShouldOrder(ClosureOrder order) => ShouldProcess(order.ToString(), Messages.CloseBy(string.Join(", ", order.Changes)));

    /// <summary>An item without an id can't be told from another with the same reference and content, so that is said aloud.</summary>
    private void TellHeld(ClosureOrder order)
    {
        if (order.EpisodeId is not null)
        {
            WriteVerbose(Messages.OrderedAlready(order, order.OrderedOn));
        }
        else
        {
            WriteWarning(Messages.OrderedWithoutId(order, order.OrderedOn));
        }
    }

    /// <summary>Writes the orders, all or none, and gives them out when they are on the disk: in the ledger first, so that a line of a worksheet that a crash left out is written when the same is run again.</summary>
    protected override void EndProcessing()
    {
        if (_ofLedger.Count > 0)
        {
            using OpenLedger ledger = OpenNamedLedger();
            RecoveryPolicy policy = _ofLedger[0].Triage.Policy;
            LedgerClosing closing = new(ledger, NewAct(ledger) with { Policy = policy.Name, PolicyHash = policy.Hash }, Stopped);
            List<(OutageEpisode Episode, ItemRow Item)> known = Known(ledger.Place, closing);
            if (Withdraw)
            {
                WithdrawFrom(ledger.Place, closing, known);
            }
            else
            {
                OrderIn(ledger.Place, closing, known);
            }
        }

        ClosureEntry[] entries = [.. _orders.Where(o => o.Order.IsNew && !o.IsOnWorksheet).Select(o => o.Entry)];
        if (_worksheet is not null && entries.Length > 0)
        {
            OnWorksheet(() => Append(_worksheet, entries));
        }

        int held = _orders.Count(o => !o.Order.IsNew);
        if (held > 0 && !PassThru)
        {
            WriteWarning(Messages.OrdersHeld(held));
        }

        WriteObject(_orders.Select(o => o.Order).Where(o => o.IsNew || PassThru), enumerateCollection: true);
        _refused.ForEach(r => Refuse(r.Episode, "NotClosable", r.Message));
    }

    /// <summary>The gathered episodes with their items. One that is another item in this ledger is refused.</summary>
    private List<(OutageEpisode Episode, ItemRow Item)> Known(LedgerPlace place, LedgerClosing closing)
    {
        List<(OutageEpisode Episode, ItemRow Item)> known = [];
        foreach ((OutageEpisode episode, ItemRow? item) in UseLedger(place, () => closing.Find(_ofLedger)))
        {
            if (item is not null)
            {
                known.Add((episode, item));
            }
            else
            {
                Refuse(episode, "NotOfLedger", Messages.NotOfThisLedger(episode, place));
            }
        }

        return known;
    }

    private void OrderIn(LedgerPlace place, LedgerClosing closing, List<(OutageEpisode Episode, ItemRow Item)> known)
    {
        List<(OutageEpisode Episode, GivenOrder Given)> wanted = [];
        foreach ((OutageEpisode episode, ItemRow item) in known)
        {
            ClosureOrder order = new(episode, Today(episode.Triage));
            ClosureEntry entry = order.ToEntry();
            GivenOrder given = new(order, entry) { Number = item.Id, IsOnWorksheet = _worksheet is null || _ordered.Holds(entry) };
            if (given.IsOnWorksheet && item.State == ItemState.Ordered && item.OrderedOn == order.OrderedOn)
            {
                WriteVerbose(Messages.OrderedAlready(order, order.OrderedOn));
                order.IsNew = false;
                _orders.Add(given);
            }
            else if (ShouldOrder(order))
            {
                wanted.Add((episode, given));
            }
        }

        foreach (IGrouping<DateOnly, (OutageEpisode Episode, GivenOrder Given)> day in wanted.GroupBy(w => w.Given.Order.OrderedOn))
        {
            IReadOnlyList<OrderResult> results = UseLedger(place, () => closing.Order(day.Key, day.Select(w => w.Given)));
            foreach (((OutageEpisode episode, GivenOrder given), OrderResult result) in day.Zip(results))
            {
                if (result.Refusal is { } refusal)
                {
                    // Told last: an error may stop the pipeline, and the other orders stand already.
                    _refused.Add((episode, Messages.DecideAgainFirst(refusal)));
                    continue;
                }

                given.IsRecorded = result.IsNew;
                given.Order.IsNew = result.IsNew || !given.IsOnWorksheet;
                _orders.Add(given);
            }
        }
    }

    private void WithdrawFrom(LedgerPlace place, LedgerClosing closing, List<(OutageEpisode Episode, ItemRow Item)> known)
    {
        OutageEpisode[] wanted = [.. known.Select(k => k.Episode).Where(e => ShouldProcess(e.ToString(), Messages.TakeOrderBack))];
        IReadOnlyList<OrderResult> results = wanted.Length == 0 ? [] : UseLedger(place, () => closing.Withdraw(wanted));
        foreach ((OutageEpisode episode, OrderResult result) in wanted.Zip(results))
        {
            if (result.Refusal is { } refusal)
            {
                Refuse(episode, "NotOrdered", refusal);
            }
            else
            {
                WriteVerbose(Messages.OrderTakenBack(episode));
            }
        }
    }

    /// <summary>Another call may have written some of the orders since this one began; those are not new, unless to the ledger.</summary>
    private void Append(ClosureWorksheet worksheet, ClosureEntry[] entries)
    {
        HashSet<ClosureEntry> added = new(worksheet.Append(entries, Stopped), ReferenceEqualityComparer.Instance);
        foreach (GivenOrder given in _orders.Where(o => o.Order.IsNew && !o.IsOnWorksheet && !o.IsRecorded && !added.Contains(o.Entry)))
        {
            given.Order.IsNew = false;
            TellHeld(given.Order);
        }

        WriteVerbose(Messages.ClosuresAppended(added.Count, worksheet.Path));
    }

    private void OnWorksheet(Action use)
    {
        try
        {
            use();
        }
        catch (InputException e)
        {
            ThrowTerminatingError(CommandError.Of(e, e.ErrorId == "FileMissing" ? "WorksheetUnavailable" : e.ErrorId, e.Category, Worksheet));
        }
        catch (InvalidDataException e)
        {
            ThrowTerminatingError(CommandError.Of(e, "WorksheetForeign", ErrorCategory.InvalidData, Worksheet));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            string recorded = _orders.Exists(o => o.IsRecorded) ? Messages.OrdersRecorded : "";
            string message = Messages.WorksheetUnavailable(Worksheet, e.Message, WriteFailure.Advice(e), recorded);
            ThrowTerminatingError(CommandError.Of(new IOException(message, e), "WorksheetUnavailable", ErrorCategory.WriteError, Worksheet));
        }
        catch (OperationCanceledException)
        {
            _orders.Clear();
        }
    }
}
