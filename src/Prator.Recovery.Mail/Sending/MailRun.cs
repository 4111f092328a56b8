using Prator.Recovery.Ledger;

namespace Prator.Recovery.Mail;

/// <summary>A mail of this run.</summary>
/// <param name="Mail">Its row in the ledger: Pending.</param>
/// <param name="Message">What goes out.</param>
public sealed record OutgoingMail(MailRow Mail, MailMessage Message);

/// <summary>
/// Sends planned mails, each at most once: the ledger knows that a mail is being sent before it is, and what became of it before
/// anything else happens to it. What was certainly not taken is tried again, for a while; the next run goes on with it.
/// </summary>
public sealed class MailRun : IDisposable
{
    /// <summary>So many requests are in flight at once: Graph lets a mailbox have no more.</summary>
    public const int MostInFlight = 4;

    /// <summary>So often a mail is submitted in one run.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly ILedgerStore _store;
    private readonly LedgerKeys _keys;
    private readonly IMailbox _mailbox;
    private readonly TimeProvider _clock;
    private readonly Func<Act> _newAct;
    private readonly SendPace _pace;
    private readonly SemaphoreSlim _ledgerTurn = new(1);

    /// <param name="store">The ledger that the mails are planned in.</param>
    /// <param name="keys">Its keys.</param>
    /// <param name="mailbox">What submits.</param>
    /// <param name="clock">The time.</param>
    /// <param name="newAct">Who sends, at the time of asking.</param>
    public MailRun(ILedgerStore store, LedgerKeys keys, IMailbox mailbox, TimeProvider clock, Func<Act> newAct)
    {
        _store = store;
        _keys = keys;
        _mailbox = mailbox;
        _clock = clock;
        _newAct = newAct;
        _pace = new SendPace(clock);
    }

    /// <summary>Sends mails.</summary>
    /// <param name="mails">Of this run, each once.</param>
    /// <param name="sent">Is told each mail as it stands when this run is done with it, on any thread, one at a time.</param>
    /// <param name="cancellation">Begins no further mail. One that is being sent is Unknown, and is kept as that.</param>
    /// <exception cref="MailboxException">The account can't sign in: nothing was sent since, and the rest is still Pending.</exception>
    /// <exception cref="LedgerException">The ledger can't be written. A mail that was being sent is Unknown to the next run.</exception>
    /// <exception cref="OperationCanceledException">It was broken off.</exception>
    public async Task Send(IReadOnlyList<OutgoingMail> mails, Action<MailRow> sent, CancellationToken cancellation)
    {
        using CancellationTokenSource ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        using SemaphoreSlim inFlight = new(MostInFlight);
        await Task.WhenAll(mails.Select(async mail =>
        {
            try
            {
                MailRow last = await SendOne(mail, inFlight, ended.Token).ConfigureAwait(false);
                lock (ended)
                {
                    sent(last);
                }
            }
            catch
            {
                // What stops one mail for another reason than its own stops them all.
                await ended.CancelAsync().ConfigureAwait(false);
                throw;
            }
        })).ConfigureAwait(false);
    }

    public void Dispose()
    {
        _pace.Dispose();
        _ledgerTurn.Dispose();
    }

    private async Task<MailRow> SendOne(OutgoingMail outgoing, SemaphoreSlim inFlight, CancellationToken cancellation)
    {
        MailRow mail = outgoing.Mail;
        for (int attempt = 1; ; attempt++)
        {
            await inFlight.WaitAsync(cancellation).ConfigureAwait(false);
            Submission submission;
            try
            {
                await _pace.WaitForTurn(cancellation).ConfigureAwait(false);
                if (await Begin(mail, cancellation).ConfigureAwait(false) is not { } begun)
                {
                    return mail;
                }

                (mail, submission) = await Submit(begun, outgoing.Message, cancellation).ConfigureAwait(false);
            }
            finally
            {
                inFlight.Release();
            }

            if (mail.State != MailState.Pending || attempt == MostAttempts || submission.RetryAfter > LongestPause)
            {
                return mail;
            }

            TimeSpan pause = submission.RetryAfter ?? FirstPause * Math.Pow(2, attempt - 1);
            if (submission.RetryAfter is not null)
            {
                _pace.Hold(pause);
            }

            await Task.Delay(pause, _clock, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<(MailRow Mail, Submission Submission)> Submit(MailRow begun, MailMessage message, CancellationToken cancellation)
    {
        Submission submission;
        try
        {
            submission = await _mailbox.Submit(message, cancellation).ConfigureAwait(false);
        }
        catch (MailboxException e)
        {
            await End(begun, MailState.Pending, e.Message).ConfigureAwait(false);
            throw;
        }

        MailRow ended = await End(begun, StateOf(submission.Outcome), submission.Answer).ConfigureAwait(false)
            ?? begun with { State = MailState.Unknown, Answer = submission.Answer };
        return (ended, submission);
    }

    private static MailState StateOf(SubmissionOutcome outcome) => outcome switch
    {
        SubmissionOutcome.Accepted => MailState.Accepted,
        SubmissionOutcome.NotNow => MailState.Pending,
        SubmissionOutcome.Refused => MailState.Refused,
        _ => MailState.Unknown,
    };

    private Task<MailRow?> Begin(MailRow mail, CancellationToken cancellation) =>
        InTurn(writer => LedgerOutbox.Begin(writer, _keys, _newAct(), mail.Id), cancellation);

    // What became of a mail is kept whatever else is broken off.
    private Task<MailRow?> End(MailRow mail, MailState state, string answer) =>
        InTurn(writer => LedgerOutbox.End(writer, _keys, _newAct(), mail.Id, state, answer), CancellationToken.None);

    private async Task<MailRow?> InTurn(Func<ILedgerWriter, MailRow?> write, CancellationToken cancellation)
    {
        await _ledgerTurn.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            using ILedgerWriter writer = _store.Write(cancellation);
            return write(writer);
        }
        finally
        {
            _ledgerTurn.Release();
        }
    }
}
