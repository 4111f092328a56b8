using System.Diagnostics;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Runspaces;
using System.Text;

namespace Prator.Recovery.Tests.Session;

/// <summary>A PowerShell session with the module imported from where it is laid out, as a user's would be.</summary>
public sealed class ModuleSession : IDisposable
{
    private const string Caught = "PratorTestCaught";

    private readonly Runspace _runspace;
    private readonly CultureInfo _uiCulture;

    /// <summary>Of a user without a language: items are told in Swedish, and messages in English.</summary>
    public ModuleSession()
        : this("")
    {
    }

    internal ModuleSession(string uiCulture)
    {
        _uiCulture = CultureInfo.GetCultureInfo(uiCulture);
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.Commands.Add(new SessionStateCmdletEntry("Format-List", typeof(FormatListCommand), helpFileName: null));
        _runspace = RunspaceFactory.CreateRunspace(NewHost(), state);
        _runspace.Open();
        Import = Run("Import-Module -Name $manifest -ErrorAction Stop", ("manifest", Repository.Manifest));
        Import.Clean();
    }

    /// <summary>What importing the module gave.</summary>
    public ScriptResult Import { get; }

    public void Dispose() => _runspace.Dispose();

    /// <summary>Runs a script in a scope of its own.</summary>
    /// <param name="script">The script, whose variables are given beside it.</param>
    /// <param name="variables">Names without the dollar sign, and values.</param>
    public ScriptResult Run(string script, params (string Name, object? Value)[] variables) => RunWith(NewHost(), script, variables);

    /// <summary>As <see cref="Run"/>, with a user who gives this answer (a choice's label) to every question.</summary>
    public ScriptResult RunAnswering(string answer, string script, params (string Name, object? Value)[] variables) =>
        RunWith(NewHost(answer: answer), script, variables);

    /// <summary>What a person sees of a script's output and errors on a terminal of this width.</summary>
    public string Show(int width, string script, params (string Name, object? Value)[] variables)
    {
        ScriptResult result = RunWith(NewHost(width), $"& {{\n{script}\n}} 2>&1 | Out-Default", variables);
        Assert.True(result.Failure is null, $"The script ended by {result.Failure}");
        return result.Shown;
    }

    /// <summary>Starts a script and gives it to the caller, to be stopped while it runs.</summary>
    internal PowerShell Begin(string script, PSDataCollection<PSObject> output, params (string Name, object? Value)[] variables)
    {
        PowerShell shell = Shell(script, variables);
        PSDataCollection<PSObject> input = [];
        input.Complete();
        shell.BeginInvoke(input, output);
        return shell;
    }

    /// <summary>Stops a script once it is under way.</summary>
    /// <returns>How long it took until it ended; null where it had ended by itself.</returns>
    internal TimeSpan? Stop(string script, Func<bool> isUnderWay, params (string Name, object? Value)[] variables)
    {
        using PSDataCollection<PSObject> output = [];
        using PowerShell shell = Begin(script, output, variables);
        bool isDecided = SpinWait.SpinUntil(() => shell.InvocationStateInfo.State != PSInvocationState.Running || isUnderWay(), TimeSpan.FromSeconds(60));
        Assert.True(isDecided, "It is neither under way nor has it ended.");
        if (shell.InvocationStateInfo.State != PSInvocationState.Running)
        {
            return null;
        }

        Stopwatch watch = Stopwatch.StartNew();
        shell.Stop();
        return watch.Elapsed;
    }

    internal CommandCompletion Complete(string line)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        return CommandCompletion.CompleteInput(line, line.Length, options: null, shell);
    }

    private RecordingHost NewHost(int width = 120, string answer = "Yes") => new(width, answer, _uiCulture);

    private ScriptResult RunWith(RecordingHost host, string script, (string Name, object? Value)[] variables)
    {
        using PowerShell shell = Shell($"$global:{Caught} = $null\ntry {{\n{script}\n}} catch {{ $global:{Caught} = $_ }}", variables);
        PSObject[] output;
        CultureInfo before = CultureInfo.CurrentUICulture;
        try
        {
            // $PSUICulture is the culture of the thread, which a terminal's program sets.
            CultureInfo.CurrentUICulture = _uiCulture;
            output = [.. shell.Invoke<PSObject>(input: null, new PSInvocationSettings { Host = host })];
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }

        return new ScriptResult
        {
            Output = output,
            Errors = [.. shell.Streams.Error],
            Failure = (_runspace.SessionStateProxy.GetVariable(Caught) is PSObject caught ? caught.BaseObject : _runspace.SessionStateProxy.GetVariable(Caught)) as ErrorRecord,
            Warnings = [.. shell.Streams.Warning.Select(w => w.Message)],
            Verbose = [.. shell.Streams.Verbose.Select(v => v.Message)],
            Information = [.. shell.Streams.Information.Select(i => i.ToString())],
            Progress = [.. shell.Streams.Progress],
            Shown = host.Text,
            Questions = host.Questions,
        };
    }

    private PowerShell Shell(string script, (string Name, object? Value)[] variables)
    {
        StringBuilder text = new();
        text.Append("param(").AppendJoin(", ", variables.Select(v => "$" + v.Name)).Append(")\n").Append(script);
        PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(text.ToString(), useLocalScope: true);
        foreach ((string name, object? value) in variables)
        {
            shell.AddParameter(name, value);
        }

        return shell;
    }
}
