namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string DiskFull(string file) => Texts.Of(nameof(DiskFull), file);

    public static string DiskTookNothing => Texts.Of(nameof(DiskTookNothing));

    public static string FileEmpty(string file) => Texts.Of(nameof(FileEmpty), file);

    public static string FileLocked(string file) => Texts.Of(nameof(FileLocked), file);

    public static string FileNotOpened(string file) => Texts.Of(nameof(FileNotOpened), file);

    public static string FileNotRead(string file, string detail, int code) => Texts.Of(nameof(FileNotRead), file, detail, code);

    public static string FileReadOnly(string file) => Texts.Of(nameof(FileReadOnly), file);

    public static string FileUnavailable(string file, string detail, int code) => Texts.Of(nameof(FileUnavailable), file, detail, code);

    public static string FolderReadOnly(string file) => Texts.Of(nameof(FolderReadOnly), file);

    public static string ForeignDatabase(string file) => Texts.Of(nameof(ForeignDatabase), file);

    public static string LedgerDamaged(string file, string detail) => Texts.Of(nameof(LedgerDamaged), file, detail);

    public static string LedgerFileTaken(string file) => Texts.Of(nameof(LedgerFileTaken), file);

    public static string LedgerFolderMissing(string folder) => Texts.Of(nameof(LedgerFolderMissing), folder);

    public static string LedgerIsFolder(string path) => Texts.Of(nameof(LedgerIsFolder), path);

    public static string LedgerMissing(string file) => Texts.Of(nameof(LedgerMissing), file);

    public static string LedgerNotMade(string file, string fault) => Texts.Of(nameof(LedgerNotMade), file, fault);

    public static string LedgerTooNew(string file, long version, long known) => Texts.Of(nameof(LedgerTooNew), file, version, known);

    public static string NewestInWal(string file) => Texts.Of(nameof(NewestInWal), file);

    public static string NoDatabase(string file) => Texts.Of(nameof(NoDatabase), file);

    public static string PartUnfinished(string file) => Texts.Of(nameof(PartUnfinished), file);

    public static string SaysNotVersion => Texts.Of(nameof(SaysNotVersion));
}
