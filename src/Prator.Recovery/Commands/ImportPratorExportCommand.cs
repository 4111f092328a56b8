using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Policies;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>
/// Takes one day's files into a ledger as one snapshot, wholly or not at all: decides every item, and tells what is new, what
/// changed, and what is shown to be done. The same files again change nothing.
/// </summary>
[Cmdlet(VerbsData.Import, "PratorExport", SupportsShouldProcess = true, DefaultParameterSetName = FilesSet)]
[OutputType(typeof(ImportResult), typeof(RecoveryItem))]
public sealed class ImportPratorExportCommand : ExportFilesCommand
{
    private const string FilesSet = "Files";
    private const string RedecideSet = "Redecide";

    /// <summary>The system's episodes, all of them: what these files lack counts as gone. Wildcards are allowed, as in all files.</summary>
    [Parameter(ParameterSetName = FilesSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Episode { get; set; } = [];

    /// <summary>The system's SIPs, all of them.</summary>
    [Parameter(ParameterSetName = FilesSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Sip { get; set; } = [];

    /// <summary>Episodes of the log that was kept during the outage.</summary>
    [Parameter(ParameterSetName = FilesSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] OutageLog { get; set; } = [];

    /// <summary>SIPs of the log that was kept during the outage.</summary>
    [Parameter(ParameterSetName = FilesSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] OutageSipLog { get; set; } = [];

    /// <summary>Stays of the hospital's patient administration: who is in, who left and when.</summary>
    [Parameter(ParameterSetName = FilesSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    public string[] Census { get; set; } = [];

    /// <summary>The ledger's file; it is made where it is missing. Default: the environment variable PRATOR_RECOVERY_LEDGER, else <c>ledger:</c> in recovery.yaml.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>The name of a shipped policy or the path of one. Default: the newest shipped policy.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(PolicyCompleter))]
    public string? Policy { get; set; }

    /// <summary>Takes in files that are older than what the ledger knows: adds what was never seen, and changes nothing else.</summary>
    [Parameter(ParameterSetName = FilesSet)]
    public SwitchParameter Backfill { get; set; }

    /// <summary>Decides every item of the ledger again by the policy, without files, for the day of its newest snapshot. From then on it is the ledger's policy.</summary>
    [Parameter(Mandatory = true, ParameterSetName = RedecideSet)]
    public SwitchParameter Redecide { get; set; }

    /// <summary>Gives out the items to which anything happened, too, as Get-RecoveryItem does.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        (RecoveryPolicy policy, string text) = Use(Policy, () => PolicyShelf.GetWithText(Policy ?? PolicyShelf.NewestName(), FullPath));
        if (Redecide)
        {
            DecideAgain(policy, text);
            return;
        }

        Moment asOf = CurrentMoment(Policy, policy, AsOf);
        LedgerPlace place = LedgerPlaceOf(Ledger);
        SnapshotPaths paths = Paths();
        ReadingOptions options = new() { Profile = Profile(), Zone = policy.TimeZone, AsOf = asOf, Culture = TextCulture };
        WriteVerbose(Messages.DecidingIntoLedger(policy.Name, asOf, policy.TimeZone.Id, place, place.Origin));
        Reading(report =>
        {
            using LedgerPreload preload = new(place, Stopped);
            SnapshotReading reading = new(paths, options, b => new Triage(policy, asOf, TextCulture, IncludePatientId: false, b), report, Stopped);
            foreach (string warning in reading.Warnings)
            {
                WriteWarning(warning);
            }

            if (ShouldTakeIn(reading, place))
            {
                ImportRequest request = new() { Act = new Act(Clock.Current.GetUtcNow(), string.Empty, MyInvocation.MyCommand.Name), Policy = policy, PolicyText = text, AsOf = asOf, Files = reading.Files, Backfill = Backfill };
                TakeIn(reading, reading.ToRequest(request), place, preload);
            }
        });
    }

    private SnapshotPaths Paths()
    {
        SnapshotPaths paths = new() { Episodes = Files(Episode), Sips = Files(Sip), LogEpisodes = Files(OutageLog), LogSips = Files(OutageSipLog), Census = Files(Census) };
        Use(null, paths.Check);
        return paths;
    }

    private IReadOnlyList<string> Files(string[] paths) => [.. paths.SelectMany(p => Resolve(p, isLiteral: false))];

    private bool ShouldTakeIn(SnapshotReading reading, LedgerPlace place)
    {
        string files = string.Join("; ", reading.Files.Select(ImportResult.LineOf));
        string what = place.Connection is not null || File.Exists(place.Shown) ? Messages.TakeIn(files) : Messages.MakeLedgerAndTakeIn(files);
        bool should = ShouldProcess(Messages.TakeInto(what, place), Messages.TakeIntoAsked(what, place), MyInvocation.MyCommand.Name, out ShouldProcessReason reason);
        if (reason == ShouldProcessReason.WhatIf)
        {
            reading.FindRejected();
            TellRejected(reading);
        }

        return should;
    }

    private void TakeIn(SnapshotReading reading, ImportRequest request, LedgerPlace place, LedgerPreload preload)
    {
        using OpenLedger ledger = UseLedger(place, () => OpenLedger.AtOrNew(place, Stopped));
        if (ledger.IsNew)
        {
            WriteWarning(Messages.LedgerMade(place, place.Origin, OpenLedger.KeyPlace));
        }

        ImportOutcome outcome = UseLedger(place, () =>
        {
            KnownState? known = ledger.IsNew ? null : preload.Known();
            using ILedgerWriter writer = ledger.Store.Write(Stopped);
            return LedgerImport.Run(writer, ledger.Keys, request with { Act = NewAct(ledger), Known = known }, Stopped);
        });
        if (outcome.IsRepeat)
        {
            reading.FindRejected();
        }

        // Only now, when nobody waits for the ledger any more: an error may stop the pipeline, or ask.
        TellRejected(reading);
        WriteObject(new ImportResult(request.AsOf, request.Policy.Name, outcome, place.Shown));
        if (PassThru && outcome.Items.Count > 0)
        {
            UseLedger(place, () => GiveOut(ledger, outcome.Items, request.AsOf));
        }
    }

    private void DecideAgain(RecoveryPolicy policy, string text)
    {
        if (AsOf is not null)
        {
            ThrowTerminatingError(CommandError.Of(new ArgumentException(Messages.AsOfNotWanted), "AsOfNotWanted", ErrorCategory.InvalidArgument, AsOf));
        }

        using OpenLedger ledger = OpenLedgerOf(Ledger);
        UseLedger(ledger.Place, () =>
        {
            RedecideRequest request = new() { Act = NewAct(ledger), Policy = policy, PolicyText = text, Statement = PolicyStatements.Of(policy) };
            Redecision redecision = new(ledger, request, Stopped);
            if (Policy is null)
            {
                PolicyShelf.CheckNotStale(policy, redecision.AsOf);
            }

            WriteVerbose(Messages.DecidingForNewest(policy.Name, redecision.AsOf));
            string what = Messages.DecideEveryItemAgain(policy.Name, redecision.AsOf);
            if (!ShouldProcess(ledger.Place.ToString(), IsWhatIf ? $"{what}: {Result(redecision, redecision.Try()).Happened}" : what))
            {
                return;
            }

            ImportOutcome outcome = redecision.Run();
            WriteObject(Result(redecision, outcome));
            if (PassThru && outcome.Items.Count > 0)
            {
                GiveOut(ledger, outcome.Items, redecision.AsOf);
            }
        });

        ImportResult Result(Redecision redecision, ImportOutcome outcome) => new(redecision.AsOf, policy.Name, outcome, ledger.Place.Shown);
    }

    private void GiveOut(OpenLedger ledger, IReadOnlyList<long> ids, Moment asOf)
    {
        using ILedgerReader reader = ledger.Store.Read(Stopped);
        RecoveryItemReading items = new(reader, ledger.Keys) { Culture = TextCulture, IncludePatientId = false, History = false, AsOf = asOf };
        foreach (RecoveryItem item in items.Of(reader.Items(new ItemQuery { Ids = ids }).Where(i => i.MergedInto == 0), Stopped))
        {
            WriteObject(item);
        }
    }

    private void TellRejected(SnapshotReading reading)
    {
        foreach (RejectedItem row in reading.Rejected)
        {
            WriteError(RejectedRowError.Of(row));
        }
    }

    /// <inheritdoc/>
    private protected override string? AdviceOn(ExportException exception) => exception.Fault switch
    {
        ExportFault.OtherKind => Messages.GiveFilesToTheirParameters,
        ExportFault.HeaderMissing or ExportFault.SheetMissing => Messages.SheetFromProfile,
        _ => null,
    };
}
