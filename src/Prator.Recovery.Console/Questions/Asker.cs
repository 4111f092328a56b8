using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using Prator.Recovery.ConsoleHost.Hosting;

namespace Prator.Recovery.ConsoleHost.Questions;

/// <summary>
/// Puts questions to the person at the terminal: on the standard error, so that output that goes to a file stays clean.
/// Ctrl-C takes a question back, though the answer is still being waited for on another thread.
/// </summary>
internal sealed class Asker
{
    private readonly Screen _screen;
    private readonly Terminal _terminal;
    private readonly CancellationToken _stopping;

    public Asker(Screen screen, Terminal terminal, CancellationToken stopping)
    {
        _screen = screen;
        _terminal = terminal;
        _stopping = stopping;
    }

    /// <summary>Whether some question found nobody to answer it.</summary>
    public bool LeftUnanswered { get; private set; }

    /// <summary>Called before anything of a question is shown.</summary>
    /// <param name="error">What to throw when there is no terminal.</param>
    public void RequireTerminal(Func<HostException> error)
    {
        if (!_terminal.CanAsk)
        {
            throw GiveUp(error());
        }
    }

    public void Say(string text) => _screen.WriteError(text);

    public void Say(ConsoleColor colour, string text) => _screen.WriteError(colour, text);

    public void SayLine(string text) => Say(text + Environment.NewLine);

    /// <exception cref="HostException">There is no terminal, or its input has ended (Ctrl-D).</exception>
    public string ReadLine()
    {
        RequireTerminal(() => Unanswered.Input("read a line"));
        string line = WaitFor(Console.ReadLine) ?? throw GiveUp(Unanswered.InputEnded());
        _screen.NoteEnter();
        return line;
    }

    /// <summary>Reads a secret, showing a star for each letter.</summary>
    public SecureString ReadSecret()
    {
        RequireTerminal(() => Unanswered.Input("read a secret"));
        SecureString secret = new();
        while (WaitFor(() => Console.ReadKey(intercept: true)) is { Key: not ConsoleKey.Enter } key)
        {
            if (key.Key != ConsoleKey.Backspace)
            {
                secret.AppendChar(key.KeyChar);
                Say("*");
            }
            else if (secret.Length > 0)
            {
                secret.RemoveAt(secret.Length - 1);
                Say("\b \b");
            }
        }

        SayLine(string.Empty);
        return secret;
    }

    private HostException GiveUp(HostException error)
    {
        LeftUnanswered = true;
        return error;
    }

    private T WaitFor<T>(Func<T> read)
    {
        Task<T> answer = Task.Run(read);
        try
        {
            Task.WaitAny([answer], _stopping);
        }
        catch (OperationCanceledException)
        {
            SayLine(string.Empty);
            throw new PipelineStoppedException();
        }

        return answer.GetAwaiter().GetResult();
    }
}
