using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Prator.Recovery.ConsoleHost.Hosting;

namespace Prator.Recovery.ConsoleHost.Running;

/// <summary>
/// Shows the error that ended a script, by the engine's own view of errors. That view writes as if to the output, so
/// it is given a host whose output is the standard error.
/// </summary>
internal sealed class ErrorReport
{
    private readonly Runspace _runspace;
    private readonly RecoveryHost _host;

    public ErrorReport(Runspace runspace, Terminal terminal)
    {
        _runspace = runspace;
        _host = RecoveryHost.ForErrors(terminal);
    }

    public void Show(Exception failure)
    {
        ErrorRecord record = failure is IContainsErrorRecord container
            ? container.ErrorRecord
            : new ErrorRecord(failure, "ScriptFailed", ErrorCategory.NotSpecified, targetObject: null);
        try
        {
            using PowerShell view = PowerShell.Create(_runspace);
            view.AddCommand("Out-Default").Invoke(new[] { record }, new PSInvocationSettings { Host = _host });
        }
        catch (RuntimeException)
        {
            // A script may have redefined what the view needs; its error must be seen all the same.
            _host.UI.WriteLine(failure.Message);
        }
    }
}
