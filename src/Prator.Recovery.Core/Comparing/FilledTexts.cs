using System.Text.RegularExpressions;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Comparing;

/// <summary>
/// Compares texts whose placeholders are filled in: a reason that names the restoration is the same text in both policies,
/// though each says its own date. The dates themselves are told as boundaries.
/// </summary>
internal sealed class FilledTexts
{
    private readonly (string Before, string After)[] _values;
    private readonly Regex? _anyValue;

    public FilledTexts(RecoveryPolicy before, RecoveryPolicy after)
    {
        _values =
        [
            .. Boundaries.Names.Select(n => (before.Boundaries[n].ToString(), after.Boundaries[n].ToString())),
            (before.System, after.System),
            .. before.Labels.Where(l => after.Labels.ContainsKey(l.Key)).Select(l => (l.Value, after.Labels[l.Key])),
        ];

        // The longest first: the restoration's date begins like another boundary's.
        string[] parts = [.. _values.Select(v => v.Before).Distinct().OrderByDescending(v => v.Length).Select(Regex.Escape)];
        _anyValue = _values.All(v => v.Before == v.After) ? null : new Regex(string.Join('|', parts), RegexOptions.CultureInvariant);
    }

    /// <summary>Whether both are the same text, each with the values of its own policy.</summary>
    public bool Same(string? before, string? after) =>
        before == after || (before is not null && after is not null && _anyValue is not null && Pattern(before).IsMatch(after));

    /// <summary>Two placeholders may have one value before and two after, as in an outage of one day: either will do.</summary>
    private Regex Pattern(string before)
    {
        System.Text.StringBuilder pattern = new("^");
        int at = 0;
        foreach (Match match in _anyValue!.Matches(before))
        {
            pattern.Append(Regex.Escape(before[at..match.Index]));
            pattern.Append("(?:").AppendJoin('|', _values.Where(v => v.Before == match.Value).Select(v => Regex.Escape(v.After)).Append(Regex.Escape(match.Value)).Distinct()).Append(')');
            at = match.Index + match.Length;
        }

        return new Regex(pattern.Append(Regex.Escape(before[at..])).Append("\\z").ToString(), RegexOptions.CultureInvariant);
    }
}
