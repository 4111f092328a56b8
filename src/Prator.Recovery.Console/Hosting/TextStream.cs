using System.Management.Automation;
using System.Management.Automation.Internal;

namespace Prator.Recovery.ConsoleHost.Hosting;

/// <summary>The standard output or error, which shows colours or drops them.</summary>
internal sealed class TextStream
{
    private const ConsoleColor OrdinaryBackground = ConsoleColor.Black;
    private const char Escape = '\x1b';

    private readonly TextWriter _writer;
    private readonly bool _isColoured;

    public TextStream(TextWriter writer, bool isTerminal, bool isColoured)
    {
        _writer = writer;
        IsTerminal = isTerminal;
        _isColoured = isColoured;
    }

    public bool IsTerminal { get; }

    /// <summary>Writes a text that may hold escape sequences, which the engine's views and scripts put there.</summary>
    public void Write(string text) => _writer.Write(_isColoured ? text : WithoutColours(text));

    public void Write(ConsoleColor foreground, ConsoleColor background, string text)
    {
        if (!_isColoured)
        {
            Write(text);
            return;
        }

        // Black is what the engine fills in for "no background given", and would be a bar across a light terminal.
        string behind = background == OrdinaryBackground ? string.Empty : PSStyle.MapBackgroundColorToEscapeSequence(background);
        Write(PSStyle.MapForegroundColorToEscapeSequence(foreground) + behind, text);
    }

    /// <summary>
    /// Writes a text in a style, which is an escape sequence. Line ends stand outside it, or they would be coloured to the
    /// edge.
    /// </summary>
    public void Write(string style, string text)
    {
        if (!_isColoured || text.Length == 0)
        {
            Write(text);
            return;
        }

        string body = text.TrimEnd('\r', '\n');
        _writer.Write(style + body + PSStyle.Instance.Reset + text[body.Length..]);
    }

    private static string WithoutColours(string text) =>
        text.Contains(Escape) ? new StringDecorated(text).ToString(OutputRendering.PlainText) : text;
}
