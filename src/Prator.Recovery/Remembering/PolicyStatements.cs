using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>A policy as the query that a ledger's server decides by: the SQL of Export-RecoveryPolicy.</summary>
internal static class PolicyStatements
{
    public static PolicyStatement Of(RecoveryPolicy policy) => (kind, asOf, table) =>
        kind == RecordKind.Episode ? SqlPolicy.Write<Episode>(policy, asOf, table) : SqlPolicy.Write<Sip>(policy, asOf, table);
}
