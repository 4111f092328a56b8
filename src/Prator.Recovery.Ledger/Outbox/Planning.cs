namespace Prator.Recovery.Ledger;

/// <summary>Decides what becomes of intents, given what became of earlier ones.</summary>
internal sealed class Planning
{
    private readonly ItemOperation _operation;
    private readonly DateTimeOffset _now;
    private readonly Dictionary<long, DateTimeOffset> _times;
    private readonly SortedDictionary<long, MailRow> _mails;

    public Planning(ILedgerReader store, ItemOperation operation, DateTimeOffset now)
    {
        _operation = operation;
        _now = now;
        _mails = new SortedDictionary<long, MailRow>(store.Mails().ToDictionary(m => m.Id));
        HashSet<long> begun = [.. _mails.Values.Where(m => m.State == MailState.Sending).Select(m => m.StateOperation)];
        _times = begun.Select(store.Operation).OfType<OperationRow>().ToDictionary(o => o.Id, o => o.Time);
    }

    /// <summary>A run that took a mail and never said what became of it was ended while it sent.</summary>
    public void EndForgotten()
    {
        foreach (MailRow mail in _mails.Values.Where(m => m.State == MailState.Sending && _times[m.StateOperation] + LedgerOutbox.Lease <= _now).ToList())
        {
            Put(mail with { State = MailState.Unknown, Answer = "The run that was sending it ended before the answer." }, EventKinds.MailUnknown);
        }
    }

    public PlannedMail Plan(MailIntent intent, bool resend, bool resendUnknown)
    {
        MailRow? last = _mails.Values.LastOrDefault(m => IsFor(m, intent) && m.Day == intent.Day && m.ReplacedBy == 0);
        (MailPlan plan, MailRow mail) = last?.State switch
        {
            null => (MailPlan.Send, New(intent)),
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
        foreach (MailRow older in _mails.Values.Where(m => IsFor(m, intent) && m.Id != mail.Id && m.ReplacedBy == 0 && IsOvertaken(m, intent, resendUnknown)).ToList())
        {
            Put(older with { ReplacedBy = mail.Id }, EventKinds.MailPlanned);
        }

        return new PlannedMail(intent, plan, mail);
    }

    private static bool IsFor(MailRow mail, MailIntent intent) => mail.Kind == intent.Kind && mail.Recipient == intent.Recipient;

    private static bool IsOvertaken(MailRow mail, MailIntent intent, bool resendUnknown) => mail.State switch
    {
        MailState.Pending or MailState.Refused => mail.Day < intent.Day,
        MailState.Unknown => resendUnknown && mail.Day <= intent.Day,
        _ => false,
    };

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
