using System.Management.Automation;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>Tells what a ledger's log says: what happened, when, by whom, to which item. It holds no patient data.</summary>
[Cmdlet(VerbsCommon.Get, "RecoveryAudit")]
[OutputType(typeof(LedgerEvent))]
public sealed class GetRecoveryAuditCommand : LedgerCommand
{
    private readonly List<long> _ids = [];

    /// <summary>Only what happened to the items of these numbers.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [ItemNumber]
    [ArgumentCompleter(typeof(ItemNumberCompleter))]
    public long[]? Id { get; set; }

    /// <summary>Only what these accounts did; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(ActorCompleter))]
    public string[]? Actor { get; set; }

    /// <summary>Only what was done by these commands; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(LoggedCmdletCompleter))]
    public string[]? Cmdlet { get; set; }

    /// <summary>Only these kinds of events.</summary>
    [Parameter]
    public EventKinds[]? Kind { get; set; }

    /// <summary>Only what was done then or later: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone; a bare date means the start of that day.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? After { get; set; }

    /// <summary>Only what was done before then; a bare date means the start of that day.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Before { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _ids.AddRange(Id ?? []);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        // Nothing was piped, so nothing is asked for.
        if (MyInvocation.ExpectingInput && _ids.Count == 0)
        {
            return;
        }

        using OpenLedger ledger = OpenNamedLedger();
        UseLedger(ledger.Place, () =>
        {
            using ILedgerReader reader = ledger.Store.Read(Stopped);
            EntryFilter filter = new()
            {
                Items = _ids.Count == 0 ? null : [.. _ids.Distinct()],
                Operations = Operations(reader),
                Kinds = Kind?.Aggregate(EventKinds.None, (all, one) => all | one),
            };
            foreach (LedgerEvent one in LedgerHistory.Of(reader, filter))
            {
                Stopped.ThrowIfCancellationRequested();
                WriteObject(one);
            }
        });
    }

    /// <summary>The commands that a user asks about; null where all are.</summary>
    private List<long>? Operations(ILedgerReader reader)
    {
        if (Actor is null && Cmdlet is null && After is null && Before is null)
        {
            return null;
        }

        LedgerTime time = new(LedgerSnapshots.Newest(reader), new LedgerPolicies(reader));
        DateTime? after = After is null ? null : Use(After, () => AsOfReader.ReadStart(After, time.Zone, "-After"));
        DateTime? before = Before is null ? null : Use(Before, () => AsOfReader.ReadStart(Before, time.Zone, "-Before"));
        WildcardPattern[]? actors = ItemFilter.Patterns(Actor);
        WildcardPattern[]? cmdlets = ItemFilter.Patterns(Cmdlet);
        return
        [
            .. reader.Operations()
                .Where(o => ItemFilter.Matches(actors, o.Actor) && ItemFilter.Matches(cmdlets, o.Cmdlet)
                    && !(time.Of(o.Time) < after) && !(time.Of(o.Time) >= before))
                .Select(o => o.Id),
        ];
    }
}
