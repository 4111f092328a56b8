namespace Prator.Recovery;

internal static partial class Messages
{
    public static string FileUnwritten(string path, string fault, string advice) => Texts.Of(nameof(FileUnwritten), path, fault, advice);

    public static string NoFileMatches(string path) => Texts.Of(nameof(NoFileMatches), path);

    public static string OutputExists(string path) => Texts.Of(nameof(OutputExists), path);

    public static string PathIsFolder(string path) => Texts.Of(nameof(PathIsFolder), path);

    public static string PathNotInFileSystem(string path, string provider) => Texts.Of(nameof(PathNotInFileSystem), path, provider);

    public static string WriteDiskFull => Texts.Of(nameof(WriteDiskFull));

    public static string WriteFailed => Texts.Of(nameof(WriteFailed));

    public static string WriteFileBusy => Texts.Of(nameof(WriteFileBusy));

    public static string WriteFolderGone => Texts.Of(nameof(WriteFolderGone));

    public static string WriteNotAllowed => Texts.Of(nameof(WriteNotAllowed));

    public static string WritePathTooLong => Texts.Of(nameof(WritePathTooLong));
}
