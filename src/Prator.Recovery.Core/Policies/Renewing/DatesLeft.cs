using System.Globalization;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Renewing;

/// <summary>
/// Dates that are written out in a policy besides its boundaries and cases: in a text or a comment, where they may speak of
/// the outage that the policy was made from.
/// </summary>
public static partial class DatesLeft
{
    /// <param name="file">The name to show in messages.</param>
    /// <param name="text">The whole file, which is a policy.</param>
    /// <returns>Each date with its place, in the order of the file.</returns>
    public static IReadOnlyList<YamlProblem> In(string file, string text)
    {
        YamlMap spec = (YamlMap)((YamlMap)StrictYaml.Read(file, text)).Required("spec", Messages.APolicy);
        YamlText[] known =
        [
            .. ((YamlMap)spec.Required("boundaries", "`spec`")).Entries.Select(e => e.Value).OfType<YamlText>(),
            .. spec.Has("cases", out YamlNode? cases) ? CaseDates.In(cases) : [],
        ];
        HashSet<(int Line, string Value)> moved = [.. known.SelectMany(k => Date().Matches(k.Value).Select(m => (k.Place.Line, m.Value)))];
        return
        [
            .. from line in Lines.Of(text).Index()
               from Match date in Date().Matches(text[line.Item.Start..line.Item.End])
               where DateOnly.TryParseExact(date.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
               where !moved.Contains((line.Index + 1, date.Value))
               select new YamlProblem(
                   new YamlPlace(file, line.Index + 1, date.Index + 1),
                   Messages.DateWrittenOut(date.Value)),
        ];
    }

    [GeneratedRegex(@"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")]
    private static partial Regex Date();
}
