namespace Prator.Recovery.Mail;

internal static partial class Messages
{
    public static string CertificateMissing(string thumbprint) => Texts.Of(nameof(CertificateMissing), thumbprint);

    public static string CertificateUnreadable(string file, string fault, string variable) => Texts.Of(nameof(CertificateUnreadable), file, fault, variable);

    public static string CertificateWithoutKey(string? certificate) => Texts.Of(nameof(CertificateWithoutKey), certificate);

    public static string SignInFailed(string why) => Texts.Of(nameof(SignInFailed), why);

    public static string SignInSays(string codes) => Texts.Of(nameof(SignInSays), codes);

    public static string SignInSilent => Texts.Of(nameof(SignInSilent));

    public static string SignInWrong(string fault) => Texts.Of(nameof(SignInWrong), fault);
}
