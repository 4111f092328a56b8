using System.Net.Mail;
using System.Net.Mime;
using System.Text;

namespace Prator.Recovery.Mail;

/// <summary>A mail as a file that mail programs open as a draft, for organisations that begin without Graph.</summary>
public static class EmlFile
{
    private const string NoSender = "nobody@example.invalid";

    /// <summary>The bytes of the file.</summary>
    public static byte[] Of(MailMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        using System.Net.Mail.MailMessage mime = new()
        {
            From = new System.Net.Mail.MailAddress(message.From ?? NoSender),
            Subject = message.Subject,
            SubjectEncoding = Encoding.UTF8,
        };
        foreach (MailAddress to in message.To)
        {
            mime.To.Add(new System.Net.Mail.MailAddress(to.Address, to.Name, Encoding.UTF8));
        }

        mime.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Text, Encoding.UTF8, MediaTypeNames.Text.Plain));
        mime.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(message.Html, Encoding.UTF8, MediaTypeNames.Text.Html));
        mime.Headers.Add("X-Unsent", "1");
        return message.From is null ? WithoutSender(Written(mime)) : Written(mime);
    }

    // A draft without a sender is sent by whoever opens it.
    private static byte[] WithoutSender(byte[] eml)
    {
        string[] lines = Encoding.Latin1.GetString(eml).Split("\r\n");
        int end = Array.IndexOf(lines, string.Empty);
        return Encoding.Latin1.GetBytes(string.Join("\r\n", lines.Where((line, i) => i >= end || !line.Contains(NoSender, StringComparison.Ordinal))));
    }

    // The framework writes the form of mails only where a mail server of the machine would pick them up.
    private static byte[] Written(System.Net.Mail.MailMessage mime)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("prator-recovery-mail");
        try
        {
            using SmtpClient pickup = new() { DeliveryMethod = SmtpDeliveryMethod.SpecifiedPickupDirectory, PickupDirectoryLocation = folder.FullName };
            pickup.Send(mime);
            return File.ReadAllBytes(Directory.GetFiles(folder.FullName).Single());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
