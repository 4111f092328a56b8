using Prator.Recovery.Ledger;

namespace Prator.Recovery.Mailing;

/// <summary>Counts the mails that somebody should look at.</summary>
internal static class UnsettledMails
{
    /// <summary>Those of which nobody knows whether they were taken, and those that were refused.</summary>
    public static (int Unknown, int Refused) Of(ILedgerReader reader)
    {
        MailState[] states = [.. reader.Mails(onlyUnsettled: true).Where(m => m.ReplacedBy == 0).Select(m => m.State)];
        return (states.Count(s => s == MailState.Unknown), states.Count(s => s == MailState.Refused));
    }
}
