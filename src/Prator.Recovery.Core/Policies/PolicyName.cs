using System.Text.RegularExpressions;

namespace Prator.Recovery.Core.Policies;

/// <summary>What a policy can be named: what is a file name everywhere, and no path.</summary>
public static partial class PolicyName
{
    /// <summary>Up to 100 letters of English, digits, <c>.</c>, <c>_</c> and <c>-</c>, beginning with a letter or digit.</summary>
    public static bool IsValid(string name) => Form().IsMatch(name);

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z")]
    private static partial Regex Form();
}
