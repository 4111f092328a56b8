using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Prator.Recovery.ConsoleHost.Questions;

namespace Prator.Recovery.ConsoleHost.Hosting;

/// <summary>
/// Shows what a script writes. The standard output carries the script's output and nothing else; errors, warnings, verbose
/// and debug texts go to the standard error. (pwsh mixes all but errors into the output; a report that is piped on to
/// another program must not have warnings among its lines.)
/// </summary>
internal sealed class RecoveryHostUI : PSHostUserInterface
{
    private readonly Screen _screen;
    private readonly Terminal _terminal;
    private readonly Asker _asker;

    public RecoveryHostUI(Screen screen, Terminal terminal, Asker asker)
    {
        _screen = screen;
        _terminal = terminal;
        _asker = asker;
        RawUI = new RecoveryHostRawUI(terminal);
    }

    public override PSHostRawUserInterface RawUI { get; }

    /// <summary>Asked by the engine's view of errors before it colours one.</summary>
    public override bool SupportsVirtualTerminal => _terminal.ShowsColours;

    public override void Write(string value) => _screen.WriteOutput(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        _screen.WriteOutput(foregroundColor, backgroundColor, value);

    public override void WriteLine(string value) => _screen.WriteOutput(value + Environment.NewLine);

    public override void WriteErrorLine(string value) => _screen.WriteError(value + Environment.NewLine);

    public override void WriteWarningLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Warning, "WARNING", message);

    public override void WriteVerboseLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Verbose, "VERBOSE", message);

    public override void WriteDebugLine(string message) => WriteMessage(PSStyle.Instance.Formatting.Debug, "DEBUG", message);

    public override void WriteProgress(long sourceId, ProgressRecord record) => _screen.ShowProgress(sourceId, record);

    public override string ReadLine() => _asker.ReadLine();

    public override SecureString ReadLineAsSecureString() => _asker.ReadSecret();

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        new ChoiceQuestion(caption, message, choices, defaultChoice).Ask(_asker);

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        new FieldQuestions(caption, message, descriptions).Ask(_asker);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        new CredentialQuestion(caption, message, userName).Ask(_asker);

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    private void WriteMessage(string style, string kind, string message) =>
        _screen.WriteError(style, $"{kind}: {message}{Environment.NewLine}");
}
