using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What an item may be the same as: items that another source tells of, by their numbers; stays of the census, by their admission.</summary>
internal sealed class Candidates<T>(ItemCase<T> item)
    where T : CareItem
{
    // Whoever has so many to choose among looks them up.
    private const int MostNamed = 10;

    private readonly List<(ItemSource Source, ItemCase<T> Item)> _items = [];
    private readonly SortedSet<int> _admissions = [];

    public void Add(ItemSource source, IEnumerable<ItemCase<T>> items) => _items.AddRange(items.Select(i => (source, i)));

    public void Add(IEnumerable<SourceRecord<Stay>> stays) => _admissions.UnionWith(stays.Select(s => s.Row.Day));

    /// <summary>The question; null where all of them turned out to be the item itself. Items have their numbers by now.</summary>
    public LedgerQuestion? ToQuestion()
    {
        List<string> values =
        [
            .. _items.Select(i => (i.Source, i.Item.Last)).Where(i => i.Last != item).Distinct().GroupBy(i => i.Source, i => i.Last.Number)
                .Select(g => Named(g.Key, [.. g.Order().Select(n => string.Create(CultureInfo.InvariantCulture, $"#{n}"))])),
        ];
        if (_admissions.Count > 0)
        {
            values.Add(Named(ItemSource.Census, [.. _admissions.Select(d => DateOnly.FromDayNumber(d).ToString("O", CultureInfo.InvariantCulture))]));
        }

        return values.Count == 0 ? null : new LedgerQuestion(LedgerQuestion.Match, null, values);
    }

    private static string Named(ItemSource source, List<string> names) =>
        $"{source}={string.Join(' ', names.Take(MostNamed))}{(names.Count > MostNamed ? " …" : "")}";
}
