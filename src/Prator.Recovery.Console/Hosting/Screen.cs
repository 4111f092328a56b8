using System.Management.Automation;

namespace Prator.Recovery.ConsoleHost.Hosting;

/// <summary>
/// The two streams and the progress line, which share one terminal. Cmdlets may write from several threads, so whoever
/// writes holds the lock.
/// </summary>
internal sealed class Screen
{
    private readonly Lock _lock = new();
    private readonly TextStream _output;
    private readonly TextStream _error;
    private readonly ProgressLine? _progress;
    private bool _isWithinLine;

    public Screen(TextStream output, TextStream error, ProgressLine? progress)
    {
        _output = output;
        _error = error;
        _progress = progress;
    }

    public void WriteOutput(string text) => Write(_output, text, stream => stream.Write(text));

    public void WriteOutput(ConsoleColor foreground, ConsoleColor background, string text) =>
        Write(_output, text, stream => stream.Write(foreground, background, text));

    public void WriteError(string text) => Write(_error, text, stream => stream.Write(text));

    public void WriteError(ConsoleColor foreground, string text) =>
        WriteError(PSStyle.MapForegroundColorToEscapeSequence(foreground), text);

    /// <summary>Writes a text in a style, which is an escape sequence.</summary>
    public void WriteError(string style, string text) => Write(_error, text, stream => stream.Write(style, text));

    public void ShowProgress(long source, ProgressRecord record)
    {
        lock (_lock)
        {
            // A line that is still being written must not be written over.
            if (!_isWithinLine)
            {
                _progress?.Show(source, record);
            }
        }
    }

    /// <summary>Takes the progress line away until there is something new to tell.</summary>
    public void HideProgress()
    {
        lock (_lock)
        {
            _progress?.Clear();
        }
    }

    /// <summary>Takes the progress line away for good: what it told of has ended.</summary>
    public void EndProgress()
    {
        lock (_lock)
        {
            _progress?.Reset();
        }
    }

    /// <summary>Notes that somebody has ended the line by typing Enter.</summary>
    public void NoteEnter()
    {
        lock (_lock)
        {
            _isWithinLine = false;
        }
    }

    private void Write(TextStream stream, string text, Action<TextStream> write)
    {
        lock (_lock)
        {
            if (stream.IsTerminal && text.Length > 0)
            {
                _progress?.Clear();
                _isWithinLine = !text.EndsWith('\n');
            }

            write(stream);
        }
    }
}
