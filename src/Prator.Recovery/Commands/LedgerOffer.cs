using System.Management.Automation;
using System.Management.Automation.Language;

namespace Prator.Recovery.Commands;

/// <summary>What a ledger offers to be written.</summary>
/// <param name="Text">As it reads.</param>
/// <param name="ToolTip">What is known of it.</param>
/// <param name="MayBeWildcard">Whether wildcards are understood where it stands, so that its own characters must not be taken for some.</param>
internal sealed record LedgerOffer(string Text, string ToolTip, bool MayBeWildcard)
{
    /// <summary>As it must be written, with quotes where it needs them.</summary>
    public CompletionResult Result()
    {
        string meant = MayBeWildcard ? WildcardPattern.Escape(Text) : Text;
        string written = IsWord(meant) ? meant : $"'{CodeGeneration.EscapeSingleQuotedStringContent(meant)}'";
        return new CompletionResult(written, Text, CompletionResultType.ParameterValue, ToolTip);
    }

    private static bool IsWord(string text) => text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.');
}
