namespace Prator.Recovery.ConsoleHost.Tests.Processes;

/// <summary>
/// What a test needs of the machine. Where it is missing the test is skipped, but fails where everything is required: a
/// build that is meant to test all must not pass by testing less.
/// </summary>
internal static class Needs
{
    private static readonly bool RequiresAll = Environment.GetEnvironmentVariable("PRATOR_RECOVERY_REQUIRE_ALL") == "1";

    public static void Linux() => Condition(OperatingSystem.IsLinux(), "Signals and pseudo-terminals are tested on Linux only.");

    public static void Program(string name)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        Condition(folders.Any(folder => File.Exists(Path.Combine(folder, name))), $"The program `{name}` is not installed.");
    }

    private static void Condition(bool isMet, string otherwise)
    {
        Assert.False(RequiresAll && !isMet, otherwise);
        Assert.SkipUnless(isMet, otherwise);
    }
}
