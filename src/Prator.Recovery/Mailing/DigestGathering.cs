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
    private readonly Dictionary<(DigestKind, string), long> _told;
    private readonly IReadOnlyList<(WaitingItem Item, ItemOwner Owner)> _waiting;

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
        LedgerTime time = new(newest, policies);
        _days = reader.Operations().ToDictionary(o => o.Id, o => DateOnly.FromDateTime(time.Of(o)));

        // What happened before a mail was planned stands in it.
        _told = reader.Mails().Where(m => m.State == MailState.Accepted).GroupBy(m => (m.Kind, m.Recipient)).ToDictionary(g => g.Key, g => g.Max(m => m.FirstOperation));
        _waiting = [.. Waiting().Select(w => (w, owners.Find(w.Municipality, w.Unit)))];
        Uncovered = _waiting.Count(w => w.Owner.IsUncovered);
    }

    /// <summary>How many items and rows wait for nobody local, because owners.yaml knows neither their unit nor their municipality.</summary>
    public int Uncovered { get; }

    /// <summary>The digests of the local owners and the regional owner, by kind and recipient; those without anything to tell only where that is asked for.</summary>
    /// <param name="always">Whether owners are told that nothing waits, too.</param>
    public IReadOnlyList<Digest> Gather(bool always)
    {
        Dictionary<string, (ItemOwner Owner, List<WaitingItem> Items)> local = [];
        List<WaitingItem> regional = [];
        foreach ((WaitingItem item, ItemOwner owner) in _waiting)
        {
            if (!owner.IsUncovered)
            {
                Of(local, owner).Add(item);
            }

            if (item.Told.IsEscalated || owner.IsUncovered)
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
            .. regional.Count > 0 || always ? [New(DigestKind.Regional, behind.Addresses, [behind.Regional!], behind.Language, regional) with { Uncovered = Uncovered }] : Array.Empty<Digest>(),
        ];
    }

    /// <summary>How things stand, for the system owner.</summary>
    /// <param name="to">Who.</param>
    /// <param name="language">In which language.</param>
    /// <param name="now">By which it is seen that a run was ended while it sent.</param>
    public Digest Sum(OwnerContact to, CultureInfo language, DateTimeOffset now) =>
        New(DigestKind.System, to.Email.ToLowerInvariant(), [to], language, [.. _waiting.Select(w => w.Item)]) with
        {
            Uncovered = Uncovered,
            States = [.. _reader.Counts().GroupBy(c => c.State).OrderBy(g => g.Key).Select(g => (g.Key, g.Sum(c => c.Count)))],
            Mails = UnsettledMails.Of(_reader, now),
        };

    // Who answers for several places gets one mail, in the language of the first.
    private static List<WaitingItem> Of(Dictionary<string, (ItemOwner Owner, List<WaitingItem> Items)> local, ItemOwner owner)
    {
        if (!local.TryGetValue(owner.Addresses, out (ItemOwner Owner, List<WaitingItem> Items) known))
        {
            local.Add(owner.Addresses, known = (owner, []));
        }

        return known.Items;
    }

    private Digest New(DigestKind kind, string recipient, IReadOnlyList<OwnerContact> to, CultureInfo language, IReadOnlyList<WaitingItem> items)
    {
        long told = _told.GetValueOrDefault((kind, recipient));
        return new Digest
        {
            Kind = kind,
            Recipient = recipient,
            To = to,
            Language = language,
            Day = _today,
            Items = [.. items.Select(i => i.Told with { IsNew = i.Operation > told })],
        };
    }

    private IEnumerable<WaitingItem> Waiting()
    {
        foreach (ItemRow row in _reader.Items(new ItemQuery { States = Open }).Where(r => r.MergedInto == 0))
        {
            DateOnly since = _days[row.HasQuestion && row.AskedOperation > 0 ? row.AskedOperation : row.StateOperation];
            yield return new WaitingItem(row.Municipality, row.Unit, row.StateOperation, new DigestItem(
                LedgerDecisions.Number(row.Id), row.Action, row.State, WorkingDays.Between(since, _today), IsNew: false,
                row.IsStaleOn(_today), row.EscalatedOperation != 0, DeadlineOf(row.HasQuestion && row.EscalatedOperation == 0, since)));
        }

        foreach (RejectedEntry row in _reader.Rejected(onlyOpen: true))
        {
            DateOnly since = _days[row.FirstOperation];
            yield return new WaitingItem(row.Municipality, row.Unit, row.FirstOperation, new DigestItem(
                LedgerDecisions.RowNumber(row.Id), null, null, WorkingDays.Between(since, _today), IsNew: false,
                IsStale: false, row.EscalatedOperation != 0, DeadlineOf(row.EscalatedOperation == 0, since)));
        }
    }

    private DateOnly? DeadlineOf(bool isAsked, DateOnly since) => isAsked && _limit is { } limit ? WorkingDays.After(since, limit) : null;

    /// <summary>What waits, where, and since which operation it has been so.</summary>
    private sealed record WaitingItem(string? Municipality, string? Unit, long Operation, DigestItem Told);
}
