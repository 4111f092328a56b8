using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Comparing;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Exchange;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Commands;

/// <summary>Tells what two policies decide and say differently and, with exports, which items would change action.</summary>
[Cmdlet(VerbsData.Compare, "RecoveryPolicy")]
[OutputType(typeof(PolicyDifference), typeof(PolicyItemDifference))]
public sealed class CompareRecoveryPolicyCommand : CancellableCommand
{
    /// <summary>The policy to compare with: the name of a shipped one or a path.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string Reference { get; set; } = string.Empty;

    /// <summary>The policy that is compared: the name of a shipped one or a path.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string Difference { get; set; } = string.Empty;

    /// <summary>Exports of episodes or SIPs, told apart by their headers; wildcards are allowed. Items that would change action are given out after the differences.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Path { get; set; } = [];

    /// <summary>The day to decide the items for; a bare date means the end of that day. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>The language of regions, texts and reasons: sv-SE or en-US. Default: $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    public CultureInfo? Culture { get; set; }

    /// <summary>The name of a shipped header profile or the path of one. Default: prator.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(ProfileCompleter))]
    public string ImportProfile { get; set; } = ProfileShelf.Default;

    /// <summary>Where the exports come from: what a blank InPrator means. Default: the profile's, else unknown.</summary>
    [Parameter]
    public ExportSource Source { get; set; }

    private CultureInfo TextCulture => Culture ?? CultureInfo.CurrentUICulture;

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        RecoveryPolicy before = Read(Reference, "PolicyRefused", PolicyShelf.Get);
        RecoveryPolicy after = Read(Difference, "PolicyRefused", PolicyShelf.Get);
        WriteObject(PolicyComparison.Of(before, after, TextCulture), enumerateCollection: true);
        if (Path.Length == 0)
        {
            return;
        }

        ReadingOptions options = new()
        {
            Profile = Read(ImportProfile, "ProfileRefused", ProfileShelf.Get),
            Zone = after.TimeZone,
            AsOf = Tried(AsOf, () => AsOfReader.Read(AsOf, after.TimeZone)),
            Source = Source,
        };
        string[] files = [.. Path.SelectMany(Resolve).Distinct()];
        try
        {
            // What is neither is read as episodes all the same, so that it is refused and not left out.
            ILookup<bool, string> areSips = files.ToLookup(f => ExportInspector.GuessKind(f, options) == ItemKind.Sip);
            Compare([.. areSips[false]], ItemKind.Episode, options, before.Episodes, after.Episodes);
            Compare([.. areSips[true]], ItemKind.Sip, options, before.Sips, after.Sips);
        }
        catch (ExportException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.Fault.ToString(), ErrorCategory.InvalidData, e.File));
        }
        catch (OperationCanceledException)
        {
            // The user stopped the pipeline; PowerShell says so.
        }
    }

    private void Compare<T>(string[] files, ItemKind kind, ReadingOptions options, DecisionGrid<T> before, DecisionGrid<T> after)
        where T : CareItem
    {
        if (files.Length == 0)
        {
            return;
        }

        ExportReading<T> reading = ExportReader.Open<T>(files, options, cancellation: Stopped);
        foreach (ReadRow<T> row in reading.Rows())
        {
            if (row.Item is { } item
                && before.Decide(item, options.AsOf) is var decided
                && after.Decide(item, options.AsOf) is var other
                && decided.Action != other.Action)
            {
                WriteObject(PolicyItemDifference.Of(kind, decided, other, TextCulture));
            }
        }

        WriteVerbose($"{kind}: {reading.Balance}.");
        if (reading.Balance.Rejected > 0)
        {
            WriteWarning($"{reading.Balance.Rejected} rows ({kind}) were rejected and not compared. Test-PratorExport tells why.");
        }
    }

    private T Read<T>(string nameOrPath, string refusedId, Func<string, Func<string, string>, T> get)
    {
        try
        {
            return Tried(nameOrPath, () => get(nameOrPath, p => FilePath.Full(SessionState, p)));
        }
        catch (YamlRefusedException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, refusedId, ErrorCategory.InvalidData, nameOrPath));
            throw;
        }
    }

    private IReadOnlyList<string> Resolve(string path) => Tried(path, () => WildcardPattern.ContainsWildcardCharacters(path)
        ? FilePath.Matching(SessionState, path)
        : [FilePath.Full(SessionState, path)]);

    private T Tried<T>(object? target, Func<T> use)
    {
        try
        {
            return use();
        }
        catch (InputException e)
        {
            ThrowTerminatingError(new ErrorRecord(e, e.ErrorId, e.Category, target));
            throw;
        }
    }
}
