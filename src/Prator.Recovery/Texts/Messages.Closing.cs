namespace Prator.Recovery;

internal static partial class Messages
{
    public static string CloseBy(string changes) => Texts.Of(nameof(CloseBy), changes);

    public static string ClosuresAppended(int count, string path) => Texts.Of(nameof(ClosuresAppended), count, path);

    public static string DecideAgainFirst(string refusal) => Texts.Of(nameof(DecideAgainFirst), refusal);

    public static string DecisionOld(OutageEpisode episode, DateOnly decided, DateOnly today) => Texts.Of(nameof(DecisionOld), episode, decided, today);

    public static string FolderMissing(string? folder) => Texts.Of(nameof(FolderMissing), folder);

    public static string NotClosable(OutageEpisode episode, object action, string rule, string reason) => Texts.Of(nameof(NotClosable), episode, action, rule, reason);

    public static string NotOfLedger(OutageEpisode episode) => Texts.Of(nameof(NotOfLedger), episode);

    public static string NotOfThisLedger(OutageEpisode episode, object place) => Texts.Of(nameof(NotOfThisLedger), episode, place);

    public static string OrderTakenBack(OutageEpisode episode) => Texts.Of(nameof(OrderTakenBack), episode);

    public static string OrderedAlready(ClosureOrder order, DateOnly day) => Texts.Of(nameof(OrderedAlready), order, day);

    public static string OrderedWithoutId(ClosureOrder order, DateOnly day) => Texts.Of(nameof(OrderedWithoutId), order, day);

    public static string OrdersHeld(int count) => Texts.Of(nameof(OrdersHeld), count);

    public static string OrdersRecorded => Texts.Of(nameof(OrdersRecorded));

    public static string TakeOrderBack => Texts.Of(nameof(TakeOrderBack));

    public static string WorksheetUnavailable(string? worksheet, string fault, string advice, string recorded) => Texts.Of(nameof(WorksheetUnavailable), worksheet, fault, advice, recorded);
}
