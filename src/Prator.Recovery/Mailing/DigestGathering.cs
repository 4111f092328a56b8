using System.Globalization;
using Prator.Recovery.Core.Calendar;
using Prator.Recovery.Core.Owners;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Mailing;

/// <summary>Finds out who is to be told what of a ledger: each owner what waits for them, the regional owner what has gone on, the system owner how things stand.</summary>
internal sealed class DigestGathering
{
    private static readonly ItemState[] Open = [ItemState.Waiting, ItemState.Asked, ItemState.PendingApproval, ItemState.Ordered, ItemState.Discrepancy, ItemState.Vanished];

    private readonly ILedgerReader _reader;
    private readonly OwnerDirectory _owners;
    private readonly DateOnly _today;
    private readonly int? _limit;
    private readonly Dictionary<long, DateOnly> _days;
    private readonly long _newest;

    /// <param name="reader">The ledger.</param>
    /// <param name="owners">Who answers for which municipality and unit.</param>
    /// <param name="today">The local day.</param>
    public DigestGathering(ILedgerReader reader, OwnerDirectory owners, DateOnly today)
    {
        _reader = reader;
        _owners = owners;
        _today = today;
        LedgerSnapshot? newest = LedgerSnapshots.Newest(reader);
        LedgerPolicies policies = new(reader);
        RecoveryPolicy? policy = policies.Find(newest?.PolicyHash);
        _limit = policy?.Routing.RegionalAfterWorkingDays;
        _newest = newest?.Operation.Id ?? long.MaxValue;
        LedgerTime time = new(newest, policies);
        _days = reader.Operations().ToDictionary(o => o.Id, o => DateOnly.FromDateTime(time.Of(o)));
    }

    /// <summary>How many items and rows wait for nobody local, because owners.yaml knows neither their unit nor their municipality. Known when all digests were gathered.</summary>
    public long Uncovered { get; private set; }

    /// <summary>The digests of the local owners and the regional owner, by kind and recipient; those without anything to tell only where that is asked for.</summary>
    /// <param name="always">Whether owners are told that nothing waits, too.</param>
    public IReadOnlyList<Digest> Gather(bool always)
    {
        Dictionary<string, (ItemOwner Owner, List<DigestItem> Items)> local = [];
        List<DigestItem> regional = [];
        foreach ((string? municipality, string? unit, DigestItem item) in Waiting())
        {
            ItemOwner owner = _owners.Find(municipality, unit);
            if (owner.IsUncovered)
            {
                Uncovered++;
            }
            else
            {
                Of(local, owner).Add(item);
            }

            if (item.IsEscalated || owner.IsUncovered)
            {
                regional.Add(item);
            }
        }

        foreach (ItemOwner owner in always ? _owners.Owners.Where(o => !o.IsUncovered) : [])
        {
            _ = Of(local, owner);
        }

        ItemOwner behind = _owners.Find(null, null);
        return
        [
            .. local.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => New(DigestKind.Local, l.Key, l.Value.Owner.Local, l.Value.Owner.Language, l.Value.Items)),
            .. regional.Count > 0 || always ? [New(DigestKind.Regional, behind.Key, [behind.Regional!], behind.Language, regional)] : Array.Empty<Digest>(),
        ];
    }

    /// <summary>How things stand, for the system owner.</summary>
    public Digest Sum(OwnerContact to, CultureInfo language)
    {
        List<DigestItem> waiting = [.. Waiting().Select(w => w.Item)];
        return New(DigestKind.System, $"{language.Name}:{to.Email.ToLowerInvariant()}", [to], language, waiting) with
        {
            States = [.. _reader.Counts().GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(c => c.Count)))],
            Mails = UnsettledMails.Of(_reader),
        };
    }

    private static List<DigestItem> Of(Dictionary<string, (ItemOwner Owner, List<DigestItem> Items)> local, ItemOwner owner)
    {
        if (!local.TryGetValue(owner.Key, out (ItemOwner Owner, List<DigestItem> Items) known))
        {
            local.Add(owner.Key, known = (owner, []));
        }

        return known.Items;
    }

    private Digest New(DigestKind kind, string recipient, IReadOnlyList<OwnerContact> to, CultureInfo language, IReadOnlyList<DigestItem> items) =>
        new() { Kind = kind, Recipient = recipient, To = to, Language = language, Day = _today, Items = items };

    private IEnumerable<(string? Municipality, string? Unit, DigestItem Item)> Waiting()
    {
        foreach (ItemRow row in _reader.Items(new ItemQuery { States = Open }).Where(r => r.MergedInto == 0))
        {
            DateOnly since = _days[row.HasQuestion && row.AskedOperation > 0 ? row.AskedOperation : row.StateOperation];
            yield return (row.Municipality, row.Unit, new DigestItem(
                LedgerDecisions.Number(row.Id), row.Action, row.State, WorkingDays.Between(since, _today), row.StateOperation >= _newest,
                row.OrderedOn < _today, row.EscalatedOperation != 0, DeadlineOf(row.HasQuestion && row.EscalatedOperation == 0, since)));
        }

        foreach (RejectedEntry row in _reader.Rejected(onlyOpen: true))
        {
            DateOnly since = _days[row.FirstOperation];
            yield return (row.Municipality, row.Unit, new DigestItem(
                string.Create(CultureInfo.InvariantCulture, $"R{row.Id}"), null, null, WorkingDays.Between(since, _today), row.FirstOperation >= _newest,
                IsStale: false, row.EscalatedOperation != 0, DeadlineOf(row.EscalatedOperation == 0, since)));
        }
    }

    private DateOnly? DeadlineOf(bool isAsked, DateOnly since) => isAsked && _limit is { } limit ? WorkingDays.After(since, limit) : null;
}
