using System.Management.Automation;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>Works on a ledger that is there.</summary>
public abstract class LedgerCommand : InputCommand
{
    /// <summary>The ledger's file. Default: the environment variable PRATOR_RECOVERY_LEDGER, else <c>ledger:</c> in recovery.yaml.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Ledger { get; set; }

    /// <summary>Opens the ledger that is meant. The caller disposes it.</summary>
    /// <inheritdoc cref="InputCommand.Use{T}"/>
    private protected OpenLedger OpenNamedLedger() => OpenLedgerOf(Ledger);
}
