using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;
using Prator.Recovery.Reporting;

namespace Prator.Recovery.Commands;

/// <summary>
/// Writes a report of a ledger, or of items from the pipeline: the situation, worksheets, lists, sign-off. It says who patients
/// are only where that is asked for. The file is written whole or not at all.
/// </summary>
[Cmdlet(VerbsData.Export, "RecoveryReport", SupportsShouldProcess = true, DefaultParameterSetName = LedgerSet)]
[OutputType(typeof(FileInfo))]
public sealed class ExportRecoveryReportCommand : InputCommand
{
    private const string LedgerSet = "Ledger";
    private const string InputObjectSet = "InputObject";

    private readonly HashSet<long> _numbers = [];
    private PipedReport? _piped;
    private ReportTexts? _texts;
    private Guid? _ledgerOfNumbers;
    private bool _hasInput;

    /// <summary>Items from Get-OutageEpisode or Resolve-SipAction, with their errors where rejected rows are to be told, too; or items from Get-RecoveryItem, which choose what is told of their ledger. Where nothing is piped the report says so: it is never yesterday's.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = InputObjectSet)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The file to write. Its folder must exist.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>What the report is for. Default: Summary.</summary>
    [Parameter(Position = 1)]
    public ReportKind Kind { get; set; }

    /// <summary>What it is written as. Default: as the file is named (.html, .xlsx, .csv, .json, .jsonl).</summary>
    [Parameter]
    public ReportFormat? Format { get; set; }

    /// <summary>The ledger's file, or a connection. Default: the environment variable PRATOR_RECOVERY_LEDGER, else <c>ledger:</c> in recovery.yaml.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>The language, and how days and numbers are written: sv-SE or en-US. Default: <c>culture:</c> in recovery.yaml, else $PSUICulture, and Swedish where that is invariant.</summary>
    [Parameter]
    [ValidateNotNull]
    [ArgumentCompleter(typeof(LanguageCompleter))]
    public CultureInfo? Culture { get; set; }

    /// <summary>The day that ages and stale orders are told for: a string, DateTime, DateTimeOffset or DateOnly, in the policy's zone. Not before the day of the ledger's newest files. Default: now.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? AsOf { get; set; }

    /// <summary>A summary tells what happened from then on; lists and worksheets hold only what came to its state, or was asked, from then on. A bare date means the start of that day.</summary>
    [Parameter]
    [ValidateNotNull]
    public object? Since { get; set; }

    /// <summary>Only what is these owners'; wildcards are allowed. The owner is whoever must act now: the local owner of -OwnersPath, else the one that the export names; the regional owner once a question has gone on.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(OwnerCompleter))]
    public string[]? Owner { get; set; }

    /// <summary>Only items of these units; wildcards are allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(UnitCompleter))]
    public string[]? Unit { get; set; }

    /// <summary>The file that says who answers for which municipality and unit. Default: the environment variable PRATOR_RECOVERY_OWNERS, else <c>owners:</c> in recovery.yaml, else the owners that exports name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? OwnersPath { get; set; }

    /// <summary>A worksheet says who the patients are, but never where the identity is protected. The ledger keeps who made it.</summary>
    [Parameter]
    public SwitchParameter IncludePatientId { get; set; }

