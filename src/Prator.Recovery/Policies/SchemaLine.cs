using System.Text.RegularExpressions;
using Prator.Recovery.Exchange;

namespace Prator.Recovery.Policies;

/// <summary>The comment by which editors find the schema of a policy: <c># yaml-language-server: $schema=</c> and a path or address.</summary>
internal static partial class SchemaLine
{
    /// <summary>Makes the line true for a folder: a path that leads nowhere from there becomes that of a schema beside the policy.</summary>
    /// <param name="policy">The policy's text.</param>
    /// <param name="folder">The full path of the folder that it is to lie in.</param>
    /// <returns>The text, and whether it names a schema beside it. Without such a line, or with an address, it is as it was.</returns>
    public static (string Policy, bool IsBeside) Settled(string policy, string folder)
    {
        Group schema = Line().Match(policy).Groups["schema"];
        bool isBeside = schema.Success && !schema.Value.Contains("://", StringComparison.Ordinal)
            && (schema.Value == PolicySchema.FileName || !File.Exists(Path.Combine(folder, schema.Value)));
        return isBeside
            ? (string.Concat(policy.AsSpan(0, schema.Index), PolicySchema.FileName, policy.AsSpan(schema.Index + schema.Length)), true)
            : (policy, false);
    }

    [GeneratedRegex(@"^#\s*yaml-language-server:\s*\$schema=(?<schema>\S+)", RegexOptions.Multiline)]
    private static partial Regex Line();
}
