using System.Reflection;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>Facts that share fields, so that not every combination of their bands can occur: those that can, each with a choice of values.</summary>
internal sealed class TiedFacts<T>
    where T : CareItem
{
    /// <summary>So many items are tried to keep more of an item's own values.</summary>
    private const int MostTriedToKeep = 20_000;

    private readonly GridShape _shape;
    private readonly Func<T, Moment, int> _cellOf;
    private readonly Moment _asOf;
    private readonly int[] _facts;
    private readonly FieldGroup[] _groups;
    private readonly Dictionary<int, int[]> _reached = [];

    public TiedFacts(GridShape shape, Func<T, Moment, int> cellOf, Moment asOf, int[] facts, FieldGroup[] groups)
    {
        _shape = shape;
        _cellOf = cellOf;
        _asOf = asOf;
        _facts = facts;
        _groups = groups;
        int[] sizes = [.. groups.Select(g => g.Choices.Count)];
        IsExact = Combinations.AreAllTried(sizes) && Array.TrueForAll(groups, g => g.IsExact);
        Reach(sizes);
    }

    /// <summary>Whether all combinations of bands that can occur are known.</summary>
    public bool IsExact { get; }

    /// <summary>How many combinations of bands are known to occur.</summary>
    public int ReachedCount => _reached.Count;

    /// <summary>Whether an item is known whose facts are as in a cell.</summary>
    public bool Reaches(int cell) => _reached.ContainsKey(PartOf(cell));

    /// <summary>What of a cell's number these facts make in the first combination of theirs that is known to occur in a region; null where none is.</summary>
    public int? FirstIn(Region region)
    {
        int? first = null;
        foreach (int part in _reached.Keys)
        {
            if ((first is null || part < first) && Array.TrueForAll(_facts, fact => region.Allows(fact, _shape.BandOf(part, fact))))
            {
                first = part;
            }
        }

        return first;
    }

    /// <summary>A region where none of these facts' combinations occurs, widened in every fact that this does not depend on.</summary>
    public Region Excluding(Region region)
    {
        Region others = _shape.Facts.Where(f => !_facts.Contains(f.Index)).Aggregate(region, (wide, fact) => wide.WithAny(fact));
        return _facts.Select(f => _shape.Facts[f]).Aggregate(others, (wide, fact) => wide.WithAny(fact) is var wider && FirstIn(wider) is null ? wider : wide);
    }

    /// <summary>Gives an item of which nothing is known the facts of a cell that is reached.</summary>
    public void Write(T item, int cell) => WriteChoice(item, _reached[PartOf(cell)]);

    /// <summary>Gives an item the facts of a cell that is reached, by changing as few of its fields as is found.</summary>
    public void Change(T item, int cell)
    {
        int target = PartOf(cell);
        if (PartOf(item) != target && !ChangeOneField(item, target) && !ChangeGroups(item, target))
        {
            WriteChoice(item, _reached[target]);
        }
    }

    private void Reach(int[] sizes)
    {
        T item = BlankItem.Of<T>();
        int[] written = [.. sizes.Select(_ => -1)];
        foreach (int[] chosen in Combinations.Of(sizes))
        {
            for (int i = 0; i < chosen.Length; i++)
            {
                if (written[i] != chosen[i])
                {
                    _groups[i].Write(item, written[i] = chosen[i]);
                }
            }

            int part = PartOf(item);
            if (!_reached.ContainsKey(part))
            {
                _reached.Add(part, [.. chosen]);
            }
        }
    }

    private bool ChangeOneField(T item, int target)
    {
        foreach (FieldGroup group in _groups)
        {
            for (int i = 0; i < group.Properties.Length; i++)
            {
                PropertyInfo property = group.Properties[i];
                object? own = property.GetValue(item);
                foreach (object value in group.Values[i])
                {
                    property.SetValue(item, value);
                    if (PartOf(item) == target)
                    {
                        return true;
                    }
                }

                property.SetValue(item, own);
            }
        }

        return false;
    }

    private bool ChangeGroups(T item, int target)
    {
        int left = MostTriedToKeep;
        return Enumerable.Range(1, _groups.Length).Any(several => ChangeGroups(item, target, several, 0, ref left));
    }

    private bool ChangeGroups(T item, int target, int several, int first, ref int left)
    {
        for (int i = first; i <= _groups.Length - several; i++)
        {
            FieldGroup group = _groups[i];
            object?[] own = [.. group.Properties.Select(p => p.GetValue(item))];
            for (int choice = 0; choice < group.Choices.Count && left-- > 0; choice++)
            {
                group.Write(item, choice);
                if (several == 1 ? PartOf(item) == target : ChangeGroups(item, target, several - 1, i + 1, ref left))
                {
                    return true;
                }
            }

            for (int p = 0; p < own.Length; p++)
            {
                group.Properties[p].SetValue(item, own[p]);
            }
        }

        return false;
    }

    private void WriteChoice(T item, int[] choice)
    {
        for (int i = 0; i < choice.Length; i++)
        {
            _groups[i].Write(item, choice[i]);
        }
    }

    private int PartOf(T item) => PartOf(_cellOf(item, _asOf));

    /// <summary>What of a cell's number these facts make.</summary>
    private int PartOf(int cell)
    {
        int part = 0;
        foreach (int fact in _facts)
        {
            part += _shape.BandOf(cell, fact) * _shape.Stride(fact);
        }

        return part;
    }
}
