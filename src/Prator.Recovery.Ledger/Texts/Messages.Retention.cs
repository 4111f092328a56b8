namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string EndedBefore => Texts.Of(nameof(EndedBefore));

    public static string IdentifiersNotAllowed(string needed) => Texts.Of(nameof(IdentifiersNotAllowed), needed);

    public static string NeededToShow => Texts.Of(nameof(NeededToShow));
}
