namespace Prator.Recovery;

internal static partial class Messages
{
    public static string And => Texts.Of(nameof(And));

    public static string CountedItems(long count) => Texts.Count(nameof(CountedItems), count);

    public static string Done => Texts.Of(nameof(Done));

    public static string EscalatedToo => Texts.Of(nameof(EscalatedToo));

    public static string Or => Texts.Of(nameof(Or));
}
