using System.Collections.ObjectModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;
using System.Text.RegularExpressions;

namespace Prator.Recovery.Tests.Session;

/// <summary>A terminal of a given width that keeps what it was shown and answers questions as it was told to.</summary>
internal sealed class RecordingHost : PSHost
{
    private readonly RecordingUI _ui;

    public RecordingHost(int width, string answer, CultureInfo uiCulture)
    {
        CurrentUICulture = uiCulture;
        _ui = new RecordingUI(width, answer);
    }

    /// <summary>Everything that was written to the terminal.</summary>
    public string Text => Plain.Of(_ui.Written.ToString());

    /// <summary>Every question that was asked, with its caption.</summary>
    public IReadOnlyList<string> Questions => _ui.Questions;

    public override string Name => "recording";

    public override Version Version { get; } = new(1, 0);

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

    public override CultureInfo CurrentUICulture { get; }

    public override PSHostUserInterface UI => _ui;

    public override void SetShouldExit(int exitCode)
    {
    }

    public override void EnterNestedPrompt() => throw new NotSupportedException();

    public override void ExitNestedPrompt() => throw new NotSupportedException();

    public override void NotifyBeginApplication()
    {
    }

    public override void NotifyEndApplication()
    {
    }
}

/// <summary>Texts without the colours that the engine puts into them.</summary>
internal static partial class Plain
{
    public static string Of(string text) => Colours().Replace(text, string.Empty);

    [GeneratedRegex(@"\x1b\[[0-9;]*m")]
    private static partial Regex Colours();
}

/// <summary>What the terminal shows.</summary>
internal sealed class RecordingUI(int width, string answer) : PSHostUserInterface
{
    public StringBuilder Written { get; } = new();

    public List<string> Questions { get; } = [];

    public override PSHostRawUserInterface RawUI { get; } = new RecordingRawUI(width);

    public override void Write(string value) => Written.Append(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Written.Append(value);

    public override void WriteLine(string value) => Written.Append(value).Append('\n');

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteWarningLine(string message) => WriteLine($"WARNING: {message}");

    public override void WriteVerboseLine(string message) => WriteLine($"VERBOSE: {message}");

    public override void WriteDebugLine(string message) => WriteLine($"DEBUG: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        Questions.Add($"{caption}\n{message}");
        return choices.IndexOf(choices.Single(c => c.Label.Replace("&", string.Empty, StringComparison.Ordinal) == answer));
    }

    public override string ReadLine() => throw new NotSupportedException();

    public override SecureString ReadLineAsSecureString() => throw new NotSupportedException();

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new NotSupportedException();

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        throw new NotSupportedException();
}

/// <summary>The terminal's size, which the views format for.</summary>
internal sealed class RecordingRawUI(int width) : PSHostRawUserInterface
{
    public override Size BufferSize
    {
        get => new(width, 3000);
        set { }
    }

    public override Size WindowSize
    {
        get => new(width, 50);
        set { }
    }

    public override Size MaxWindowSize => WindowSize;

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Coordinates WindowPosition { get; set; }

    public override Coordinates CursorPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override string WindowTitle { get; set; } = string.Empty;

    public override bool KeyAvailable => false;

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException();

    public override void FlushInputBuffer()
    {
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw new NotSupportedException();

    public override int LengthInBufferCells(string source) => Plain.Of(source).Length;

    public override int LengthInBufferCells(string source, int offset) => LengthInBufferCells(source[offset..]);
}
