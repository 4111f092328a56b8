using Prator.Recovery.Ledger;

namespace Prator.Recovery.Mailing;

/// <summary>How many mails somebody should look at.</summary>
/// <param name="Unknown">Nobody knows whether they were taken: also those whose run was ended while it sent them.</param>
/// <param name="Refused">They were refused.</param>
/// <param name="Pending">They could not be sent yet.</param>
internal sealed record UnsettledMails(int Unknown, int Refused, int Pending)
{
    public static UnsettledMails None { get; } = new(0, 0, 0);

    public static UnsettledMails Of(ILedgerReader reader, DateTimeOffset now)
    {
        MailRow[] mails = [.. reader.Mails(onlyUnsettled: true).Where(m => m.ReplacedBy == 0)];
        return new UnsettledMails(
            mails.Count(m => m.State == MailState.Unknown || LedgerOutbox.IsForgotten(reader, m, now)),
            mails.Count(m => m.State == MailState.Refused),
            mails.Count(m => m.State == MailState.Pending));
    }
}
