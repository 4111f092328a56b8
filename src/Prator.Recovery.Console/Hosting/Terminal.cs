namespace Prator.Recovery.ConsoleHost.Hosting;

/// <summary>Which of the three streams a person sits at, and what may be shown there.</summary>
internal sealed class Terminal
{
    /// <summary>Enough for a table with texts in it not to be cut where there is no edge to cut it at.</summary>
    private const int WidthOfFile = 120;

    private const int HeightOfFile = 50;

    /// <summary>What any terminal has, where its own width cannot be asked for because the output goes elsewhere.</summary>
    private const int NarrowTerminal = 80;

    private readonly bool _inputIsTerminal;
    private readonly bool _mayColour;
    private readonly bool _movesCursor;

    private Terminal(bool inputIsTerminal, bool outputIsTerminal, bool errorIsTerminal, bool mayColour, bool movesCursor)
    {
        _inputIsTerminal = inputIsTerminal;
        OutputIsTerminal = outputIsTerminal;
        ErrorIsTerminal = errorIsTerminal;
        _mayColour = mayColour;
        _movesCursor = movesCursor;
    }

    public bool OutputIsTerminal { get; }

    public bool ErrorIsTerminal { get; }

    /// <summary>A question is written to the standard error, so it can be asked even while the output goes to a file.</summary>
    public bool CanAsk => _inputIsTerminal && ErrorIsTerminal;

    public bool ColoursOutput => OutputIsTerminal && _mayColour;

    public bool ColoursErrors => ErrorIsTerminal && _mayColour;

    public bool ShowsColours => ColoursOutput || ColoursErrors;

    public bool ShowsProgress => ErrorIsTerminal && _movesCursor;

    /// <summary>The width to format for, in cells.</summary>
    public int Width => OrElse(OutputIsTerminal ? Console.WindowWidth : Number("COLUMNS"), WidthOfFile);

    /// <summary>The height, in lines.</summary>
    public int Height => OrElse(OutputIsTerminal ? Console.WindowHeight : 0, HeightOfFile);

    /// <summary>The width of the terminal that the standard error goes to, in cells.</summary>
    public int ProgressWidth => OrElse(OutputIsTerminal ? Console.WindowWidth : 0, NarrowTerminal);

    public static Terminal OfProcess()
    {
        bool isSmart = Environment.GetEnvironmentVariable("TERM") != "dumb";
        bool noColour = !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

        // In a Windows service or a task of a user who is not logged on, the streams seem to be a window that nobody sees.
        bool somebodySees = Environment.UserInteractive;
        return new Terminal(
            somebodySees && !Console.IsInputRedirected,
            somebodySees && !Console.IsOutputRedirected,
            somebodySees && !Console.IsErrorRedirected,
            mayColour: isSmart && !noColour && WindowsTerminal.UnderstandsEscapes(),
            movesCursor: isSmart);
    }

    private static int Number(string variable) => int.TryParse(Environment.GetEnvironmentVariable(variable), out int number) ? number : 0;

    /// <remarks>Some pseudo-terminals say that they are no cells wide.</remarks>
    private static int OrElse(int size, int otherwise) => size > 0 ? size : otherwise;
}
