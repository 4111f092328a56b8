using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell;
using Prator.Recovery.ConsoleHost.Hosting;

namespace Prator.Recovery.ConsoleHost.Running;

/// <summary>Opens the engine as a script started by a file name would find it in <c>pwsh</c>.</summary>
internal static class Engine
{
    private const string ModulePathVariable = "PSModulePath";

    public static Runspace Open(PSHost host, Terminal terminal, string manifest)
    {
        OfferByName(manifest);

        InitialSessionState state = InitialSessionState.CreateDefault2();
        if (OperatingSystem.IsWindows())
        {
            // The policy guards against a double-clicked script. Here somebody named the file.
            state.ExecutionPolicy = ExecutionPolicy.Bypass;
        }

        // Host: the views are coloured, and each stream drops the colours that its reader would not see as such.
        PSStyle.Instance.OutputRendering = terminal.ShowsColours ? OutputRendering.Host : OutputRendering.PlainText;

        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();
        return runspace;
    }

    /// <summary>
    /// Lets <c>Import-Module Prator.Recovery</c> and <c>#Requires -Modules Prator.Recovery</c>, which a script needs under
    /// pwsh, find this very module.
    /// </summary>
    private static void OfferByName(string manifest)
    {
        string modules = Path.GetDirectoryName(Path.GetDirectoryName(manifest)!)!;
        string? others = Environment.GetEnvironmentVariable(ModulePathVariable);
        string all = string.IsNullOrEmpty(others) ? modules : modules + Path.PathSeparator + others;
        Environment.SetEnvironmentVariable(ModulePathVariable, all);
    }
}
