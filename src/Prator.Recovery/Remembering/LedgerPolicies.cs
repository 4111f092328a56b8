using System.Collections.Concurrent;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Ledger;
using Prator.Recovery.Policies;

namespace Prator.Recovery.Remembering;

/// <summary>The policies that decided in a ledger, as it keeps them. A policy is read once in a process: its hash is its text.</summary>
internal sealed class LedgerPolicies(ILedgerReader store)
{
    private static readonly ConcurrentDictionary<string, RecoveryPolicy> Known = new(StringComparer.Ordinal);

    private readonly Dictionary<string, RecoveryPolicy?> _found = new(StringComparer.Ordinal);

    /// <summary>The policy of a hash; null where the ledger lacks it, or this version of the module can't read it.</summary>
    public RecoveryPolicy? Find(string? hash)
    {
        if (hash is null)
        {
            return null;
        }

        if (!_found.TryGetValue(hash, out RecoveryPolicy? policy))
        {
            policy = Known.GetValueOrDefault(hash) ?? Read(hash);
            _found.Add(hash, policy);
            if (policy is not null)
            {
                Known.TryAdd(hash, policy);
            }
        }

        return policy;
    }

    /// <summary>The policy that a ledger's times and words are told by: its newest snapshot's, else the newest that is shipped.</summary>
    /// <param name="newest">The newest snapshot; null where the ledger has none.</param>
    public RecoveryPolicy Telling(LedgerSnapshot? newest) => Find(newest?.PolicyHash) ?? PolicyShelf.Newest();

    private RecoveryPolicy? Read(string hash)
    {
        try
        {
            return LedgerHistory.PolicyText(store, hash) is { } text ? RecoveryPolicy.Read("ledger", text) : null;
        }
        catch (YamlRefusedException)
        {
            return null;
        }
    }
}
