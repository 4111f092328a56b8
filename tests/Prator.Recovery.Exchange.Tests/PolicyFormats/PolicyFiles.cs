using Prator.Recovery.Core.Policies;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Exchange.Tests.PolicyFormats;

/// <summary>The policies of the repository.</summary>
internal static class PolicyFiles
{
    public const string Seed = "module/policies/prator-2024-01.yaml";
    public const string Vinga = "tests/data/policies/vinga-2031-09.yaml";

    public static IReadOnlyList<string> All { get; } = [Seed, Vinga];

    public static string Text(string file) => File.ReadAllText(Checkout.PathOf(file)).ReplaceLineEndings("\n");

    public static RecoveryPolicy Read(string file) => RecoveryPolicy.Read(file, Text(file));

    /// <summary>The text of the shipped policy with a limit after which questions go on to the regional owner.</summary>
    public static string Limited(int days) => Once(Text(Seed), "    regional: { clause: F2 }\n", $"    regional: {{ clause: F2, afterWorkingDays: {days} }}\n");

    /// <summary>The text with the first of a part replaced; the part must be there.</summary>
    public static string Once(string text, string old, string with)
    {
        int at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"`{old}` is not in the policy.");
        return string.Concat(text.AsSpan(0, at), with, text.AsSpan(at + old.Length));
    }
}
