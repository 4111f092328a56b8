namespace Prator.Recovery.Core.Tests.Analysing;

/// <summary>Derives the bands of an item by walking the conditions, and finds out which cells an item can reach at all.</summary>
internal sealed class PlainDerivation(DrawnPolicy policy, DrawnBook book)
{
    private const string AsOf = "asOf";

    private static readonly int[] Hours = [10, 11];

    private static readonly string[] Boundaries = ["firstDayWithoutData", "lastManualDay", "registerFrom", "restoredAt"];

    /// <summary>The band that each fact takes, by number.</summary>
    public int[] BandsOf(Func<string, PlainValue> field)
    {
        int[] bands = new int[book.Facts.Count];
        for (int i = 0; i < bands.Length; i++)
        {
            bands[i] = BandOf(book.Facts[i], field, bands);
        }

        return bands;
    }

    private int BandOf(DrawnFact fact, Func<string, PlainValue> field, int[] bands) => fact.Field is { } own
        ? fact.Bands.FindIndex(b => b.Name == field(own).Code)
        : fact.Bands.FindIndex(b => b.When is null || Holds(b.When, field, bands));

    private bool Holds(PlainCondition condition, Func<string, PlainValue> field, int[] bands)
    {
        switch (condition)
        {
            case PlainCondition.Value value:
                PlainValue held = field(value.Field);
                return value.Values.Contains(held.Code ?? (held.Date is null ? "missing" : "set"));
            case PlainCondition.Took took:
                int fact = book.Facts.FindIndex(f => f.Name == took.Fact);
                return took.Bands.Contains(book.Facts[fact].Bands[bands[fact]].Name);
            case PlainCondition.All all:
                return all.Of.All(c => Holds(c, field, bands));
            case PlainCondition.Any any:
                return any.Of.Any(c => Holds(c, field, bands));
            case PlainCondition.Not not:
                return !Holds(not.Of, field, bands);
            case PlainCondition.Compares compares:
                return Date(compares.Left, field) is { } left && Date(compares.Right, field) is { } right && Holds(left, compares.Operator, right);
            default:
                throw new ArgumentOutOfRangeException(nameof(condition), condition, "There is no such condition.");
        }
    }

    private static bool Holds(PlainDate left, string comparison, PlainDate right) => comparison switch
    {
        "before" => left.ComparedTo(right) < 0,
        "onOrBefore" => left.ComparedTo(right) <= 0,
        "after" => left.ComparedTo(right) > 0,
        "onOrAfter" => left.ComparedTo(right) >= 0,
        "beforeDay" => left.Day < right.Day,
        "afterDay" => left.Day > right.Day,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison), comparison, "There is no such comparison."),
    };

    private PlainDate? Date(string name, Func<string, PlainValue> field) =>
        name == AsOf ? policy.AsOf : Boundaries.Contains(name) ? policy.Boundary(name) : field(name).Date;

    /// <summary>The fields that each fact depends on, through whatever other facts.</summary>
    public IReadOnlyList<IReadOnlySet<string>> FieldsOfFacts()
    {
        List<IReadOnlySet<string>> fields = [];
        foreach (DrawnFact fact in book.Facts)
        {
            HashSet<string> own = fact.Field is { } field ? [field] : [];
            foreach (PlainCondition when in fact.Bands.Select(b => b.When).OfType<PlainCondition>())
            {
                own.UnionWith(when.Fields().Where(f => f != AsOf && !Boundaries.Contains(f)));
                own.UnionWith(when.Facts().SelectMany(name => fields[book.Facts.FindIndex(f => f.Name == name)]));
            }

            fields.Add(own);
        }

        return fields;
    }

    /// <summary>The values that are worth trying in a field: all codes, and days and minutes around those that the policy turns on,
    /// so many that two fields can lie in any order between two of them.</summary>
    public IReadOnlyList<PlainValue> Values(string field)
    {
        if (PlainFields.CodesOf(book.Kind).TryGetValue(field, out string[]? codes))
        {
            return [.. codes.Select(c => new PlainValue(null, c))];
        }

        if (PlainFields.ListsOf(book.Kind).Contains(field))
        {
            return [.. PlainFields.SetOrMissing.Select(c => new PlainValue(null, c))];
        }

        DateOnly[] days = [policy.First, policy.Last, policy.From, DateOnly.FromDateTime(policy.Restored)];
        return
        [
            new PlainValue(null, null),
            .. days.Append(policy.AsOf.Day).SelectMany(d => new[] { -2, -1, 0, 1, 2 }.Select(step => PlainDate.On(d.AddDays(step))))
                .Concat(days.Append(policy.AsOf.Day).SelectMany(d => Hours.SelectMany(hour => new[] { d.AddDays(-1), d, d.AddDays(1) }.Select(day => PlainDate.At(day.ToDateTime(new TimeOnly(hour, 0)))))))
                .Concat(new[] { policy.Restored, MomentOf(policy.AsOf) }.SelectMany(t => new[] { -2, -1, 0, 1, 2 }.Select(step => PlainDate.At(t.AddMinutes(step)))))
                .Distinct()
                .Select(d => new PlainValue(d, null)),
        ];
    }

    private static DateTime MomentOf(PlainDate date) => date.Day.ToDateTime(TimeOnly.MinValue) + (date.Time ?? TimeSpan.Zero);

    /// <summary>
    /// The facts parted into groups that share no field, and for each group the combinations of bands that some item takes.
    /// A cell can be reached where each group's combination can. Null where there are more than <paramref name="most"/> items to try.
    /// </summary>
    public IReadOnlyList<(int[] Facts, HashSet<string> Reached)>? Reachable(int most)
    {
        IReadOnlyList<IReadOnlySet<string>> fields = FieldsOfFacts();
        List<(List<int> Facts, HashSet<string> Fields)> groups = [];
        for (int fact = 0; fact < fields.Count; fact++)
        {
            var touching = groups.Where(g => g.Fields.Overlaps(fields[fact])).ToList();
            groups.RemoveAll(touching.Contains);
            groups.Add(([.. touching.SelectMany(g => g.Facts), fact], [.. touching.SelectMany(g => g.Fields), .. fields[fact]]));
        }

        List<(int[], HashSet<string>)> reachable = [];
        foreach ((List<int> facts, HashSet<string> own) in groups)
        {
            string[] names = [.. own];
            IReadOnlyList<PlainValue>[] values = [.. names.Select(Values)];
            if (values.Aggregate(1L, (product, v) => product * v.Count) > most)
            {
                return null;
            }

            HashSet<string> reached = [];
            int[] chosen = new int[names.Length];
            Dictionary<string, PlainValue> item = [];
            do
            {
                for (int i = 0; i < names.Length; i++)
                {
                    item[names[i]] = values[i][chosen[i]];
                }

                int[] bands = BandsOf(f => item.TryGetValue(f, out PlainValue? value) ? value : PlainFields.Blank(book.Kind, f));
                reached.Add(Key(facts, bands));
            }
            while (Next(chosen, i => values[i].Count));

            reachable.Add(([.. facts], reached));
        }

        return reachable;
    }

    public static string Key(IEnumerable<int> facts, int[] bands) => string.Join(',', facts.Select(f => bands[f]));

    /// <summary>The next choice, the last number turning fastest; false after the last choice.</summary>
    public static bool Next(int[] chosen, Func<int, int> count)
    {
        for (int i = chosen.Length - 1; i >= 0; i--)
        {
            if (++chosen[i] < count(i))
            {
                return true;
            }

            chosen[i] = 0;
        }

        return false;
    }
}
