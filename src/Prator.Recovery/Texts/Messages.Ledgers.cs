namespace Prator.Recovery;

internal static partial class Messages
{
    public static string ChainKeyNotAtHand => Texts.Of(nameof(ChainKeyNotAtHand));

    public static string CountsStay => Texts.Of(nameof(CountsStay));

    public static string DestroyIdentifierKey => Texts.Of(nameof(DestroyIdentifierKey));

    public static string DestroyKeyCopies => Texts.Of(nameof(DestroyKeyCopies));

    public static string ExportIsLedger(string path) => Texts.Of(nameof(ExportIsLedger), path);

    public static string IdentifierKeyGiven(string variable) => Texts.Of(nameof(IdentifierKeyGiven), variable);

    public static string IdentifierKeyNotAtHand(string why) => Texts.Of(nameof(IdentifierKeyNotAtHand), why);

    public static string LedgerFaulty(object first) => Texts.Of(nameof(LedgerFaulty), first);

    public static string LedgerFileMissing(string path) => Texts.Of(nameof(LedgerFileMissing), path);

    public static string LedgerIs(string place, string origin) => Texts.Of(nameof(LedgerIs), place, origin);

    public static string LedgerMoved(object place) => Texts.Of(nameof(LedgerMoved), place);

    public static string LedgerTaken(string fault) => Texts.Of(nameof(LedgerTaken), fault);

    public static string LedgerWillBe(object place, string origin) => Texts.Of(nameof(LedgerWillBe), place, origin);

    public static string LedgerWritten(object head, string keyPlace) => Texts.Of(nameof(LedgerWritten), head, keyPlace);

    public static string MakeLedgerOf(string path, long entries, object head) => Texts.Of(nameof(MakeLedgerOf), path, entries, head);

    public static string ProvingAndWriting => Texts.Of(nameof(ProvingAndWriting));

    public static string VerifyingAndMaking => Texts.Of(nameof(VerifyingAndMaking));

    public static string VerifyingLog => Texts.Of(nameof(VerifyingLog));

    public static string WriteLedger(object place, long entries, object head) => Texts.Of(nameof(WriteLedger), place, entries, head);
}
