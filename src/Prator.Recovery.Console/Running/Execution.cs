using System.Management.Automation.Runspaces;
using Prator.Recovery.ConsoleHost.Hosting;

namespace Prator.Recovery.ConsoleHost.Running;

/// <summary>One run from signal handlers to exit code: the module is imported first, so that no script starts without it.</summary>
internal static class Execution
{
    public static int Of(Request.Run run)
    {
        if (!ModuleLocation.TryFind(out string manifest, out string problem))
        {
            Console.Error.WriteLine($"prator: {problem}");
            return ExitCodes.Failure;
        }

        using ConsoleSignals signals = ConsoleSignals.Listen();
        Terminal terminal = Terminal.OfProcess();
        RecoveryHost host = RecoveryHost.ForScripts(terminal, signals.Stopping);
        using Runspace runspace = Engine.Open(host, terminal, manifest);
        ScriptRunner runner = new(runspace, host, new ErrorReport(runspace, terminal), signals.Stopping);

        int exitCode = runner.ImportModule(manifest) ? runner.Run(run) : ExitCodes.Failure;
        return runner.WasStopped ? signals.ExitCode : exitCode;
    }
}
