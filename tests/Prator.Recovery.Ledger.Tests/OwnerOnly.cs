namespace Prator.Recovery.Ledger.Tests;

/// <summary>Asserts, where there are modes, that nobody but the owner may read.</summary>
internal static class OwnerOnly
{
    public static void AssertFile(string path) => AssertMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);

    public static void AssertFolder(string path) => AssertMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

    private static void AssertMode(string path, UnixFileMode expected)
    {
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(expected, File.GetUnixFileMode(path));
        }
    }
}
