using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Mailing;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>What a summary counts by.</summary>
public enum SummaryGrouping
{
    Action,
    Rule,
    Owner,
    Unit,
    Municipality,

    /// <summary>How far items of a ledger have come.</summary>
    State,
}

/// <summary>
/// Counts piped items by action, rule, owner, unit or municipality, with the balance of the rows that were read; or tells where a
/// whole ledger stands, and what happened since a date.
/// </summary>
[Cmdlet(VerbsCommon.Get, "RecoverySummary", DefaultParameterSetName = LedgerSet)]
[OutputType(typeof(RecoverySummary), ParameterSetName = [InputObjectSet])]
[OutputType(typeof(LedgerSummary), typeof(LedgerCount), ParameterSetName = [LedgerSet])]
public sealed class GetRecoverySummaryCommand : InputCommand
{
    private const string InputObjectSet = "InputObject";
    private const string LedgerSet = "Ledger";

    /// <summary>The name of the line that counts rejected rows, whatever else is counted by.</summary>
    private const string RejectedName = "Rejected";

    private readonly Dictionary<string, Tally> _tallies = [];

    /// <summary>Items from Get-OutageEpisode or Resolve-SipAction, and their errors where rejected rows are to be counted, too.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>What to count by. Of a ledger it gives one line a group instead of the whole.</summary>
    [Parameter(Position = 0)]
    public SummaryGrouping By { get; set; }

    /// <summary>The ledger's file. Default, where nothing is piped: the environment variable PRATOR_RECOVERY_LEDGER, else <c>ledger:</c> in recovery.yaml.</summary>
    [Parameter(ParameterSetName = LedgerSet)]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>Tells what happened from then on: by imports of files that are of that moment or later, and by commands that ran then or later. A bare date means the start of that day.</summary>
    [Parameter(ParameterSetName = LedgerSet)]
    [ValidateNotNull]
    public object? Since { get; set; }

    /// <summary>The day that stale orders are told for: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone. Default: now.</summary>
    [Parameter(ParameterSetName = LedgerSet)]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    private bool IsByGiven => MyInvocation.BoundParameters.ContainsKey(nameof(By));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (IsByGiven && Since is not null)
        {
            ThrowTerminatingError(CommandError.Of(
                new ArgumentException(Messages.SinceWithBy), "SinceWithBy", ErrorCategory.InvalidArgument, Since));
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (ParameterSetName == LedgerSet)
        {
            return;
        }

        if (By == SummaryGrouping.State)
        {
            ThrowTerminatingError(CommandError.Of(
                new ArgumentException(Messages.StateNeedsLedger), "StateNeedsLedger", ErrorCategory.InvalidArgument, By));
        }

        foreach (PSObject input in InputObject)
        {
            switch (input.BaseObject is ErrorRecord error ? error.TargetObject : input.BaseObject)
            {
                case TriagedItem item:
                    TallyOf(item is OutageEpisode ? ItemKind.Episode : ItemKind.Sip).Add(item, NameOf(item));
                    break;
                case RejectedItem rejected:
                    TallyOf(rejected.Kind).Add(rejected);
                    break;
                default:
                    WriteError(CommandError.Of(new ArgumentException(Messages.SummaryKindMismatch), "ItemKindMismatch", ErrorCategory.InvalidType, input));
                    break;
            }
        }
    }

    private Tally TallyOf(ItemKind kind)
    {
        if (!_tallies.TryGetValue(kind.ToString(), out Tally? tally))
        {
            _tallies.Add(kind.ToString(), tally = new Tally());
        }

        return tally;
    }

    private string NameOf(TriagedItem item) => By switch
    {
        SummaryGrouping.Rule => item.Rule,
        SummaryGrouping.Owner => item.Owner ?? string.Empty,
        SummaryGrouping.Unit => item.Unit ?? string.Empty,
        SummaryGrouping.Municipality => item.Municipality ?? string.Empty,
        _ => item.Action.ToString(),
    };

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (ParameterSetName == LedgerSet && (Ledger is not null || !MyInvocation.ExpectingInput))
        {
            SumUpLedger();
            return;
        }

