using System.Diagnostics;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests.Processes;

/// <summary>Runs the console on a terminal that <c>script</c> of util-linux plays.</summary>
internal static class PseudoTerminal
{
    /// <summary>Takes an answer, as Enter does on a terminal.</summary>
    public const string Enter = "\r";

    public const string ControlC = "\x03";

    public static Conversation Start(string[] arguments, IReadOnlyDictionary<string, string>? environment = null, string redirection = "")
    {
        Needs.Linux();
        Needs.Program("script");
        string command = string.Join(' ', new[] { BuiltConsole.Dotnet, BuiltConsole.Assembly }.Concat(arguments).Select(Quoted));

        // A width of its own: by itself the pseudo-terminal has none.
        string line = $"stty cols 100 rows 40; exec {command} {redirection}";
        ProcessStartInfo start = BuiltConsole.Redirected("script", ["-qec", line, "/dev/null"]);
        start.Environment["SHELL"] = "/bin/sh";
        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return Conversation.With(start);
    }

    private static string Quoted(string word) => $"'{word.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
