using Prator.Recovery.Core.Owners;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using Prator.Recovery.Mail;

namespace Prator.Recovery.Mailing;

/// <summary>A digest with the mail that tells it.</summary>
internal sealed record DigestMail(Digest Digest, MailMessage Message, TimeZoneInfo Zone)
{
    public MailIntent Intent => new(Digest.Recipient, Digest.Day, Digest.Kind, Digest.Content);

    /// <param name="digest">What is told.</param>
    /// <param name="policy">Whose words are used.</param>
    /// <param name="regional">Whom local owners ask next; null where nobody is known.</param>
    /// <param name="settings">Who sends, and where worksheets lie.</param>
    /// <param name="head">The end of the chain.</param>
    public static DigestMail Of(Digest digest, RecoveryPolicy policy, OwnerContact? regional, MailSettings settings, string? head)
    {
        Report report = DigestReport.Of(digest, policy, regional, settings.SystemOwner, settings.Worksheets, head);
        return new DigestMail(digest, new MailMessage(
            settings.From,
            [.. digest.To.Select(c => new MailAddress(c.Name, c.Email))],
            report.Title,
            HtmlMail.Of(report),
            PlainReport.Of(report)), policy.TimeZone);
    }

    public RecoveryMail ToResult(MailPlan plan, MailRow? row, IReadOnlyList<string>? files = null) => new()
    {
        Id = row?.Id,
        Kind = Digest.Kind,
        Day = Digest.Day,
        To = [.. Digest.To.Select(c => c.Email)],
        Subject = Message.Subject,
        Items = Digest.Items.Count,
        Plan = plan,
        State = row?.State,
        Answer = row?.Answer,
        NotBefore = row?.NotBefore is { } time ? TimeZoneInfo.ConvertTime(time, Zone).DateTime : null,
        Files = files ?? [],
    };
}