        WriteVerbose(Messages.SummaryCounts(_tallies.Values.Sum(t => t.Count), _tallies.Values.Sum(t => t.Rejected)));
        foreach ((string kind, Tally tally) in _tallies.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            WriteObject(tally.Lines(kind, By), enumerateCollection: true);
        }
    }

    private void SumUpLedger()
    {
        using OpenLedger ledger = OpenLedgerOf(Ledger, Messages.NothingToSumUp);
        UseLedger(ledger.Place, () =>
        {
            using ILedgerReader reader = ledger.Store.Read(Stopped);
            LedgerSnapshot? newest = LedgerSnapshots.Newest(reader);
            LedgerTime time = new(newest, new LedgerPolicies(reader));
            DateOnly today = MomentOf(AsOf, time.Zone).Date;
            if (IsByGiven && By == SummaryGrouping.Rule)
            {
                WriteObject(LedgerCounting.ByRule(reader.Items(ItemQuery.All), today), enumerateCollection: true);
                return;
            }

            LedgerCounting counting = new([.. reader.Counts()], today);
            if (IsByGiven)
            {
                WriteObject(counting.By(By), enumerateCollection: true);
                return;
            }

            DateTime? since = Since is null ? null : Use(Since, () => AsOfReader.ReadStart(Since, time.Zone, "-Since"));
            UnsettledMails mails = UnsettledMails.Of(reader, Clock.Current.GetUtcNow());
            WriteObject(new LedgerSummary
            {
                Ledger = ledger.Place.Shown,
                AsOf = newest?.AsOf.ToDateTime(),
                Policy = newest?.Policy,
                Culture = CultureOf(null),
                System = new LedgerPolicies(reader).Telling(newest).System,
                Items = counting.Items,
                Questions = counting.Questions,
                Stale = counting.Stale,
                Actions = counting.By(SummaryGrouping.Action),
                Municipalities = counting.By(SummaryGrouping.Municipality),
                Units = counting.By(SummaryGrouping.Unit),
                Owners = counting.By(SummaryGrouping.Owner),
                Files = LedgerSnapshots.NewestFiles(reader),
                RejectedOpen = reader.Rejected(onlyOpen: true).Count(),
                MailsUnknown = mails.Unknown,
                MailsRefused = mails.Refused,
                MailsPending = mails.Pending,
                Since = since,
                Happened = since is null ? null : new LedgerHappenings(LedgerChanges.By(reader, o => time.Of(o) >= since, Stopped)),
                Head = reader.Head?.ToString(),
            });
        });
    }

    /// <summary>The counts of one kind of item.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<string, (int Count, int Questions, RecoveryAction Action)> _groups = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<Triage> _triages = new(ReferenceEqualityComparer.Instance);
        public int Count { get; private set; }
        public int Rejected { get; private set; }

        public void Add(TriagedItem item, string name)
        {
            (int count, int questions, _) = _groups.GetValueOrDefault(name);
            _groups[name] = (count + 1, questions + (item.Question is null ? 0 : 1), item.Action);
            _triages.Add(item.Triage);
            Count++;
        }

        public void Add(RejectedItem rejected)
        {
            _triages.Add(rejected.Triage);
            Rejected++;
        }

        /// <summary>One line a group: actions in the order of the routine, anything else by how many.</summary>
        public IEnumerable<RecoverySummary> Lines(string kind, SummaryGrouping by)
        {
            Balance balance = _triages.Aggregate(default(Balance), (sum, t) => sum + t.Balance);
            string policy = string.Join(", ", _triages.Select(t => t.Policy.Name).Distinct());
            double all = Count + Rejected;
            IEnumerable<RecoverySummary> lines = _groups
                .OrderBy(g => by == SummaryGrouping.Action ? (int)g.Value.Action : -g.Value.Count)
                .ThenBy(g => g.Key, StringComparer.CurrentCultureIgnoreCase)
                .Select(g => new RecoverySummary(kind, by.ToString(), g.Key, g.Value.Count, g.Value.Questions, g.Value.Count / all, balance, policy));
            return Rejected == 0 ? lines : lines.Append(new RecoverySummary(kind, by.ToString(), RejectedName, Rejected, 0, Rejected / all, balance, policy));
        }
    }
}
