namespace Prator.Recovery.ConsoleHost;

/// <summary>The codes that are not the script's own. Where <c>pwsh</c> has one for the case, it is the same.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A terminating error, or a <c>-Command</c> whose last statement failed.</summary>
    public const int Failure = 1;

    /// <summary>A command line that cannot be obeyed (EX_USAGE), such as a script file that does not exist.</summary>
    public const int Misuse = 64;

    /// <summary>Ctrl-C: 128 + SIGINT, as shells report a program that a signal ended.</summary>
    public const int Interrupted = 130;

    /// <summary>128 + SIGTERM: a scheduler stopped the job.</summary>
    public const int Terminated = 143;
}
