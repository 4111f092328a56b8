using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>When things happened to a ledger, in local time of its policy's zone.</summary>
internal sealed class LedgerTime
{
    /// <param name="newest">The newest snapshot; null where the ledger has none.</param>
    /// <param name="policies">The ledger's policies.</param>
    public LedgerTime(LedgerSnapshot? newest, LedgerPolicies policies)
    {
        Zone = policies.Telling(newest).TimeZone;
    }

    public TimeZoneInfo Zone { get; }

    /// <summary>The moment of a command: of an import the moment that its files are of, of any other when it ran.</summary>
    public DateTime Of(OperationRow operation) => operation.AsOf is { } asOf && !operation.IsRedecision ? MomentText.Read(asOf).ToDateTime()!.Value : Of(operation.Time);

    public DateTime Of(DateTimeOffset time) => TimeZoneInfo.ConvertTime(time, Zone).DateTime;
}
