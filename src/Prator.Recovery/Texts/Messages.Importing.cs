namespace Prator.Recovery;

internal static partial class Messages
{
    public static string AsOfNotWanted => Texts.Of(nameof(AsOfNotWanted));

    public static string DecideEveryItemAgain(string policy, object asOf) => Texts.Of(nameof(DecideEveryItemAgain), policy, asOf);

    public static string DecidingForNewest(string policy, object asOf) => Texts.Of(nameof(DecidingForNewest), policy, asOf);

    public static string DecidingIntoLedger(string policy, object asOf, string zone, object place, string origin) => Texts.Of(nameof(DecidingIntoLedger), policy, asOf, zone, place, origin);

    public static string FileBalance(string file, string kind, long rows, long items, long duplicates, long rejected) => Texts.Of(nameof(FileBalance), file, kind, rows, items, duplicates, rejected);

    public static string GiveFilesToTheirParameters => Texts.Of(nameof(GiveFilesToTheirParameters));

    public static string LedgerMade(object place, string origin, string keyPlace) => Texts.Of(nameof(LedgerMade), place, origin, keyPlace);

    public static string MakeLedgerAndTakeIn(string files) => Texts.Of(nameof(MakeLedgerAndTakeIn), files);

    public static string SheetFromProfile => Texts.Of(nameof(SheetFromProfile));

    public static string TakeIn(string files) => Texts.Of(nameof(TakeIn), files);

    public static string TakeInto(string what, object place) => Texts.Of(nameof(TakeInto), what, place);

    public static string TakeIntoAsked(string what, object place) => Texts.Of(nameof(TakeIntoAsked), what, place);
}
