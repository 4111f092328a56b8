using System.Runtime.InteropServices;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests.Processes;

internal static class Signal
{
    public const int Interrupt = 2;
    public const int Terminate = 15;

    /// <summary>
    /// Starts the console so that it heeds Ctrl-C even when the tests themselves run in the background of a shell, which
    /// makes all its children ignore it.
    /// </summary>
    public static Conversation Start(params string[] arguments)
    {
        Needs.Linux();
        string[] words = ["--default-signal=INT,TERM", BuiltConsole.Dotnet, BuiltConsole.Assembly, .. arguments];
        return Conversation.With(BuiltConsole.Redirected("env", words));
    }

    public static void Send(Conversation conversation, int signal) => Assert.Equal(0, Kill(conversation.ProcessId, signal));

    [DllImport("libc", EntryPoint = "kill"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Kill(int processId, int signal);
}
