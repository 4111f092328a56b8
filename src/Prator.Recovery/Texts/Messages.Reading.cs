namespace Prator.Recovery;

internal static partial class Messages
{
    public static string Deciding(string policy, object asOf, string zone) => Texts.Of(nameof(Deciding), policy, asOf, zone);

    public static string DecidingNow => Texts.Of(nameof(DecidingNow));

    public static string IdentifiersOfLedgerOnly => Texts.Of(nameof(IdentifiersOfLedgerOnly));

    public static string ItemKindMismatch(string cmdlet, string type) => Texts.Of(nameof(ItemKindMismatch), cmdlet, type);

    public static string LookingForDuplicates => Texts.Of(nameof(LookingForDuplicates));

    public static string NoRows => Texts.Of(nameof(NoRows));

    public static string NothingToDecide => Texts.Of(nameof(NothingToDecide));

    public static string PipelineMixed => Texts.Of(nameof(PipelineMixed));

    public static string PipelineText => Texts.Of(nameof(PipelineText));

    public static string RowsRead(long rows, long items, long duplicates, long rejected) => Texts.Of(nameof(RowsRead), rows, items, duplicates, rejected);

    public static string RowsRejected(long rows, long items, long duplicates, long rejected) => Texts.Of(nameof(RowsRejected), rows, items, duplicates, rejected);

    public static string TestKindMismatch => Texts.Of(nameof(TestKindMismatch));
}
