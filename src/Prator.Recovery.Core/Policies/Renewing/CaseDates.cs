using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Yaml;

namespace Prator.Recovery.Core.Policies.Renewing;

/// <summary>Finds the places of a policy's cases where a date may be written: <c>asOf</c> and the date fields of a case by fields.</summary>
internal static class CaseDates
{
    private static readonly HashSet<string> DateFields =
        [.. ItemFields.Of<Episode>().Concat(ItemFields.Of<Sip>()).Where(f => f.Kind == FieldKind.Moment).Select(f => f.Name)];

    public static IEnumerable<YamlText> In(YamlNode cases) =>
        from kind in ((YamlMap)cases).Entries
        from item in ((YamlList)kind.Value).Items.OfType<YamlMap>()
        from entry in item.Entries
        from date in entry.Key switch
        {
            "asOf" => [entry.Value],
            "fields" => ((YamlMap)entry.Value).Entries.Where(f => DateFields.Contains(f.Key)).Select(f => f.Value),
            _ => Enumerable.Empty<YamlNode>(),
        }
        where date is YamlText
        select (YamlText)date;
}
