namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string AccountRefused(string place, string fault) => Texts.Of(nameof(AccountRefused), place, fault);

    public static string AnswerLate(string place, string undone) => Texts.Of(nameof(AnswerLate), place, undone);

    public static string CertificateNotTrusted(string place) => Texts.Of(nameof(CertificateNotTrusted), place);

    public static string CharacterRefused(string undone) => Texts.Of(nameof(CharacterRefused), undone);

    public static string ConnectionLost(string place, string fault, string undone) => Texts.Of(nameof(ConnectionLost), place, fault, undone);

    public static string ConnectionUnreadable(string why) => Texts.Of(nameof(ConnectionUnreadable), why);

    public static string DatabaseDamaged(string place, string detail) => Texts.Of(nameof(DatabaseDamaged), place, detail);

    public static string DatabaseLocked(string place) => Texts.Of(nameof(DatabaseLocked), place);

    public static string DatabaseMissing(string place) => Texts.Of(nameof(DatabaseMissing), place);

    public static string DatabaseTooNew(string place, long version, long known) => Texts.Of(nameof(DatabaseTooNew), place, version, known);

    public static string DatabaseUnavailable(string place, string fault, string code, string undone) => Texts.Of(nameof(DatabaseUnavailable), place, fault, code, undone);

    public static string ForeignSchema(string place) => Texts.Of(nameof(ForeignSchema), place);

    public static string IdleEnded(string place, string undone) => Texts.Of(nameof(IdleEnded), place, undone);

    public static string KeywordOfNobody => Texts.Of(nameof(KeywordOfNobody));

    public static string KeywordUnknown => Texts.Of(nameof(KeywordUnknown));

    public static string KeywordValueWrong(string keyword) => Texts.Of(nameof(KeywordValueWrong), keyword);

    public static string LedgerThere(string place) => Texts.Of(nameof(LedgerThere), place);

    public static string MayOnlyRead(string place) => Texts.Of(nameof(MayOnlyRead), place);

    public static string NamesNoServer => Texts.Of(nameof(NamesNoServer));

    public static string NoEncryption(string place) => Texts.Of(nameof(NoEncryption), place);

    public static string NoLedgerAt(string place) => Texts.Of(nameof(NoLedgerAt), place);

    public static string NotKeywords => Texts.Of(nameof(NotKeywords));

    public static string NothingKept => Texts.Of(nameof(NothingKept));

    public static string OutcomeUnknown(string place) => Texts.Of(nameof(OutcomeUnknown), place);

    public static string PasswordMissing(string place) => Texts.Of(nameof(PasswordMissing), place);

    public static string PasswordRefused(string place) => Texts.Of(nameof(PasswordRefused), place);

    public static string RightMissing(string place, string fault) => Texts.Of(nameof(RightMissing), place, fault);

    public static string SearchPathWrong => Texts.Of(nameof(SearchPathWrong));

    public static string ServerDiskFull(string place, string undone) => Texts.Of(nameof(ServerDiskFull), place, undone);

    public static string ServerReadOnly(string place) => Texts.Of(nameof(ServerReadOnly), place);

    public static string ServerSilent(string place) => Texts.Of(nameof(ServerSilent), place);

    public static string ServerStopping(string place, string undone) => Texts.Of(nameof(ServerStopping), place, undone);

    public static string ServerUnknown(string place) => Texts.Of(nameof(ServerUnknown), place);

    public static string ServiceFileUnreadable(string file) => Texts.Of(nameof(ServiceFileUnreadable), file);

    public static string ServiceUnknown(string service, string files) => Texts.Of(nameof(ServiceUnknown), service, files);

    public static string StatementStopped(string place, string fault, string undone) => Texts.Of(nameof(StatementStopped), place, fault, undone);

    public static string TooManyConnections(string place) => Texts.Of(nameof(TooManyConnections), place);
}
