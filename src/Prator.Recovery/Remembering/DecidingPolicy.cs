using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Remembering;

/// <summary>What people's decisions are decided by: the policy of a ledger's newest snapshot, for its day.</summary>
internal sealed record DecidingPolicy(RecoveryPolicy Policy, Moment AsOf)
{
    /// <exception cref="InputException">The policy can't be read by this version.</exception>
    public static DecidingPolicy Of(ILedgerReader reader)
    {
        LedgerSnapshot? newest = LedgerSnapshots.Newest(reader);
        RecoveryPolicy policy = newest is null ? PolicyShelf.Newest() : new LedgerPolicies(reader).Find(newest.PolicyHash)
            ?? throw new InputException("LedgerPolicyUnreadable", Messages.LedgerPolicyUnreadable(newest.Policy));
        return new DecidingPolicy(policy, newest?.AsOf ?? Moment.Missing);
    }

    /// <summary>How a value is read that a person gives: as exports have it.</summary>
    public ReadingOptions Reading() => new() { Profile = ProfileShelf.Get(ProfileShelf.Default, path => path), Zone = Policy.TimeZone, AsOf = AsOf };
}
