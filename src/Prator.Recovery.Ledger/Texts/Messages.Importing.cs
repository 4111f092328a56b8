namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string NeededToTakeIn => Texts.Of(nameof(NeededToTakeIn));

    public static string NothingToRedecide => Texts.Of(nameof(NothingToRedecide));

    public static string SnapshotOld(object asOf, object newest) => Texts.Of(nameof(SnapshotOld), asOf, newest);
}
