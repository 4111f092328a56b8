namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string And => Texts.Of(nameof(And));

    public static string Item => Texts.Of(nameof(Item));

    public static string ItsEntries => Texts.Of(nameof(ItsEntries));

    public static string Mail => Texts.Of(nameof(Mail));

    public static string Operation => Texts.Of(nameof(Operation));

    public static string Or => Texts.Of(nameof(Or));

    public static string Record => Texts.Of(nameof(Record));

    public static string RejectedRow => Texts.Of(nameof(RejectedRow));
}
