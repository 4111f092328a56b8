using System.Globalization;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>Tells differences of single values and texts; nothing where there is none.</summary>
internal sealed class TextComparison(FilledTexts filled, CultureInfo culture)
{
    private static readonly CultureInfo[] Languages = [CultureInfo.GetCultureInfo("sv"), CultureInfo.GetCultureInfo("en")];

    /// <summary>A text in both languages, told in the reader's where it differs there.</summary>
    public IEnumerable<PolicyDifference> Of(DifferenceKind kind, string? itemKind, string where, LocalText? before, LocalText? after)
    {
        foreach (CultureInfo language in new[] { culture }.Concat(Languages))
        {
            if (!filled.Same(before?.For(language), after?.For(language)))
            {
                yield return new PolicyDifference(kind, itemKind, where, before?.For(language), after?.For(language));
                yield break;
            }
        }
    }

    /// <summary>A value that is written alike in both languages.</summary>
    public static IEnumerable<PolicyDifference> Of(DifferenceKind kind, string? itemKind, string where, string? before, string? after)
    {
        if (before != after)
        {
            yield return new PolicyDifference(kind, itemKind, where, before, after);
        }
    }
}
