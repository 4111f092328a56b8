using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Prator.Recovery.ConsoleHost.Hosting;

/// <summary>The console window of Windows prints escape sequences as text until a program asks it to obey them.</summary>
internal static class WindowsTerminal
{
    private const int StandardOutput = -11;
    private const int StandardError = -12;
    private const uint ObeyEscapes = 0x0004;

    /// <returns>True elsewhere than on Windows; there, whether every stream that is a console window now obeys escapes.</returns>
    public static bool UnderstandsEscapes() => !OperatingSystem.IsWindows() || (Obeys(StandardOutput) && Obeys(StandardError));

    [SupportedOSPlatform("windows")]
    private static bool Obeys(int stream)
    {
        nint handle = GetStdHandle(stream);
        bool isWindow = GetConsoleMode(handle, out uint mode);
        return !isWindow || (mode & ObeyEscapes) != 0 || SetConsoleMode(handle, mode | ObeyEscapes);
    }

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern nint GetStdHandle(int stream);

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern bool GetConsoleMode(nint handle, out uint mode);

    [DllImport("kernel32.dll"), DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static extern bool SetConsoleMode(nint handle, uint mode);
}
