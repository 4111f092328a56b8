namespace Prator.Recovery;

internal static partial class Messages
{
    public static string ItemMerged(long item, long other) => Texts.Of(nameof(ItemMerged), item, other);

    public static string ItemNotFound(long id) => Texts.Of(nameof(ItemNotFound), id);

    public static string NoItemNumber(string text) => Texts.Of(nameof(NoItemNumber), text);

    public static string NothingToSumUp => Texts.Of(nameof(NothingToSumUp));

    public static string SinceWithBy => Texts.Of(nameof(SinceWithBy));

    public static string StateNeedsLedger => Texts.Of(nameof(StateNeedsLedger));

    public static string SummaryCounts(int items, int rejected) => Texts.Of(nameof(SummaryCounts), items, rejected);

    public static string SummaryKindMismatch => Texts.Of(nameof(SummaryKindMismatch));
}
