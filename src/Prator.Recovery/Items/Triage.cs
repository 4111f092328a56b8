using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;

namespace Prator.Recovery;

/// <summary>What all items of one call share: by which policy and for when they were decided, how they are told, and the balance.</summary>
internal sealed record Triage(RecoveryPolicy Policy, Moment AsOf, CultureInfo Culture, bool IncludePatientId, Balance Balance)
{
    /// <summary>What the headers of the exports are called; null where nothing is told of them.</summary>
    public ImportProfile? Profile { get; init; }

    /// <summary>The ledger that the items were read from; null where they came from files or objects.</summary>
    public Guid? Ledger { get; init; }

    /// <summary>What explains the items; null where no explanation was asked for.</summary>
    public Explainers? Explainers { get; init; }
}
