using System.Management.Automation.Runspaces;

namespace Prator.Recovery.ConsoleHost;

/// <summary>What the command line asks for.</summary>
internal abstract record Request
{
    public sealed record Help : Request;

    public sealed record Version : Request;

    /// <summary>A command line that cannot be obeyed; the message ends the line <c>prator: …</c>.</summary>
    public sealed record Misuse(string Message, bool ShowsUsage = false) : Request;

    /// <summary>Something for the engine to run.</summary>
    public abstract record Run : Request;

    /// <summary>A script file, as <c>pwsh -File</c> runs it. The path is absolute: a script may change directory.</summary>
    public sealed record Script(string Path, IReadOnlyList<CommandParameter> Parameters) : Run;

    /// <summary>A text, as <c>pwsh -Command</c> runs it.</summary>
    public sealed record Command(string Text) : Run;
}
