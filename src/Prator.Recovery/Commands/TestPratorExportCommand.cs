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

    /// <summary>Whether the rows are episodes or SIPs. Default: what the headers suggest.</summary>
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
        bool isLiteral = ParameterSetName == LiteralPathSet;
        foreach (string file in (isLiteral ? LiteralPath : Path).SelectMany(p => Resolve(p, isLiteral)))
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
}
