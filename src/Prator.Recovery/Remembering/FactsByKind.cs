using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>What a person gives, read once for each kind of item: a SIP has other facts than an episode.</summary>
/// <param name="read">Reads it for a kind.</param>
internal sealed class FactsByKind(Func<RecordKind, IReadOnlyList<GivenFact>> read)
{
    private readonly Dictionary<RecordKind, IReadOnlyList<GivenFact>> _read = [];
    private readonly Dictionary<RecordKind, InputException> _faults = [];

    /// <summary>The facts of a kind; null where it can't be given of that kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="fault">Why it can't be given.</param>
    public IReadOnlyList<GivenFact>? Of(RecordKind kind, out InputException? fault)
    {
        if (!_read.TryGetValue(kind, out IReadOnlyList<GivenFact>? facts) && !_faults.ContainsKey(kind))
        {
            try
            {
                _read[kind] = facts = read(kind);
            }
            catch (InputException e)
            {
                _faults[kind] = e;
            }
        }

        fault = _faults.GetValueOrDefault(kind);
        return facts;
    }
}
