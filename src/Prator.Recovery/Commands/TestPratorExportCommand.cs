using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Commands;

/// <summary>Says how files would be read, before anybody trusts a triage of them. Nothing is decided.</summary>
[Cmdlet(VerbsDiagnostic.Test, "PratorExport", DefaultParameterSetName = PathSet)]
[OutputType(typeof(ExportInspection))]
public sealed class TestPratorExportCommand : ReadingCommand
{
    private ReadingOptions? _options;

    /// <summary>Files, or texts with their paths.</summary>
    [Parameter(Mandatory = true, ParameterSetName = InputObjectSet, ValueFromPipeline = true)]
    public PSObject InputObject { get; set; } = new();

    /// <summary>Whether the rows are episodes, SIPs or the stays of a census. Default: what the headers suggest.</summary>
    [Parameter]
    public ItemKind? Kind { get; set; }

    /// <summary>How many rejected rows are listed at most.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = 10;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        (RecoveryPolicy policy, Moment asOf) = ReadPolicy(mustBeCurrent: false);
        _options = ReadOptions(policy, asOf);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (string file in Files())
        {
            try
            {
                WriteObject(ExportInspector.Inspect(file, Kind, _options!, First, Stopped));
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private IEnumerable<string> Files()
    {
        if (ParameterSetName != InputObjectSet)
        {
            bool isLiteral = ParameterSetName == LiteralPathSet;
            return (isLiteral ? LiteralPath : Path).SelectMany(p => Resolve(p, isLiteral));
        }

        if (FilesOf(InputObject) is { } files)
        {
            return files;
        }

        WriteError(CommandError.Of(new ArgumentException(Messages.TestKindMismatch), "ItemKindMismatch", ErrorCategory.InvalidType, InputObject));
        return [];
    }
}
