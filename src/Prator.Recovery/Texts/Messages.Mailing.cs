namespace Prator.Recovery;

internal static partial class Messages
{
    public static string AddressOfMailbox => Texts.Of(nameof(AddressOfMailbox));

    public static string AddressOfPage => Texts.Of(nameof(AddressOfPage));

    public static string AddressOfPlace => Texts.Of(nameof(AddressOfPlace));

    public static string CertificateIncomplete => Texts.Of(nameof(CertificateIncomplete));

    public static string FromMissing => Texts.Of(nameof(FromMissing));

    public static string ItemsUncovered(string items) => Texts.Of(nameof(ItemsUncovered), items);

    public static string MailIdentityInvalid(string identity, string allowed) => Texts.Of(nameof(MailIdentityInvalid), identity, allowed);

    public static string MailNotUnknown(long id) => Texts.Of(nameof(MailNotUnknown), id);

    public static string MailNumbered(long id) => Texts.Of(nameof(MailNumbered), id);

    public static string MailPending(long? id, string to, string answer) => Texts.Of(nameof(MailPending), id, to, answer);

    public static string MailPendingUntil(long? id, string to, string answer, object time) => Texts.Of(nameof(MailPendingUntil), id, to, answer, time);

    public static string MailRefused(long? id, string to, string answer) => Texts.Of(nameof(MailRefused), id, to, answer);

    public static string MailSettingInvalid(string key, string text, string allowed) => Texts.Of(nameof(MailSettingInvalid), key, text, allowed);

    public static string MailSettingsInvalid(string message, string prefix) => Texts.Of(nameof(MailSettingsInvalid), message, prefix);

    public static string MailUnknown(long? id, string to, string answer) => Texts.Of(nameof(MailUnknown), id, to, answer);

    public static string MailVariableInvalid(string prefix, string name, string value, string allowed) => Texts.Of(nameof(MailVariableInvalid), prefix, name, value, allowed);

    public static string MailsGoOut(long count, string from, object server) => Texts.Count(nameof(MailsGoOut), count, from, server);

    public static string NoteArrival => Texts.Of(nameof(NoteArrival));

    public static string OwnersMissing(string variable) => Texts.Of(nameof(OwnersMissing), variable);

    public static string PreviewUnavailable(string folder, string fault, string advice) => Texts.Of(nameof(PreviewUnavailable), folder, fault, advice);

    public static string SendDigest(object kind, DateOnly day, string items) => Texts.Of(nameof(SendDigest), kind, day, items);

    public static string ServerAddressInvalid(string key, string text) => Texts.Of(nameof(ServerAddressInvalid), key, text);

    public static string ServerWantsRest => Texts.Of(nameof(ServerWantsRest));

    public static string WriteMail => Texts.Of(nameof(WriteMail));
}