    /// <summary>Writes over a file that is there already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives out the file that was written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private ReportTexts Texts => _texts ??= ReportTexts.For(CultureOf(Culture));

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Culture is { Name: not ("sv-SE" or "en-US" or "sv" or "en") })
        {
            Refuse("ReportCultureUnknown", Messages.ReportCultureUnknown(Culture.Name), Culture);
        }

        if (IncludePatientId && Kind != ReportKind.Worksheet)
        {
            Refuse("PatientIdOnlyOnWorksheet", Messages.PatientIdOnlyOnWorksheet, Kind);
        }
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (PSObject input in InputObject)
        {
            _hasInput = true;
            switch (input.BaseObject is ErrorRecord error ? error.TargetObject : input.BaseObject)
            {
                case TriagedItem item:
                    Piped.Add(item);
                    break;
                case RejectedItem row:
                    Piped.Add(row);
                    break;
                case RecoveryItem item:
                    Choose(item);
                    break;
                default:
                    WriteError(CommandError.Of(new ArgumentException(Messages.ReportKindMismatch), "ItemKindMismatch", ErrorCategory.InvalidType, input));
                    break;
            }
        }
    }

    private PipedReport Piped => _piped ??= new PipedReport(Texts, Scope(null), () => MomentOf(null, PolicyOf(null).TimeZone).ToDateTime());

    // An empty pipeline may be of either; what is asked for may tell.
    private bool IsAboutLedger => Kind == ReportKind.SignOff || Since is not null || Ledger is not null || AsOf is not null;

    private void Choose(RecoveryItem item)
    {
        _ledgerOfNumbers ??= item.Ledger;
        if (_ledgerOfNumbers != item.Ledger)
        {
            Refuse("ItemsOfSeveralLedgers", Messages.ItemsOfSeveralLedgers, item);
        }

        _numbers.Add(item.Id);
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (_piped is not null && _numbers.Count > 0)
        {
            Refuse("PipelineMixed", Messages.ReportPipelineMixed, Path);
        }

        string path = Use(Path, () => FullPath(Path));
        ReportFile file = Use(Path, () => ReportFile.Of(path, Kind, Format, Force));
        if (_hasInput && _piped is null && _numbers.Count == 0)
        {
            WriteWarning(Messages.NothingPiped(file.Path));
            return;
        }

        bool isNothingPiped = MyInvocation.ExpectingInput && !_hasInput;
        if (isNothingPiped)
        {
            WriteWarning(Messages.NothingPipedReported);
        }

        if (_piped is not null || (isNothingPiped && !IsAboutLedger))
        {
            WritePiped(file);
        }
        else
        {
            WriteOfLedger(file);
        }
    }

    private void WritePiped(ReportFile file)
    {
        if (IsAboutLedger)
        {
            Refuse("ReportNeedsLedger", Messages.ReportNeedsLedger, Kind);
        }

        if (IncludePatientId && _hasInput && !Piped.NamesPatients)
        {
            WriteWarning(Messages.PipedWithoutPatients);
        }

        if (ShouldWrite(file))
        {
            Use(Path, () => Write(file, Piped.Of(Kind, IncludePatientId)));
        }
    }

    private void WriteOfLedger(ReportFile file)
    {
        using OpenLedger ledger = OpenLedgerOf(Ledger, Messages.NothingToReport);
        if (IncludePatientId && IdentifierAccess.WhyHidden(ledger) is { } hidden)
        {
            WriteWarning(hidden);
        }

        UseLedger(ledger.Place, () =>
        {
            using ILedgerReader reader = ledger.Store.Read(Stopped);
            if (_ledgerOfNumbers is { } other && other != reader.Identity.Id)
            {
                throw new InputException("ItemsOfOtherLedger", Messages.ItemsOfOtherLedger(ledger.Place.Shown));
            }

            ReadingProgress progress = new(this, MyInvocation.MyCommand.Name) { Status = System.IO.Path.GetFileName(file.Path) };
            ReportScope scope = Scope(MyInvocation.ExpectingInput || _hasInput ? _numbers : null);
            LedgerReport reports = new(ledger, reader, Texts, scope, file.IsForPrograms, progress.Report, Stopped);
            reports.AsOf = MomentOf(AsOf, reports.Time.Zone);
            if (AsOf is not null)
            {
                Use(AsOf, reports.MustNotBePast);
            }

            scope.Since = Since is null ? null : Use(Since, () => AsOfReader.ReadStart(Since, reports.Time.Zone, "-Since"));

            // Who sees identifiers is kept while the report is written, so nothing may be read that is not to be written.
            if (ShouldWrite(file))
            {
                Write(file, reports.Of(Kind, IncludePatientId ? NewAct(ledger) : null));
            }

            progress.Complete();
        });
    }

    private ReportScope Scope(HashSet<long>? numbers) =>
        new(Use(OwnersPath, () => OwnersPlace.Read(OwnersPath, SessionState), "OwnersRefused"), Owner, Unit) { Numbers = numbers };

    private bool ShouldWrite(ReportFile file) => ShouldProcess(
        file.Path,
        file.Schema is { } schema
            ? Messages.ExportReportAndSchema(Kind, file.Format, System.IO.Path.GetFileName(schema))
            : Messages.ExportReportAs(Kind, file.Format));

    private void Write(ReportFile file, Report report)
    {
        file.Write(report);
        if (PassThru)
        {
            WriteObject(new FileInfo(file.Path));
        }
    }

    private void Refuse(string errorId, string message, object? target) =>
        ThrowTerminatingError(CommandError.Of(new ArgumentException(message), errorId, ErrorCategory.InvalidArgument, target));
}
