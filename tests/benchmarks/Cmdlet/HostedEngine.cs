using System.Collections;
using System.Diagnostics;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Reflection;
using Prator.Recovery.Benchmarks.Measuring;

namespace Prator.Recovery.Benchmarks.Cmdlet;

/// <summary>The PowerShell engine with the module imported from where the build laid it out.</summary>
internal sealed class HostedEngine : IDisposable
{
    private readonly Runspace _runspace = RunspaceFactory.CreateRunspace(InitialSessionState.CreateDefault2());

    public HostedEngine()
    {
        _runspace.Open();
        using PowerShell import = PowerShell.Create(_runspace);
        import.AddCommand("Import-Module").AddParameter("Name", Built.Module).AddParameter("ErrorAction", ActionPreference.Stop).Invoke();
        CheckOptimised();
    }

    /// <summary>Runs a script of this project that gives out one table of counts.</summary>
    public IReadOnlyDictionary<string, int> Count(string script, params (string Name, object Value)[] parameters)
    {
        using PowerShell run = PowerShell.Create(_runspace);
        run.AddScript(Built.Text("Cmdlet", script), useLocalScope: true);
        foreach ((string name, object value) in parameters)
        {
            run.AddParameter(name, value);
        }

        Hashtable counts = (Hashtable)run.Invoke().Single().BaseObject;
        return counts.Cast<DictionaryEntry>().ToDictionary(c => (string)c.Key, c => (int)c.Value!, StringComparer.Ordinal);
    }

    public void Dispose() => _runspace.Dispose();

    // Both configurations lay the module out in the same place.
    private void CheckOptimised()
    {
        CmdletInfo cmdlet = (CmdletInfo)_runspace.SessionStateProxy.InvokeCommand.GetCommand("Get-OutageEpisode", CommandTypes.Cmdlet);
        if (cmdlet.ImplementingType.Assembly.GetCustomAttribute<DebuggableAttribute>() is { IsJITOptimizerDisabled: true })
        {
            throw new InvalidOperationException($"The module at {Built.Module} is a Debug build. Build this project in Release again.");
        }
    }
}
