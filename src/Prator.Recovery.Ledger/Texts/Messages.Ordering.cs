namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string DayPassed(string item, DateOnly day, DateOnly? newest) => Texts.Of(nameof(DayPassed), item, day, newest);

    public static string ItemNumberMissing(long item) => Texts.Of(nameof(ItemNumberMissing), item);

    public static string NoOrderStands(string item, object state) => Texts.Of(nameof(NoOrderStands), item, state);

    public static string OtherAction(string item, object action, string rule) => Texts.Of(nameof(OtherAction), item, action, rule);

    public static string OtherState(string item, object state) => Texts.Of(nameof(OtherState), item, state);
}
