using System.Globalization;
using Prator.Recovery.Core.Policies.Reading;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Renewing;

/// <summary>
/// Makes the policy of another outage under the same routine: its name, version and boundaries are new, dates in cases that
/// stand to no boundary move along, and every other byte stays, comments included.
/// </summary>
public static class PolicyRenewal
{
    /// <summary>The version that a new policy begins with.</summary>
    public const string FirstVersion = "1.0";

    private const string CasesKey = "cases";

    /// <param name="file">The name of the old file, to show in messages.</param>
    /// <param name="text">The whole old file.</param>
    /// <param name="name">The new <c>metadata.name</c>: letters, digits, <c>.</c>, <c>_</c> and <c>-</c>.</param>
    /// <param name="boundaries">The new boundaries, in order.</param>
    /// <returns>The whole new file. It is not proven.</returns>
    /// <exception cref="YamlRefusedException">The old file can't be read as a policy, or a value to replace is not written on one line.</exception>
    public static string Of(string file, string text, string name, Boundaries boundaries)
    {
        Boundaries old = PolicyReader.Draft(file, text).Head.Boundaries;
        YamlMap root = (YamlMap)StrictYaml.Read(file, text);
        YamlMap metadata = (YamlMap)root.Required("metadata", Messages.APolicy);
        YamlMap spec = (YamlMap)root.Required("spec", Messages.APolicy);
        YamlMap written = (YamlMap)spec.Required("boundaries", "`spec`");
        TextEdits edits = new(text);
        edits.Replace(TextAt(metadata, "name"), name, quoted: true);
        edits.Replace(TextAt(metadata, "version"), FirstVersion, quoted: true);
        foreach (string boundary in Boundaries.Names)
        {
            edits.Replace(TextAt(written, boundary), boundaries[boundary].ToString());
        }

        if (spec.Has(CasesKey, out YamlNode? cases))
        {
            foreach (YamlText date in CaseDates.In(cases))
            {
                if (Moved(date.Value, old, boundaries) is { } moved)
                {
                    edits.Replace(date, moved);
                }
            }
        }

        return edits.Applied();
    }

    private static YamlText TextAt(YamlMap map, string key) => map.Required(key, Messages.APolicy).Text($"`{key}`");

    /// <summary>A date expression whose absolute date is moved as far as the nearest boundary was; null where it has none.</summary>
    private static string? Moved(string expression, Boundaries old, Boundaries boundaries)
    {
        const string DayOf = "day of ";
        const int DateLength = 10;
        int at = expression.StartsWith(DayOf, StringComparison.Ordinal) ? DayOf.Length : 0;
        if (expression.Length < at + DateLength
            || !DateOnly.TryParseExact(expression.AsSpan(at, DateLength), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day))
        {
            return null;
        }

        string nearest = Boundaries.Names.MinBy(n => Math.Abs(old[n].Date.DayNumber - day.DayNumber))!;
        int moved = day.DayNumber + boundaries[nearest].Date.DayNumber - old[nearest].Date.DayNumber;
        DateOnly within = DateOnly.FromDayNumber(Math.Clamp(moved, DateOnly.MinValue.DayNumber, DateOnly.MaxValue.DayNumber));
        return $"{expression[..at]}{within.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}{expression[(at + DateLength)..]}";
    }
}
