using System.Text;
using Prator.Recovery.Commands;
using Prator.Recovery.Exchange;
using Prator.Recovery.Mail;

namespace Prator.Recovery.Mailing;

/// <summary>Mails as files in a folder, to be looked at, or sent by hand.</summary>
internal sealed class MailPreview
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _folder;

    private MailPreview(string folder) => _folder = folder;

    /// <exception cref="InputException">There is no such folder.</exception>
    public static MailPreview In(string folder) => Directory.Exists(folder)
        ? new MailPreview(folder)
        : throw new InputException("PreviewFolderMissing", $"There is no folder '{folder}' to write the mails to; make it first.", System.Management.Automation.ErrorCategory.ObjectNotFound);

    /// <summary>The path of a mail without its ending. It names nobody.</summary>
    public string NameOf(DigestMail mail, int index) =>
        Path.Combine(_folder, $"{mail.Digest.Day:yyyy-MM-dd}-{mail.Digest.Kind.ToString().ToLowerInvariant()}-{index + 1}");

    /// <summary>Writes a mail over what an earlier run wrote of that day.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="InputException">They can't be written.</exception>
    public IReadOnlyList<string> Write(DigestMail mail, int index)
    {
        (string Path, byte[] Bytes)[] files = [(NameOf(mail, index) + ".html", Utf8.GetBytes(mail.Message.Html)), (NameOf(mail, index) + ".eml", EmlFile.Of(mail.Message))];
        try
        {
            foreach ((string path, byte[] bytes) in files)
            {
                AtomicFile.Write(path, stream => stream.Write(bytes), FileReaders.Anybody);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("PreviewUnavailable", $"The mails could not be written to '{_folder}': {e.Message} {WriteFailure.Advice(e)}", System.Management.Automation.ErrorCategory.WriteError);
        }

        return [.. files.Select(f => f.Path)];
    }
}
