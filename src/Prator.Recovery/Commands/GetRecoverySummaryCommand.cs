using System.Management.Automation;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Commands;

/// <summary>What a summary counts by.</summary>
public enum SummaryGrouping
{
    Action,
    Rule,
    Owner,
    Unit,
    Municipality,
}

/// <summary>Counts piped items by action, rule, owner, unit or municipality, with the balance of the rows that were read.</summary>
[Cmdlet(VerbsCommon.Get, "RecoverySummary")]
[OutputType(typeof(RecoverySummary))]
public sealed class GetRecoverySummaryCommand : CancellableCommand
{
    /// <summary>The name of the line that counts rejected rows, whatever else is counted by.</summary>
    private const string RejectedName = "Rejected";

    private readonly Dictionary<string, Tally> _tallies = [];

    /// <summary>Items from Get-OutageEpisode or Resolve-SipAction, and their errors where rejected rows are to be counted, too.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>What to count by.</summary>
    [Parameter(Position = 0)]
    public SummaryGrouping By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
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
                    const string Message = "A summary is of items from Get-OutageEpisode and Resolve-SipAction, and of their rejected rows. Pipe those.";
                    WriteError(new ErrorRecord(new ArgumentException(Message), "ItemKindMismatch", ErrorCategory.InvalidType, input));
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
        foreach ((string kind, Tally tally) in _tallies.OrderBy(t => t.Key, StringComparer.Ordinal))
        {
            WriteObject(tally.Lines(kind, By), enumerateCollection: true);
        }
    }

    /// <summary>The counts of one kind of item.</summary>
    private sealed class Tally
    {
        private readonly Dictionary<string, (int Count, int Questions, RecoveryAction Action)> _groups = new(StringComparer.OrdinalIgnoreCase);
        private readonly HashSet<Triage> _triages = new(ReferenceEqualityComparer.Instance);
        private int _count;
        private int _rejected;

        public void Add(TriagedItem item, string name)
        {
            (int count, int questions, _) = _groups.GetValueOrDefault(name);
            _groups[name] = (count + 1, questions + (item.Question is null ? 0 : 1), item.Action);
            _triages.Add(item.Triage);
            _count++;
        }

        public void Add(RejectedItem rejected)
        {
            _triages.Add(rejected.Triage);
            _rejected++;
        }

        /// <summary>One line a group: actions in the order of the routine, anything else by how many.</summary>
        public IEnumerable<RecoverySummary> Lines(string kind, SummaryGrouping by)
        {
            Balance balance = _triages.Aggregate(default(Balance), (sum, t) => sum + t.Balance);
            string policy = string.Join(", ", _triages.Select(t => t.Policy.Name).Distinct());
            double all = _count + _rejected;
            IEnumerable<RecoverySummary> lines = _groups
                .OrderBy(g => by == SummaryGrouping.Action ? (int)g.Value.Action : -g.Value.Count)
                .ThenBy(g => g.Key, StringComparer.CurrentCultureIgnoreCase)
                .Select(g => new RecoverySummary(kind, by.ToString(), g.Key, g.Value.Count, g.Value.Questions, g.Value.Count / all, balance, policy));
            return _rejected == 0 ? lines : lines.Append(new RecoverySummary(kind, by.ToString(), RejectedName, _rejected, 0, _rejected / all, balance, policy));
        }
    }
}
