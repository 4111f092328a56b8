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
    private readonly Dictionary<string, Tally> _tallies = [];

    /// <summary>Items from Get-OutageEpisode or Resolve-SipAction.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public TriagedItem[] InputObject { get; set; } = [];

    /// <summary>What to count by.</summary>
    [Parameter(Position = 0)]
    public SummaryGrouping By { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (TriagedItem item in InputObject)
        {
            string kind = item is OutageEpisode ? nameof(ItemKind.Episode) : nameof(ItemKind.Sip);
            if (!_tallies.TryGetValue(kind, out Tally? tally))
            {
                _tallies.Add(kind, tally = new Tally());
            }

            tally.Add(item, NameOf(item));
        }
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

        public void Add(TriagedItem item, string name)
        {
            (int count, int questions, _) = _groups.GetValueOrDefault(name);
            _groups[name] = (count + 1, questions + (item.Question is null ? 0 : 1), item.Action);
            _triages.Add(item.Triage);
            _count++;
        }

        /// <summary>One line a group: actions in the order of the routine, anything else by how many.</summary>
        public IEnumerable<RecoverySummary> Lines(string kind, SummaryGrouping by)
        {
            Balance balance = _triages.Aggregate(default(Balance), (sum, t) => sum + t.Balance);
            string policy = string.Join(", ", _triages.Select(t => t.Policy.Name).Distinct());
            return _groups
                .OrderBy(g => by == SummaryGrouping.Action ? (int)g.Value.Action : -g.Value.Count)
                .ThenBy(g => g.Key, StringComparer.CurrentCultureIgnoreCase)
                .Select(g => new RecoverySummary(kind, by.ToString(), g.Key, g.Value.Count, g.Value.Questions, (double)g.Value.Count / _count, balance, policy));
        }
    }
}
