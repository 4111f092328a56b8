using System.Management.Automation.Runspaces;

namespace Prator.Recovery.ConsoleHost;

/// <summary>
/// Reads the command line by the rules of <c>pwsh -File</c> and <c>pwsh -Command</c>, so that a line that works in a
/// schedule today works when only its first word is changed.
/// </summary>
internal static class Arguments
{
    /// <summary>The name that stands for the standard input in <c>-Command -</c>.</summary>
    private const string StandardInput = "-";

    private static readonly string[] HelpOptions = ["-h", "--help", "-help", "-?", "/?"];
    private static readonly string[] VersionOptions = ["--version", "-version", "-v"];
    private static readonly string[] CommandOptions = ["-command", "--command", "-c"];
    private static readonly string[] FileOptions = ["-file", "--file", "-f"];

    public static Request Parse(string[] args)
    {
        if (args.Length == 0)
        {
            return new Request.Misuse("no script given. An interactive shell is the job of pwsh.", ShowsUsage: true);
        }

        string first = args[0];
        if (IsOneOf(first, HelpOptions))
        {
            return new Request.Help();
        }

        if (IsOneOf(first, VersionOptions))
        {
            return new Request.Version();
        }

        if (IsOneOf(first, CommandOptions))
        {
            return ParseCommand(args[1..]);
        }

        if (IsOneOf(first, FileOptions))
        {
            return args.Length > 1 ? ParseScript(args[1..]) : new Request.Misuse($"`{first}` must be followed by a script file.");
        }

        return first.StartsWith('-') ? new Request.Misuse($"there is no option `{first}`.", ShowsUsage: true) : ParseScript(args);
    }

    private static bool IsOneOf(string argument, string[] options) => options.Contains(argument, StringComparer.OrdinalIgnoreCase);

    private static Request ParseCommand(string[] words)
    {
        if (words.Length == 0)
        {
            return new Request.Misuse("`-Command` must be followed by the text to run, or by `-` to read it from the standard input.");
        }

        if (words[0] != StandardInput)
        {
            return new Request.Command(string.Join(' ', words));
        }

        if (words.Length > 1)
        {
            return new Request.Misuse("nothing may follow `-Command -`: the text comes from the standard input.");
        }

        return Console.IsInputRedirected
            ? new Request.Command(Console.In.ReadToEnd())
            : new Request.Misuse("`-Command -` needs a standard input that is redirected or piped.");
    }

    private static Request ParseScript(string[] words)
    {
        string file = words[0];
        if (!File.Exists(file))
        {
            return new Request.Misuse($"there is no file `{file}`.");
        }

        // Any other ending would be handed to the operating system to open.
        if (!string.Equals(Path.GetExtension(file), ".ps1", StringComparison.OrdinalIgnoreCase))
        {
            return new Request.Misuse($"`{file}` is not a script: its name must end in .ps1.");
        }

        return new Request.Script(Path.GetFullPath(file), [.. ParseParameters(words[1..])]);
    }

    /// <summary>
    /// Values are literal strings, never expressions; only <c>-Name:value</c> knows true and false, since a switch
    /// could not be turned off otherwise.
    /// </summary>
    private static IEnumerable<CommandParameter> ParseParameters(string[] words)
    {
        for (int i = 0; i < words.Length; i++)
        {
            string word = words[i];
            int colon = word.IndexOf(':', StringComparison.Ordinal);
            if (!IsParameter(word))
            {
                yield return new CommandParameter(null, word);
            }
            else if (colon < 0)
            {
                // The binder decides whether the next word is this parameter's value or, after a switch, one of its own.
                yield return new CommandParameter(word);
            }
            else if (colon < word.Length - 1)
            {
                yield return new CommandParameter(word[..colon], TruthOrText(word[(colon + 1)..]));
            }
            else if (i < words.Length - 1)
            {
                yield return new CommandParameter(word[..colon], words[++i]);
            }
            else
            {
                yield return new CommandParameter(word[..colon]);
            }
        }
    }

    /// <summary>Also the dashes that word processors make of a hyphen, which the engine takes for one.</summary>
    private static bool IsParameter(string word) => word.Length > 1 && word[0] is '-' or '\u2013' or '\u2014' or '\u2015';

    private static object TruthOrText(string value) =>
        bool.TryParse(value.StartsWith('$') ? value[1..] : value, out bool truth) ? truth : value;
}
