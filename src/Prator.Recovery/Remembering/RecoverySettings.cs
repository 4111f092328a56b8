using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Yaml;
using Prator.Recovery.Mailing;

namespace Prator.Recovery.Remembering;

/// <summary>What a <c>recovery.yaml</c> says.</summary>
/// <param name="Ledger">The ledger's file, relative to the folder of the settings, or a connection; null where they name none.</param>
/// <param name="Owners">The file that says who answers questions, relative to the folder of the settings; null where they name none.</param>
/// <param name="Mail">How mails are sent; null where they don't say.</param>
/// <param name="Culture">The language of what is told, where a command is given none; null where they don't say.</param>
internal sealed record RecoverySettings(string? Ledger, string? Owners, MailSettings? Mail, CultureInfo? Culture)
{
    private const string FileName = "recovery.yaml";

    private static readonly string[] Cultures = ["sv-SE", "en-US"];

    /// <summary>Where settings are looked for, first come first: the current location, then the user's application data.</summary>
    public static IEnumerable<string> Files(SessionState session)
    {
        yield return Path.Combine(session.Path.CurrentFileSystemLocation.ProviderPath, FileName);
        string data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length > 0)
        {
            yield return Path.Combine(data, "Prator.Recovery", FileName);
        }
    }

    /// <summary>The first setting that a file says, with the file; null where none does.</summary>
    /// <inheritdoc cref="Read"/>
    public static (T Value, string File)? Find<T>(SessionState session, Func<RecoverySettings, T?> setting)
        where T : class
    {
        foreach (string file in Files(session))
        {
            if (Read(file) is { } settings && setting(settings) is { } value)
            {
                return (value, file);
            }
        }

        return null;
    }

    /// <summary>Reads a file; null where there is none.</summary>
    /// <exception cref="InputException">It can't be read.</exception>
    /// <exception cref="YamlRefusedException">It says something else than settings.</exception>
    public static RecoverySettings? Read(string file)
    {
        try
        {
            if (!File.Exists(file))
            {
                return null;
            }

            long length = new FileInfo(file).Length;
            return length > StrictYaml.MaxBytes
                ? throw new YamlRefusedException(new YamlPlace(file, 1, 1), Messages.FileTooLarge(length, StrictYaml.MaxBytes))
                : Of(StrictYaml.Read(file, File.ReadAllText(file)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InputException("SettingsUnreadable", Messages.SettingsUnreadable(file, e.Message), ErrorCategory.ReadError);
        }
    }

    private static RecoverySettings Of(YamlNode root)
    {
        YamlMap map = root.Map(Messages.TheFile).Only(Messages.TheFile, "ledger", "owners", "mail", "culture");
        return new RecoverySettings(
            TextOf("ledger"),
            TextOf("owners"),
            map.Has("mail", out YamlNode? mail) ? MailSettings.Read(mail, Path.GetDirectoryName(root.Place.File)!) : null,
            map.Has("culture", out YamlNode? culture) ? CultureOf(culture.Text("`culture`")) : null);

        string? TextOf(string key) => map.Has(key, out YamlNode? node) ? node.Text($"`{key}`").Value : null;
    }

    private static CultureInfo CultureOf(YamlText text) => Cultures.Contains(text.Value, StringComparer.Ordinal)
        ? CultureInfo.GetCultureInfo(text.Value)
        : throw YamlShape.Refuse(text, Messages.CultureInvalid(text.Value, string.Join($" {Messages.Or} ", Cultures)));
}
