using System.Management.Automation;
using System.Management.Automation.Host;

namespace Prator.Recovery.ConsoleHost.Questions;

/// <summary>The errors of questions that nobody is there to answer. Each says what was asked and how to do without.</summary>
internal static class Unanswered
{
    public static HostException Choice(string caption, string message)
    {
        string question = string.IsNullOrWhiteSpace(message) ? caption : message.ReplaceLineEndings(" ");
        return NoTerminal(
            $"`{question}` cannot be asked, as there is no terminal to ask on. "
            + "If that is what shall be done, add -Confirm:$false to the command.");
    }

    /// <remarks>Where a command lacks mandatory parameters, the engine puts its own error in place of this, which names them.</remarks>
    public static HostException Fields(IEnumerable<string> names)
    {
        string missing = string.Join(", ", names.Select(name => $"`{name}`"));
        return NoTerminal($"The command needs {missing}, and there is no terminal to ask for it on. Give it on the command line.");
    }

    public static HostException Input(string what) => NoTerminal(
        $"The script wants to {what}, and there is no terminal. Run it in one, or give what it needs as a parameter; "
        + "a question whether to go on is answered by -Confirm:$false.");

    public static HostException InputEnded() =>
        new("The input ended before the question was answered.", innerException: null, "InputEnded", ErrorCategory.OperationStopped);

    private static HostException NoTerminal(string message) =>
        new(message, innerException: null, "NoTerminalToAsk", ErrorCategory.InvalidOperation);
}
