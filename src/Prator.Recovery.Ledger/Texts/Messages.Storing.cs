namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string FileNotMade(string file, string fault) => Texts.Of(nameof(FileNotMade), file, fault);

    public static string FileTaken(string file) => Texts.Of(nameof(FileTaken), file);

    public static string RowImpossible => Texts.Of(nameof(RowImpossible));

    public static string RowsDamaged(string place, string fault) => Texts.Of(nameof(RowsDamaged), place, fault);

    public static string SaysNotWhich => Texts.Of(nameof(SaysNotWhich));
}
