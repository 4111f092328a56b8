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
    /// <summary>So often a mail is submitted in one run.</summary>
    public const int MostAttempts = 5;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(5);

    private readonly ILedgerStore _store;
    private readonly LedgerKeys _keys;
    private readonly IMailbox _mailbox;
    private readonly TimeProvider _clock;
    private readonly Func<Act> _newAct;
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
        using SemaphoreSlim inFlight = new(MailLimits.MostInFlight);
        await Task.WhenAll(mails.Select(async mail =>
        {
            try
            {
                MailRow last = await SendOne(mail, inFlight, ended.Token, cancellation).ConfigureAwait(false);
                lock (ended)
                {
                    sent(last);
                }
            }
            catch
            {
                // What stops one mail for another reason than its own begins no other; what is being sent is waited for.
                await ended.CancelAsync().ConfigureAwait(false);
                throw;
            }
        })).ConfigureAwait(false);
    }

    public void Dispose() => _ledgerTurn.Dispose();

    /// <param name="outgoing">The mail.</param>
    /// <param name="inFlight">The places of those that are being sent.</param>
    /// <param name="ended">Begins nothing further.</param>
    /// <param name="broken">Breaks off what is being sent, too.</param>
    private async Task<MailRow> SendOne(OutgoingMail outgoing, SemaphoreSlim inFlight, CancellationToken ended, CancellationToken broken)
    {
        for (int attempt = 1; ; attempt++)
        {
            await inFlight.WaitAsync(ended).ConfigureAwait(false);
            MailRow mail;
            try
            {
                MailTurn turn = await WaitForTurn(outgoing.Mail, ended).ConfigureAwait(false);
                if (!turn.IsGiven)
                {
                    return turn.Mail;
                }

                mail = await Submit(turn.Mail, outgoing.Message, broken).ConfigureAwait(false);
            }
            finally
            {
                inFlight.Release();
            }

            if (mail.State != MailState.Pending || attempt == MostAttempts)
            {
                return mail;
            }

            if (mail.NotBefore is null)
            {
                await Task.Delay(FirstPause * Math.Pow(2, attempt - 1), _clock, ended).ConfigureAwait(false);
            }
        }
    }

    private async Task<MailTurn> WaitForTurn(MailRow mail, CancellationToken ended)
    {
        while (true)
        {
            MailTurn turn = await InTurn(writer => LedgerOutbox.Begin(writer, _keys, _newAct(), mail), ended).ConfigureAwait(false);
            if (turn.NotBefore is not { } notBefore || notBefore - _clock.GetUtcNow() is var wait && wait > LongestPause)
            {
                return turn;
            }

            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, _clock, ended).ConfigureAwait(false);
            }
        }
    }

    private async Task<MailRow> Submit(MailRow begun, MailMessage message, CancellationToken broken)
    {
        Submission submission;
        try
        {
            submission = await _mailbox.Submit(message, broken).ConfigureAwait(false);
        }
        catch (MailboxException)
        {
            // Its own words are for the user: they may say more than a ledger should keep.
            await End(begun, new Submission(SubmissionOutcome.NotNow, "The program could not sign in.")).ConfigureAwait(false);
            throw;
        }

        return await End(begun, submission).ConfigureAwait(false) ?? begun with { State = MailState.Unknown, Answer = submission.Answer };
    }

    private static MailState StateOf(SubmissionOutcome outcome) => outcome switch
    {
        SubmissionOutcome.Accepted => MailState.Accepted,
        SubmissionOutcome.NotNow => MailState.Pending,
        SubmissionOutcome.Refused => MailState.Refused,
        _ => MailState.Unknown,
    };

    // What became of a mail is kept whatever else is broken off.
    private Task<MailRow?> End(MailRow mail, Submission submission) =>
        InTurn(
            writer => LedgerOutbox.End(writer, _keys, _newAct(), mail.Id, StateOf(submission.Outcome), submission.Answer, NotBefore(submission.RetryAfter)),
            CancellationToken.None);

    private DateTimeOffset? NotBefore(TimeSpan? pause) => pause is null ? null : _clock.GetUtcNow() + (pause < MailLimits.LongestHold ? pause : MailLimits.LongestHold);

    private async Task<T> InTurn<T>(Func<ILedgerWriter, T> write, CancellationToken ended)
    {
        await _ledgerTurn.WaitAsync(ended).ConfigureAwait(false);
        try
        {
            using ILedgerWriter writer = _store.Write(ended);
            return write(writer);
        }
        finally
        {
            _ledgerTurn.Release();
        }
    }
}
