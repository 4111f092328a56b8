using System.Diagnostics;
using System.Text;

namespace Prator.Recovery.ConsoleHost.Tests.Processes;

/// <summary>Starts the built console as a process of its own and waits for its end.</summary>
internal static class BuiltConsole
{
    /// <summary>Far more than any script here takes, so that only what hangs is cut off.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private static readonly Lazy<string> Found = new(Find);

    public static string Dotnet { get; } = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";

    public static string Assembly => Found.Value;

    public static Task<RunResult> Run(params string[] arguments) => new PratorRun { Arguments = arguments }.ToEnd();

    public static Task<RunResult> RunCommand(string text) => Run("-Command", text);

    /// <summary>A start of the console with all three streams redirected and an environment without surprises.</summary>
    public static ProcessStartInfo StartInfo(IEnumerable<string> arguments) => Redirected(Dotnet, [Assembly, .. arguments]);

    public static ProcessStartInfo Redirected(string program, IEnumerable<string> arguments)
    {
        UTF8Encoding utf8 = new(encoderShouldEmitUTF8Identifier: false);
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = utf8,
            StandardOutputEncoding = utf8,
            StandardErrorEncoding = utf8,
            UseShellExecute = false,
        };
        start.Environment["TERM"] = "xterm-256color";
        // A process here ends before it has repaid that it was watched.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment.Remove("NO_COLOR");
        start.Environment.Remove("COLUMNS");
        return start;
    }

    private static string Find()
    {
        // …/bin/<configuration>/net10.0/ of the tests says which build of the console belongs to them.
        DirectoryInfo framework = new(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
        string built = Path.Combine("src", "Prator.Recovery.Console", "bin", framework.Parent!.Name, framework.Name, "prator.dll");
        for (DirectoryInfo? folder = framework; folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, built);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException($"There is no {built} in or above {framework}. Build src/Prator.Recovery.Console first.");
    }
}
