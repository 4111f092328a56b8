namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string BalanceOff(string file, long rows, long items, long duplicates, long rejected) => Texts.Of(nameof(BalanceOff), file, rows, items, duplicates, rejected);

    public static string EntriesMissing => Texts.Of(nameof(EntriesMissing));

    public static string EntryBreak(long entry, string fault) => Texts.Of(nameof(EntryBreak), entry, fault);

    public static string EntryDoesNotFollow => Texts.Of(nameof(EntryDoesNotFollow));

    public static string EntryEdited => Texts.Of(nameof(EntryEdited));

    public static string EntryInserted => Texts.Of(nameof(EntryInserted));

    public static string EntryNotUnderstood => Texts.Of(nameof(EntryNotUnderstood));

    public static string EntryReordered => Texts.Of(nameof(EntryReordered));

    public static string IdentityEdited => Texts.Of(nameof(IdentityEdited));

    public static string ItemEdited(long item) => Texts.Of(nameof(ItemEdited), item);

    public static string LogReplaced => Texts.Of(nameof(LogReplaced));

    public static string LogTruncated(long entries) => Texts.Of(nameof(LogTruncated), entries);

    public static string NeededToProve => Texts.Of(nameof(NeededToProve));

    public static string NewestFilesDiffer(object source, long items, object kind, long present) => Texts.Of(nameof(NewestFilesDiffer), source, items, kind, present);

    public static string RowDeleted(string what, long id) => Texts.Of(nameof(RowDeleted), what, id);

    public static string RowEdited(string what, long id, string fields) => Texts.Of(nameof(RowEdited), what, id, fields);

    public static string RowInserted(string what, long id) => Texts.Of(nameof(RowInserted), what, id);

    public static string SaltDeleted => Texts.Of(nameof(SaltDeleted));

    public static string SaltPutBack => Texts.Of(nameof(SaltPutBack));
}
