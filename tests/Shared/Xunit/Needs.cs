namespace Prator.Recovery.Testing;

/// <summary>
/// What a test needs of the machine. Where it is missing the test is skipped, but fails where everything is required: a
/// build that is meant to test all must not pass by testing less.
/// </summary>
internal static class Needs
{
    private static readonly bool RequiresAll = Environment.GetEnvironmentVariable("PRATOR_RECOVERY_REQUIRE_ALL") == "1";

    public static void Linux() => Condition(OperatingSystem.IsLinux(), "Signals and pseudo-terminals are tested on Linux only.");

    /// <returns>The path of the program.</returns>
    public static string Program(string name)
    {
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator);
        string[] names = OperatingSystem.IsWindows() ? [$"{name}.exe"] : [name];
        string? found = folders.SelectMany(folder => names.Select(n => Path.Combine(folder, n))).FirstOrDefault(File.Exists);
        Condition(found is not null, $"The program `{name}` is not installed.");
        return found!;
    }

    /// <param name="relative">A path from the root of the checkout, with slashes.</param>
    /// <param name="otherwise">What makes the folder.</param>
    public static void Folder(string relative, string otherwise) =>
        Condition(Directory.Exists(Checkout.PathOf(relative)), $"There is no `{relative}`: {otherwise}.");

    /// <param name="isMet">Whether the machine has it.</param>
    /// <param name="otherwise">What is missing, as a sentence.</param>
    public static void That(bool isMet, string otherwise) => Condition(isMet, otherwise);

    private static void Condition(bool isMet, string otherwise)
    {
        Xunit.Assert.False(RequiresAll && !isMet, otherwise);
        Xunit.Assert.SkipUnless(isMet, otherwise);
    }
}
