using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using Prator.Recovery.ConsoleHost.Hosting;

namespace Prator.Recovery.ConsoleHost.Running;

/// <summary>Runs one script or text to its end and says with which code the process shall exit.</summary>
internal sealed class ScriptRunner
{
    private readonly Runspace _runspace;
    private readonly RecoveryHost _host;
    private readonly ErrorReport _errors;
    private readonly CancellationToken _stopping;

    public ScriptRunner(Runspace runspace, RecoveryHost host, ErrorReport errors, CancellationToken stopping)
    {
        _runspace = runspace;
        _host = host;
        _errors = errors;
        _stopping = stopping;
    }

    /// <summary>Whether a signal ended a run before its own end.</summary>
    public bool WasStopped { get; private set; }

    /// <returns>False when the import failed; the error has then been shown.</returns>
    public bool ImportModule(string manifest)
    {
        Command import = new("Import-Module");
        import.Parameters.Add("Name", manifest);
        import.Parameters.Add("ErrorAction", ActionPreference.Stop);
        Pipeline pipeline = _runspace.CreatePipeline();
        pipeline.Commands.Add(import);
        return Finishes(pipeline, readsInput: false);
    }

    public int Run(Request.Run run) => run switch
    {
        Request.Script script => RunScript(script),
        Request.Command command => RunText(command.Text),
        _ => throw new NotSupportedException(),
    };

    private int RunScript(Request.Script script)
    {
        ExitCodeVariable lastExitCode = new(_runspace);
        _runspace.SessionStateProxy.PSVariable.Set(lastExitCode);

        Command command = new(script.Path, isScript: false, useLocalScope: false);
        foreach (CommandParameter parameter in script.Parameters)
        {
            command.Parameters.Add(parameter);
        }

        Pipeline pipeline = _runspace.CreatePipeline();
        pipeline.Commands.Add(command);
        bool readsInput = PipedInput.IsReadBy(Parser.ParseFile(script.Path, out _, out _));
        if (!Finishes(pipeline, readsInput))
        {
            return ExitCodes.Failure;
        }

        // Unlike pwsh: an unattended run that did not do what it could not ask about must not look like a success.
        return lastExitCode.OfScript ?? _host.RequestedExitCode ?? (_host.LeftUnanswered ? ExitCodes.Failure : ExitCodes.Success);
    }

    private int RunText(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return ExitCodes.Success;
        }

        // The engine keeps $? only after what goes to the history.
        Pipeline pipeline = _runspace.CreatePipeline(text, addToHistory: true);
        bool readsInput = PipedInput.IsReadBy(Parser.ParseInput(text, out _, out _));
        if (!Finishes(pipeline, readsInput))
        {
            return ExitCodes.Failure;
        }

        return _host.RequestedExitCode ?? (LastStatementSucceeded() && !_host.LeftUnanswered ? ExitCodes.Success : ExitCodes.Failure);
    }

    private bool LastStatementSucceeded() => LanguagePrimitives.IsTrue(_runspace.CreatePipeline("$global:?").Invoke().Single());

    /// <returns>False when an error or a signal ended the run before its own end.</returns>
    private bool Finishes(Pipeline pipeline, bool readsInput)
    {
        // As the engine's own console does: errors go through the same formatter as the output, in their order.
        pipeline.Commands[0].MergeMyResults(PipelineResultTypes.Error, PipelineResultTypes.Output);
        pipeline.Commands.Add("Out-Default");

        using (pipeline)
        using (ManualResetEventSlim ended = new())
        {
            pipeline.StateChanged += (_, change) =>
            {
                if (change.PipelineStateInfo.State is PipelineState.Completed or PipelineState.Failed or PipelineState.Stopped)
                {
                    ended.Set();
                }
            };

            if (readsInput && Console.IsInputRedirected)
            {
                PipedInput.Feed(pipeline.Input);
            }
            else
            {
                pipeline.Input.Close();
            }

            pipeline.InvokeAsync();
            using (_stopping.Register(pipeline.StopAsync))
            {
                ended.Wait(CancellationToken.None);
            }

            _host.Screen.EndProgress();
            PipelineStateInfo result = pipeline.PipelineStateInfo;
            WasStopped |= result.State == PipelineState.Stopped && _stopping.IsCancellationRequested;
            if (result.State == PipelineState.Failed)
            {
                _errors.Show(result.Reason);
            }

            return result.State == PipelineState.Completed;
        }
    }
}
