using System.Text;
using System.Text.RegularExpressions;
using Prator.Recovery.Commands;
using Prator.Recovery.Exchange;
using Prator.Recovery.Mail;

namespace Prator.Recovery.Mailing;

/// <summary>Mails as files in a folder, to be looked at, or sent by hand.</summary>
internal sealed partial class MailPreview
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly string _folder;

    /// <param name="folder">Where; made where it is missing.</param>
    public MailPreview(string folder) => _folder = folder;

    /// <summary>Makes the folder, and deletes what an earlier preview of the day wrote: who was told then may not be told now.</summary>
    /// <exception cref="InputException">That can't be done.</exception>
    public void Begin(DateOnly day) => Do(() =>
    {
        Directory.CreateDirectory(_folder);
        foreach (string file in Directory.EnumerateFiles(_folder, $"{day:yyyy-MM-dd}-*").Where(f => Written().IsMatch(Path.GetFileName(f))))
        {
            File.Delete(file);
        }
    });

    /// <summary>The path of a mail without its ending. It names nobody.</summary>
    public string NameOf(DigestMail mail, int index) =>
        Path.Combine(_folder, $"{mail.Digest.Day:yyyy-MM-dd}-{mail.Digest.Kind.ToString().ToLowerInvariant()}-{index + 1}");

    /// <summary>Writes a mail over what an earlier run wrote of that day.</summary>
    /// <returns>The files.</returns>
    /// <exception cref="InputException">They can't be written.</exception>
    public IReadOnlyList<string> Write(DigestMail mail, int index)
    {
        (string Path, byte[] Bytes)[] files = [(NameOf(mail, index) + ".html", Utf8.GetBytes(mail.Message.Html)), (NameOf(mail, index) + ".eml", EmlFile.Of(mail.Message))];
        Do(() =>
        {
            foreach ((string path, byte[] bytes) in files)
            {
                AtomicFile.Write(path, stream => stream.Write(bytes), FileReaders.Anybody);
            }
        });
        return [.. files.Select(f => f.Path)];
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d-(local|regional|system)-\d+\.(html|eml)$")]
    private static partial Regex Written();

    private void Do(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("PreviewUnavailable", Messages.PreviewUnavailable(_folder, e.Message, WriteFailure.Advice(e)), System.Management.Automation.ErrorCategory.WriteError);
        }
    }
}
