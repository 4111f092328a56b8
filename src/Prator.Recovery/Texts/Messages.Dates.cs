namespace Prator.Recovery;

internal static partial class Messages
{
    public static string DateUnreadable(string parameter, string? value, string bareMeans) => Texts.Of(nameof(DateUnreadable), parameter, value, bareMeans);

    public static string EndOfThatDay => Texts.Of(nameof(EndOfThatDay));

    public static string StartOfThatDay => Texts.Of(nameof(StartOfThatDay));
}
