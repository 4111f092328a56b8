using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Prator.Recovery.Ledger;
using Prator.Recovery.Mail;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Mailing;

/// <summary>Mails that go out on other threads, with what became of each for the thread of the pipeline. Only here Graph is loaded.</summary>
internal sealed class MailSending : IDisposable
{
    private readonly BlockingCollection<MailRow> _sent = [];
    private readonly Task _run;

    private MailSending(Func<Action<MailRow>, Task> run) => _run = Task.Run(async () =>
    {
        try
        {
            await run(_sent.Add).ConfigureAwait(false);
        }
        finally
        {
            _sent.CompleteAdding();
        }
    });

    /// <param name="ledger">The ledger that the mails are planned in.</param>
    /// <param name="settings">As whom and where.</param>
    /// <param name="mails">Pending ones.</param>
    /// <param name="newAct">Who sends, at the time of asking.</param>
    /// <param name="stopped">Begins no further mail.</param>
    /// <exception cref="InputException">The account can't sign in.</exception>
    public static MailSending Begin(OpenLedger ledger, GraphSettings settings, IReadOnlyList<OutgoingMail> mails, Func<Act> newAct, CancellationToken stopped) => new(async sent =>
    {
        using GraphMailbox mailbox = new(settings, Clock.Current);
        using MailRun run = new(ledger.Store, ledger.Keys, mailbox, Clock.Current, newAct);
        await run.Send(mails, sent, stopped).ConfigureAwait(false);
    });

    /// <summary>What became of each mail, as soon as it is known.</summary>
    /// <exception cref="InputException">The account can't sign in: what was not sent is still Pending.</exception>
    public IEnumerable<MailRow> Results()
    {
        foreach (MailRow row in _sent.GetConsumingEnumerable())
        {
            yield return row;
        }

        // The last mail is told before the run has ended.
        ((IAsyncResult)_run).AsyncWaitHandle.WaitOne();
        if (_run.Exception?.InnerExceptions[0] is MailboxException e)
        {
            throw new InputException("MailSignInFailed", e.Message, System.Management.Automation.ErrorCategory.AuthenticationError);
        }

        if (_run.Exception?.InnerExceptions[0] is { } failure)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
    }

    public void Dispose()
    {
        ((IAsyncResult)_run).AsyncWaitHandle.WaitOne();
        _sent.Dispose();
    }
}
