using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Internal;

namespace Prator.Recovery.ConsoleHost.Hosting;

/// <summary>
/// The size of the terminal, which the views format for. Of the rest, what would only be for show does nothing, and what
/// a script would rely on says that it is not to be had.
/// </summary>
internal sealed class RecoveryHostRawUI : PSHostRawUserInterface
{
    private readonly Terminal _terminal;

    public RecoveryHostRawUI(Terminal terminal)
    {
        _terminal = terminal;
    }

    public override Size BufferSize
    {
        get => new(_terminal.Width, _terminal.Height);
        set { }
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set { }
    }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Coordinates WindowPosition { get; set; }

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override string WindowTitle { get; set; } = string.Empty;

    public override bool KeyAvailable => _terminal.CanAsk && Console.KeyAvailable;

    public override KeyInfo ReadKey(ReadKeyOptions options)
    {
        if (!_terminal.CanAsk)
        {
            throw NotHere("read a key without a terminal");
        }

        ConsoleKeyInfo key = Console.ReadKey(options.HasFlag(ReadKeyOptions.NoEcho));
        return new KeyInfo((int)key.Key, key.KeyChar, ControlKeys(key.Modifiers), options.HasFlag(ReadKeyOptions.IncludeKeyDown));
    }

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw NotHere("read what the terminal shows");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw NotHere("write to a place of the terminal");

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw NotHere("write to a place of the terminal");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw NotHere("scroll a part of the terminal");

    /// <summary>Without this, a coloured cell of a table would be measured with its escape sequences and be cut short.</summary>
    public override int LengthInBufferCells(string source)
    {
        string shown = source.Contains('\x1b') ? new StringDecorated(source).ToString(OutputRendering.PlainText) : source;
        return shown.Sum(LengthInBufferCells);
    }

    public override int LengthInBufferCells(string source, int offset) => LengthInBufferCells(source[offset..]);

    /// <summary>None for an accent that is a letter of its own, as in the file names of a Mac.</summary>
    public override int LengthInBufferCells(char source) =>
        CharUnicodeInfo.GetUnicodeCategory(source) == UnicodeCategory.NonSpacingMark ? 0 : 1;

    private static NotSupportedException NotHere(string what) => new($"This program cannot {what}. Use pwsh for a script that needs to.");

    private static ControlKeyStates ControlKeys(ConsoleModifiers modifiers)
    {
        ControlKeyStates states = 0;
        states |= modifiers.HasFlag(ConsoleModifiers.Control) ? ControlKeyStates.LeftCtrlPressed : 0;
        states |= modifiers.HasFlag(ConsoleModifiers.Alt) ? ControlKeyStates.LeftAltPressed : 0;
        states |= modifiers.HasFlag(ConsoleModifiers.Shift) ? ControlKeyStates.ShiftPressed : 0;
        return states;
    }
}
