namespace Prator.Recovery.Commands;

/// <summary>What to do about a file that could not be written, by why it could not.</summary>
internal static class WriteFailure
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int LockViolation = unchecked((int)0x80070021);
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    // Other systems give the number of the error itself.
    private const int LinuxTryAgain = 11;
    private const int MacTryAgain = 35;
    private const int UnixDiskFull = 28;
    private const int LinuxQuotaExceeded = 122;

    public static string Advice(Exception failure) => failure switch
    {
        UnauthorizedAccessException => Messages.WriteNotAllowed,
        DirectoryNotFoundException => Messages.WriteFolderGone,
        PathTooLongException => Messages.WritePathTooLong,
        { HResult: WindowsDiskFull or WindowsHandleDiskFull or UnixDiskFull or LinuxQuotaExceeded } => Messages.WriteDiskFull,
        { HResult: SharingViolation or LockViolation or LinuxTryAgain or MacTryAgain } => Messages.WriteFileBusy,
        _ => Messages.WriteFailed,
    };
}
