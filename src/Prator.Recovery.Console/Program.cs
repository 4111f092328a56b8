using Prator.Recovery.ConsoleHost.Running;

namespace Prator.Recovery.ConsoleHost;

internal static class Program
{
    private static int Main(string[] args)
    {
        // The engine reports what modules it loads to its maker unless told not to. It reads this when it is first
        // touched, so it must stand first.
        Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

        using Utf8Console encoding = Utf8Console.Enter();
        switch (Arguments.Parse(args))
        {
            case Request.Help:
                Console.Out.Write(Usage.Text);
                return ExitCodes.Success;
            case Request.Version:
                Console.Out.WriteLine(ProductVersion.Text);
                return ExitCodes.Success;
            case Request.Misuse misuse:
                Console.Error.WriteLine($"prator: {misuse.Message}");
                Console.Error.Write(misuse.ShowsUsage ? Usage.Text : string.Empty);
                return ExitCodes.Misuse;
            case Request.Run run:
                return Execution.Of(run);
            default:
                throw new NotSupportedException();
        }
    }
}
