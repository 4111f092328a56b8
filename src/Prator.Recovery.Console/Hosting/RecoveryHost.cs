using System.Globalization;
using System.Management.Automation.Host;
using Prator.Recovery.ConsoleHost.Questions;

namespace Prator.Recovery.ConsoleHost.Hosting;

/// <summary>What the engine sees of the program that runs it.</summary>
internal sealed class RecoveryHost : PSHost
{
    private const string NoShell = "This program runs scripts and has no interactive shell. Use pwsh to look about inside a script.";

    private readonly Asker _asker;

    private RecoveryHost(Screen screen, Terminal terminal, CancellationToken stopping)
    {
        Screen = screen;
        _asker = new Asker(screen, terminal, stopping);
        UI = new RecoveryHostUI(screen, terminal, _asker);
    }

    public Screen Screen { get; }

    /// <summary>The code of an <c>exit</c> outside a script file, or of $Host.SetShouldExit; null when neither has been called.</summary>
    public int? RequestedExitCode { get; private set; }

    /// <summary>Whether the script asked something that nobody was there to answer.</summary>
    public bool LeftUnanswered => _asker.LeftUnanswered;

    public override string Name => "prator";

    public override Version Version { get; } = typeof(RecoveryHost).Assembly.GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    public override CultureInfo CurrentUICulture { get; } = CultureInfo.CurrentUICulture;

    public override PSHostUserInterface UI { get; }

    public static RecoveryHost ForScripts(Terminal terminal, CancellationToken stopping)
    {
        ProgressLine? progress = terminal.ShowsProgress
            ? new ProgressLine(Console.Error, () => terminal.ProgressWidth, TimeProvider.System)
            : null;
        TextStream output = new(Console.Out, terminal.OutputIsTerminal, terminal.ColoursOutput);
        TextStream error = new(Console.Error, terminal.ErrorIsTerminal, terminal.ColoursErrors);
        return new RecoveryHost(new Screen(output, error, progress), terminal, stopping);
    }

    /// <summary>A host that writes everything to the standard error, output too.</summary>
    public static RecoveryHost ForErrors(Terminal terminal)
    {
        TextStream error = new(Console.Error, terminal.ErrorIsTerminal, terminal.ColoursErrors);
        return new RecoveryHost(new Screen(error, error, progress: null), terminal, CancellationToken.None);
    }

    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException(NoShell);

    public override void ExitNestedPrompt() => throw new NotSupportedException(NoShell);

    /// <summary>A native program is about to write to the terminal itself.</summary>
    public override void NotifyBeginApplication() => Screen.HideProgress();

    public override void NotifyEndApplication()
    {
    }
}
