using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace Prator.Recovery.ConsoleHost.Running;

/// <summary>
/// $LASTEXITCODE, watched. The engine writes it both after every native program and when the script itself ends by
/// <c>exit n</c>, and only the latter is to become the exit code of the process. It is the one write that happens when
/// no script is on the call stack any more.
/// </summary>
internal sealed class ExitCodeVariable : PSVariable
{
    private readonly Runspace _runspace;
    private object? _value;

    public ExitCodeVariable(Runspace runspace)
        : base("LASTEXITCODE")
    {
        _runspace = runspace;
    }

    /// <summary>The code that the script itself exited with, or null when it ended without <c>exit</c>.</summary>
    public int? OfScript { get; private set; }

    public override object? Value
    {
        get => _value;
        set
        {
            _value = value;
            if (value is int code && !_runspace.Debugger.GetCallStack().Any())
            {
                OfScript = code;
            }
        }
    }
}
