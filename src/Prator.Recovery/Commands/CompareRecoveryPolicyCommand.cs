using System.Management.Automation;
using Prator.Recovery.Core.Comparing;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Commands;

/// <summary>Tells what two policies decide and say differently and, with exports, which items would change action.</summary>
[Cmdlet(VerbsData.Compare, "RecoveryPolicy")]
[OutputType(typeof(PolicyDifference), typeof(PolicyItemDifference))]
public sealed class CompareRecoveryPolicyCommand : ExportReadingCommand
{
    /// <summary>The policy to compare with: the name of a shipped one or a path.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string Reference { get; set; } = string.Empty;

    /// <summary>The policy that is compared: the name of a shipped one or a path.</summary>
    [Parameter(Mandatory = true, Position = 1, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Policy", "PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string Difference { get; set; } = string.Empty;

    /// <summary>Exports of episodes or SIPs; wildcards are allowed. Items that would change action are given out after the differences.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>Exports as <see cref="Path"/> gives them, exactly as they are named.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>Whether the rows of all exports are episodes or SIPs. Default: what the headers of each say.</summary>
    [Parameter]
    public ItemKind? Kind { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RecoveryPolicy before = PolicyOf(Reference);
        RecoveryPolicy after = PolicyOf(Difference);
        ReadingOptions options = ReadOptions(after, MomentOf(AsOf, after.TimeZone));
        string[] files = [.. Path.SelectMany(p => Resolve(p, isLiteral: false)).Concat(LiteralPath.SelectMany(p => Resolve(p, isLiteral: true))).Distinct()];
        if (files.Length == 0)
        {
            WriteDifferences(before, after);
            return;
        }

        Reading(report =>
        {
            // Every export is opened before anything is given out, so that what can't be read is told first.
            ILookup<ItemKind, string> byKind = files.ToLookup(f => Kind ?? ExportInspector.FindKind(f, options));
            // A census is read as episodes, so that it is refused and not left out.
            ExportReading<Episode>? episodes = Open<Episode>([.. byKind[ItemKind.Episode], .. byKind[ItemKind.Stay]], options, report);
            ExportReading<Sip>? sips = Open<Sip>([.. byKind[ItemKind.Sip]], options, report);
            WriteDifferences(before, after);
            Compare(episodes, options.AsOf, before.Episodes, after, after.Episodes);
            Compare(sips, options.AsOf, before.Sips, after, after.Sips);
        });
    }

    private void WriteDifferences(RecoveryPolicy before, RecoveryPolicy after) =>
        WriteObject(PolicyComparison.Of(before, after, TextCulture), enumerateCollection: true);

    private ExportReading<T>? Open<T>(string[] files, ReadingOptions options, Action<long, long> report)
        where T : CareItem => files.Length == 0 ? null : ExportReader.Open<T>(files, options, report, Stopped);

    private void Compare<T>(ExportReading<T>? reading, Moment asOf, DecisionGrid<T> before, RecoveryPolicy policy, DecisionGrid<T> after)
        where T : CareItem
    {
        if (reading is null)
        {
            return;
        }

        Triage triage = new(policy, asOf, TextCulture, IncludePatientId: false, reading.Balance);
        TakeAll(reading.Rows(), reading.Warnings, triage, item =>
        {
            Decision<T> decided = before.Decide(item, asOf);
            Decision<T> other = after.Decide(item, asOf);
            if (decided.Action != other.Action)
            {
                WriteObject(PolicyItemDifference.Of(decided, other, TextCulture));
            }
        });
    }
}
