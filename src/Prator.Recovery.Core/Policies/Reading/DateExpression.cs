using System.Globalization;
using System.Text.RegularExpressions;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads a date of a case: <c>2024-01-10 07:30</c>, or one that stands to a boundary: <c>day of restoredAt - 1d</c>.</summary>
internal static partial class DateExpression
{
    private const string AsOf = "asOf";

    /// <param name="text">What is written.</param>
    /// <param name="boundaries">What a date can stand to.</param>
    /// <param name="asOf">What <c>asOf</c> means; null where it can't be used.</param>
    public static Moment Read(YamlText text, Boundaries boundaries, Moment? asOf)
    {
        Match match = Form().Match(text.Value);
        Moment? start = match.Success ? Start(match.Groups["start"].Value, boundaries, asOf) : null;
        if (start is not { } moment)
        {
            string[] anchors = [.. Boundaries.Names, .. asOf is null ? Array.Empty<string>() : [AsOf]];
            throw YamlShape.Refuse(text, Messages.NoDate(text.Value, YamlShape.Listed(anchors)));
        }

        try
        {
            foreach (Capture step in match.Groups["step"].Captures)
            {
                moment = Moved(moment, step.Value);
            }
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            throw YamlShape.Refuse(text, Messages.DateOutside(text.Value));
        }

        return match.Groups["day"].Success ? Moment.On(moment.Date) : moment;
    }

    private static Moment? Start(string start, Boundaries boundaries, Moment? asOf) =>
        start == AsOf ? asOf
        : Boundaries.Names.Contains(start) ? boundaries[start]
        : DateOnly.TryParseExact(start, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? Moment.On(day)
        : DateTime.TryParseExact(start, ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time) ? Moment.At(time)
        : null;

    /// <summary>Days leave a bare date bare; hours and minutes count from its midnight.</summary>
    private static Moment Moved(Moment from, string step)
    {
        string bare = step.Replace(" ", "", StringComparison.Ordinal);
        int count = int.Parse(bare[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        if (bare[^1] == 'd' && !from.HasTime)
        {
            return Moment.On(from.Date.AddDays(count));
        }

        DateTime local = from.ToDateTime()!.Value;
        return Moment.At(bare[^1] switch { 'd' => local.AddDays(count), 'h' => local.AddHours(count), _ => local.AddMinutes(count) });
    }

    [GeneratedRegex(@"^(?<day>day of )?(?<start>[A-Za-z]+|\d{4}-\d\d-\d\d([ T]\d\d:\d\d)?)(?<step> *[+-] *\d{1,9}[dhm])*$", RegexOptions.ExplicitCapture)]
    private static partial Regex Form();
}
