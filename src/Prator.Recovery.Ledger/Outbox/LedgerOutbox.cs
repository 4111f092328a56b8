namespace Prator.Recovery.Ledger;

/// <summary>
/// The mails of a ledger. The promise: at most one accepted submission an intent, and none lost silently. What is written here
/// comes before what is sent, so that a crash anywhere leaves a mail that is to be sent, or one of which it is said that it may
/// have been sent.
/// </summary>
public static class LedgerOutbox
{
    /// <summary>For so long a mail that is being sent is another run's. A submission ends sooner, one way or the other.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Writes intents, and what became of earlier ones: of those whose run was ended, and of those of earlier days whose recipient
    /// nothing waits for any more, which are not to be sent; commits.
    /// </summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who plans, and when.</param>
    /// <param name="today">What is known today.</param>
    /// <param name="intents">Those of today that are planned.</param>
    /// <param name="resend">Whether what has changed since it was accepted today is sent again.</param>
    /// <param name="resendUnknown">Whether what may have been accepted is sent again.</param>
    /// <returns>What becomes of each, in their order.</returns>
    /// <exception cref="LedgerException">The chain's key is missing; the store can't be written.</exception>
    public static IReadOnlyList<PlannedMail> Plan(
        ILedgerWriter store, LedgerKeys keys, Act act, MailDay today, IReadOnlyList<MailIntent> intents, bool resend, bool resendUnknown)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(today);
        ArgumentNullException.ThrowIfNull(intents);
        using ItemOperation operation = new(store, keys, act, []);
        Planning planning = new(store, operation, act.Time, today.Intents);
        planning.EndForgotten();
        planning.Retire(today.Day);
        PlannedMail[] planned = [.. intents.Select(i => planning.Plan(i, resend, resendUnknown))];
        operation.Commit();
        return planned;
    }

    /// <summary>Says of mails that may have been accepted that they were: somebody has seen them; commits.</summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who says so, and when.</param>
    /// <param name="mails">Their numbers.</param>
    /// <returns>The mails as they are now; those that are missing are not Unknown, or not there.</returns>
    /// <exception cref="LedgerException">The chain's key is missing; the store can't be written.</exception>
    public static IReadOnlyList<MailRow> Arrived(ILedgerWriter store, LedgerKeys keys, Act act, IReadOnlyList<long> mails)
    {
        ArgumentNullException.ThrowIfNull(mails);
        ArgumentNullException.ThrowIfNull(act);
        using ItemOperation operation = new(store, keys, act, []);
        new Planning(store, operation, act.Time, []).EndForgotten();
        MailRow[] seen = [.. mails.Distinct().Select(store.Mail).OfType<MailRow>().Where(m => m.State == MailState.Unknown)
            .Select(m => operation.Append(m with { State = MailState.Accepted, Answer = "Somebody has seen that it arrived." }, EventKinds.MailAccepted))];
        operation.Commit();
        return seen;
    }

    /// <summary>Whether a mail is said to be sent by a run that took it so long ago that it was ended.</summary>
    /// <param name="store">The ledger.</param>
    /// <param name="mail">One of it.</param>
    /// <param name="now">The time.</param>
    public static bool IsForgotten(ILedgerReader store, MailRow mail, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(mail);
        return mail.State == MailState.Sending && store.Operation(mail.StateOperation) is { } begun && begun.Time + Lease <= now;
    }

    /// <summary>What <see cref="Plan"/> would say, without writing anything.</summary>
    /// <inheritdoc cref="Plan"/>
    public static IReadOnlyList<PlannedMail> Foresee(ILedgerReader store, LedgerKeys keys, Act act, MailDay today, IReadOnlyList<MailIntent> intents, bool resend, bool resendUnknown) =>
        Plan(new DryWriter(store), keys, act, today, intents, resend, resendUnknown);

    /// <summary>
    /// Says that a mail is being sent, where its turn has come; commits. The ledger keeps to the limits, so that they hold for all
    /// runs together.
    /// </summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who sends it, now.</param>
    /// <param name="mail">As it was planned.</param>
    /// <exception cref="LedgerException">The chain's key is missing; the store can't be written.</exception>
    public static MailTurn Begin(ILedgerWriter store, LedgerKeys keys, Act act, MailRow mail)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(act);
        ArgumentNullException.ThrowIfNull(mail);
        MailRow known = store.Mail(mail.Id) ?? mail;
        if (known is not { ReplacedBy: 0, State: MailState.Pending } || known.Content != mail.Content)
        {
            return new MailTurn(known, IsGiven: false, null);
        }

        if (MailLimits.NotBefore(store, act.Time) is { } notBefore)
        {
            return new MailTurn(known, IsGiven: false, notBefore);
        }

        using ItemOperation operation = new(store, keys, act, []);
        MailRow begun = operation.Append(known with { State = MailState.Sending, Attempts = known.Attempts + 1, Answer = null, NotBefore = null }, EventKinds.MailBegun);
        operation.Commit();
        return new MailTurn(begun, IsGiven: true, null);
    }

    /// <summary>Says what became of a mail that was being sent; commits.</summary>
    /// <param name="store">The ledger; nothing else writes to it meanwhile.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="act">Who sent it.</param>
    /// <param name="mail">Its number.</param>
    /// <param name="state">Accepted, Refused or Unknown; or Pending where it was certainly not accepted and is to be sent again.</param>
    /// <param name="answer">What the server answered, in words without patient data.</param>
    /// <param name="notBefore">Before this the server wants to be asked nothing; null where it does not say.</param>
    /// <returns>The mail; null where it was not being sent any more: it was taken to be forgotten, and is Unknown.</returns>
    /// <exception cref="LedgerException">The chain's key is missing; the store can't be written.</exception>
    public static MailRow? End(ILedgerWriter store, LedgerKeys keys, Act act, long mail, MailState state, string answer, DateTimeOffset? notBefore = null)
    {
        ArgumentNullException.ThrowIfNull(store);
        if (store.Mail(mail) is not { State: MailState.Sending } known)
        {
            return null;
        }

        using ItemOperation operation = new(store, keys, act, []);
        MailRow ended = operation.Append(known with { State = state, Answer = answer, NotBefore = notBefore }, KindOf(state));
        operation.Commit();
        return ended;
    }

    private static EventKinds KindOf(MailState state) => state switch
    {
        MailState.Accepted => EventKinds.MailAccepted,
        MailState.Refused => EventKinds.MailRefused,
        MailState.Unknown => EventKinds.MailUnknown,
        MailState.Pending => EventKinds.MailPostponed,
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No submission ends so."),
    };
}
