using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>What two policies say differently.</summary>
public static class PolicyComparison
{
    /// <summary>Cells first, then what they follow from, then texts; none where the policies decide and say the same.</summary>
    /// <param name="before">The policy to compare with.</param>
    /// <param name="after">The policy that is compared.</param>
    /// <param name="culture">The language of regions and texts. A text that differs in the other language only is told in that one.</param>
    public static IReadOnlyList<PolicyDifference> Of(RecoveryPolicy before, RecoveryPolicy after, CultureInfo culture)
    {
        TextComparison texts = new(new FilledTexts(before, after), culture);
        return
        [
            .. HeadComparison.Of(before, after, texts)
                .Concat(BookComparison.Of(before.Episodes.Book, after.Episodes.Book, texts, culture))
                .Concat(BookComparison.Of(before.Sips.Book, after.Sips.Book, texts, culture))
                .OrderBy(d => d.Kind),
        ];
    }
}
