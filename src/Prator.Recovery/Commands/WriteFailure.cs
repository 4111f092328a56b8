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
        UnauthorizedAccessException => "You may not write there, or the file is read-only: ask for the right, or name another file.",
        DirectoryNotFoundException => "Its folder is gone: make it, or name another file.",
        PathTooLongException => "Name a file with a shorter path.",
        { HResult: WindowsDiskFull or WindowsHandleDiskFull or UnixDiskFull or LinuxQuotaExceeded } => "The disk is full: make room, or name a file on another one.",
        { HResult: SharingViolation or LockViolation or LinuxTryAgain or MacTryAgain } => "Close it in other programs, or name another file.",
        _ => "See to that, or name another file.",
    };
}
