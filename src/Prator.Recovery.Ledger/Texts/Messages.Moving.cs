namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string AfterEndMark => Texts.Of(nameof(AfterEndMark));

    public static string EntryNotMoved(long entry) => Texts.Of(nameof(EntryNotMoved), entry);

    public static string EntryWrong(long entry, string fault) => Texts.Of(nameof(EntryWrong), entry, fault);

    public static string FileCutOff(string file, long line, long entries, string all) => Texts.Of(nameof(FileCutOff), file, line, entries, all);

    public static string FileDamaged(string file, long line, string fault) => Texts.Of(nameof(FileDamaged), file, line, fault);

    public static string FileTooNew(string file, long version, long known) => Texts.Of(nameof(FileTooNew), file, version, known);

    public static string KeysNotCarriedOver(string fault, string chain, string identifiers, string folder) => Texts.Of(nameof(KeysNotCarriedOver), fault, chain, identifiers, folder);

    public static string LedgerUnnamed => Texts.Of(nameof(LedgerUnnamed));

    public static string LineDamaged => Texts.Of(nameof(LineDamaged));

    public static string LineTooLong => Texts.Of(nameof(LineTooLong));

    public static string LinesMissing(long entries, object head, long ending, object endingHead, long count) => Texts.Of(nameof(LinesMissing), entries, head, ending, endingHead, count);

    public static string NeededToMove => Texts.Of(nameof(NeededToMove));

    public static string NoLedgerFile(string file) => Texts.Of(nameof(NoLedgerFile), file);

    public static string NotKeptThere(string fault) => Texts.Of(nameof(NotKeptThere), fault);

    public static string NotMoved(object first) => Texts.Of(nameof(NotMoved), first);

    public static string NotTheVerified => Texts.Of(nameof(NotTheVerified));

    public static string NothingToMove => Texts.Of(nameof(NothingToMove));

    public static string OtherEnd(object head, object? chain) => Texts.Of(nameof(OtherEnd), head, chain);

    public static string OtherHead(string file, string fault) => Texts.Of(nameof(OtherHead), file, fault);
}
