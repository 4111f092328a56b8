namespace Prator.Recovery.Ledger;

/// <summary>Decides what becomes of intents, given what became of earlier ones.</summary>
internal sealed class Planning
{
    private readonly ILedgerReader _store;
    private readonly ItemOperation _operation;
    private readonly DateTimeOffset _now;
    private readonly HashSet<(DigestKind, string)> _expected;
    private readonly SortedDictionary<long, MailRow> _mails;

    /// <param name="store">The ledger.</param>
    /// <param name="operation">Writes to it.</param>
    /// <param name="now">The time.</param>
    /// <param name="intents">All of today.</param>
    public Planning(ILedgerReader store, ItemOperation operation, DateTimeOffset now, IReadOnlyList<MailIntent> intents)
    {
        _store = store;
        _operation = operation;
        _now = now;
        _expected = [.. intents.Select(i => (i.Kind, i.Recipient))];
        _mails = new SortedDictionary<long, MailRow>(store.Mails().ToDictionary(m => m.Id));
    }

    /// <summary>A run that took a mail and never said what became of it was ended while it sent.</summary>
    public void EndForgotten()
    {
        foreach (MailRow mail in _mails.Values.Where(m => LedgerOutbox.IsForgotten(_store, m, _now)).ToList())
        {
            Put(mail with { State = MailState.Unknown, Answer = "The run that was sending it ended before the answer." }, EventKinds.MailUnknown);
        }
    }

    /// <summary>What was not accepted on an earlier day, and would tell nobody anything today, is not to be sent any more.</summary>
    public void Retire(DateOnly today)
    {
        foreach (MailRow mail in _mails.Values.Where(m => IsUnsent(m) && m.Day < today && m.ReplacedBy == 0 && !_expected.Contains((m.Kind, m.Recipient))).ToList())
        {
            Put(mail with { ReplacedBy = mail.Id }, EventKinds.MailPlanned);
        }
    }

    public PlannedMail Plan(MailIntent intent, bool resend, bool resendUnknown)
    {
        MailRow? last = OfToday(intent, m => m.Recipient == intent.Recipient) ?? OfToday(intent, m => IsFormerly(m, intent));
        (MailPlan plan, MailRow mail) = last?.State switch
        {
            null => (MailPlan.Send, New(intent)),
            MailState.Pending or MailState.Refused when last.Recipient != intent.Recipient => (MailPlan.Send, New(intent)),
            MailState.Pending => (MailPlan.Send, last.Content == intent.Content ? last : Put(last with { Content = intent.Content }, EventKinds.MailPlanned)),
            MailState.Refused => (MailPlan.Send, Put(last with { State = MailState.Pending, Content = intent.Content }, EventKinds.MailPlanned)),
            MailState.Sending => (MailPlan.BeingSent, last),
            MailState.Accepted when last.Content == intent.Content => (MailPlan.AlreadySent, last),
            MailState.Accepted when resend => (MailPlan.Send, New(intent)),
            MailState.Accepted => (MailPlan.Waits, last),
            _ when resendUnknown => (MailPlan.Send, New(intent)),
            _ => (MailPlan.MayHaveBeenSent, last),
        };

        // What was not sent on an earlier day is told by today's mail; what may have been is left for a person to say.
        foreach (MailRow older in _mails.Values.Where(m => m.Id != mail.Id && m.ReplacedBy == 0 && (IsFor(m, intent) || m.Id == last?.Id) && IsOvertaken(m, intent, resendUnknown)).ToList())
        {
            Put(older with { ReplacedBy = mail.Id }, EventKinds.MailPlanned);
        }

        return new PlannedMail(intent, plan, mail);
    }

    private MailRow? OfToday(MailIntent intent, Func<MailRow, bool> isTheirs) =>
        _mails.Values.LastOrDefault(m => m.Kind == intent.Kind && m.Day == intent.Day && m.ReplacedBy == 0 && isTheirs(m));

    private static bool IsFor(MailRow mail, MailIntent intent) => mail.Kind == intent.Kind && mail.Recipient == intent.Recipient;

    // Since the mail was planned somebody has changed who the owner's people are: whoever was told today is not told again.
    private bool IsFormerly(MailRow mail, MailIntent intent) =>
        !_expected.Contains((mail.Kind, mail.Recipient)) && MailIntent.AddressesOf(mail.Recipient).Overlaps(MailIntent.AddressesOf(intent.Recipient));

    private static bool IsUnsent(MailRow mail) => mail.State is MailState.Pending or MailState.Refused;

    private static bool IsOvertaken(MailRow mail, MailIntent intent, bool resendUnknown) =>
        IsUnsent(mail) ? mail.Day < intent.Day || mail.Recipient != intent.Recipient : mail.State == MailState.Unknown && resendUnknown && mail.Day <= intent.Day;

    private MailRow New(MailIntent intent) => Put(
        new MailRow
        {
            Id = (_mails.Count == 0 ? 0 : _mails.Keys.Last()) + 1,
            Recipient = intent.Recipient,
            Day = intent.Day,
            Kind = intent.Kind,
            State = MailState.Pending,
            Content = intent.Content,
            FirstOperation = 0,
            StateOperation = 0,
        },
        EventKinds.MailPlanned);

    private MailRow Put(MailRow mail, EventKinds kind) => _mails[mail.Id] = _operation.Append(mail, kind);
}
