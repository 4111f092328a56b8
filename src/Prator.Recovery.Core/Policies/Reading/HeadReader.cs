using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Proof;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Reading;

/// <summary>Reads metadata, zone, boundaries, labels and clauses.</summary>
internal static class HeadReader
{
    public static PolicyHead Read(YamlMap root, YamlMap spec, string hash, FindingList findings)
    {
        YamlMap metadata = root.Required("metadata", Messages.APolicy).Map("`metadata`").Only("`metadata`", "name", "version", "system", "title");
        string system = metadata.Required("system", "`metadata`").Text("`system`").Value;
        TimeZoneInfo zone = ReadZone(spec.Required("timeZone", "`spec`").Text("`timeZone`"));
        Boundaries boundaries = ReadBoundaries(spec.Required("boundaries", "`spec`").Map("`boundaries`"), zone, findings);
        Dictionary<string, string> labels = ReadLabels(spec);
        TextReader texts = TextReader.For(system, boundaries, labels, findings);
        YamlMap clauses = spec.Required("clauses", "`spec`").Map("`clauses`");
        return new PolicyHead(
            ReadName(metadata.Required("name", "`metadata`").Text("`name`")),
            metadata.Required("version", "`metadata`").Text("`version`").Value,
            system,
            texts.Read(metadata.Required("title", "`metadata`"), "`title`"),
            zone,
            boundaries,
            labels,
            clauses.Entries.ToDictionary(c => c.Key, c => texts.Read(c.Value, Messages.TheClause(c.Key))),
            clauses.Entries.ToDictionary(c => c.Key, c => c.Place),
            ReadRouting(spec, clauses),
            hash);
    }

    /// <summary>The name is a file's and a folder's in what is exported, and stands in tables and logs.</summary>
    private static string ReadName(YamlText name) => PolicyName.IsValid(name.Value)
        ? name.Value
        : throw YamlShape.Refuse(name, Messages.PolicyNameInvalid(name.Value));

    private static Routing ReadRouting(YamlMap spec, YamlMap clauses)
    {
        const string What = "`routing`";
        const string Wait = "afterWorkingDays";
        if (!spec.Has("routing", out YamlNode? node))
        {
            return new Routing(null, null);
        }

        YamlMap map = node.Map(What).Only(What, "local", "regional");
        return new Routing(ClauseOf("local", "clause"), ClauseOf("regional", "clause", Wait), WaitOf());

        int? WaitOf()
        {
            if (!map.Has("regional", out YamlNode? regional) || !regional.Map("`regional`").Has(Wait, out YamlNode? days))
            {
                return null;
            }

            YamlText text = days.Text($"`{Wait}`");
            return int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= Routing.LongestWait
                ? count
                : throw YamlShape.Refuse(text, Messages.WaitInvalid(Wait, text.Value, Routing.LongestWait));
        }

        string? ClauseOf(string owner, params string[] keys)
        {
            if (!map.Has(owner, out YamlNode? entry))
            {
                return null;
            }

            YamlText clause = entry.Map($"`{owner}`").Only($"`{owner}`", keys).Required("clause", $"`{owner}`").Text("`clause`");
            return clauses.Has(clause.Value, out _)
                ? clause.Value
                : throw YamlShape.Refuse(clause, Messages.NoClause(clause.Value, YamlShape.Listed(clauses.Entries.Select(c => c.Key))));
        }
    }

    private static TimeZoneInfo ReadZone(YamlText text) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(text.Value, out TimeZoneInfo? zone) && zone.HasIanaId
            ? zone
            : throw YamlShape.Refuse(text, Messages.NoTimeZone(text.Value));

    private static Dictionary<string, string> ReadLabels(YamlMap spec)
    {
        Dictionary<string, string> labels = [];
        if (spec.Has("labels", out YamlNode? node))
        {
            string[] known = [.. ItemFields.Of<Episode>().Concat(ItemFields.Of<Sip>()).Select(f => f.Name).Distinct()];
            foreach (YamlEntry label in node.Map("`labels`").Only("`labels`", known).Entries)
            {
                labels.Add(label.Key, label.Value.Text(Messages.TheLabelOf(label.Key)).Value);
            }
        }

        return labels;
    }

    private static Boundaries ReadBoundaries(YamlMap map, TimeZoneInfo zone, FindingList findings)
    {
        map.Only("`boundaries`", [.. Boundaries.Names]);
        DateOnly first = Day(map, Boundaries.FirstDayWithoutDataName);
        DateOnly last = Day(map, Boundaries.LastManualDayName);
        DateOnly from = Day(map, Boundaries.RegisterFromName);
        DateTime restored = Time(map, Boundaries.RestoredAtName, zone);
        Check(findings, last >= first, map, Boundaries.LastManualDayName, Messages.NotBefore(Boundaries.FirstDayWithoutDataName));
        Check(findings, from == last.AddDays(1), map, Boundaries.RegisterFromName, Messages.DayAfter(Boundaries.LastManualDayName));
        Check(findings, DateOnly.FromDateTime(restored) >= from, map, Boundaries.RestoredAtName, Messages.NotBefore(Boundaries.RegisterFromName));
        return new Boundaries(first, last, from, restored);
    }

    private static void Check(FindingList findings, bool holds, YamlMap map, string name, string demand)
    {
        if (!holds)
        {
            YamlText text = map.Required(name, "`boundaries`").Text(name);
            findings.Add(FindingKind.BoundaryOrder, text.Place, Messages.BoundariesDisordered(name, text.Value, demand));
        }
    }

    private static DateOnly Day(YamlMap map, string name)
    {
        YamlText text = map.Required(name, "`boundaries`").Text($"`{name}`");
        return DateOnly.TryParseExact(text.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? Within(text, name, day.Year, day)
            : throw YamlShape.Refuse(text, Messages.DateWanted(name, text.Value));
    }

    private static DateTime Time(YamlMap map, string name, TimeZoneInfo zone)
    {
        YamlText text = map.Required(name, "`boundaries`").Text($"`{name}`");
        return !DateTime.TryParseExact(text.Value, ["yyyy-MM-dd HH:mm", "yyyy-MM-ddTHH:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime time)
            ? throw YamlShape.Refuse(text, Messages.TimeWanted(name, text.Value))
            : zone.IsInvalidTime(time)
                ? throw YamlShape.Refuse(text, Messages.TimeSkipped(name, text.Value, zone.Id))
                : Within(text, name, time.Year, time);
    }

    private static T Within<T>(YamlText text, string name, int year, T value) => year is >= Boundaries.FirstYear and <= Boundaries.LastYear
        ? value
        : throw YamlShape.Refuse(text, Messages.YearOutOfRange(name, text.Value, Boundaries.FirstYear, Boundaries.LastYear));
}
