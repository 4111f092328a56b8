using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>What a person decides about: items by number or reference, and rejected rows.</summary>
internal sealed class DecisionTargets
{
    private readonly List<object> _items = [];
    private readonly Dictionary<object, SeenDecisions> _seen = [];
    private readonly List<long> _rows = [];

    public bool IsEmpty => _items.Count == 0 && _rows.Count == 0;

    /// <summary>The numbers of rejected rows, each once.</summary>
    public IEnumerable<long> RejectedRows => _rows.Distinct();

    /// <summary>Takes a target.</summary>
    /// <param name="given">A number, a text, or an object that has the property Id.</param>
    /// <param name="mayBeRejectedRow">Whether <c>R5</c> is a rejected row where no item is called so.</param>
    /// <returns>False where it names nothing.</returns>
    public bool Add(object given, bool mayBeRejectedRow)
    {
        object? id = given is PSObject { BaseObject: string or IConvertible } simple ? simple.BaseObject : given;
        id = id is IConvertible ? id : PSObject.AsPSObject(given).Properties["Id"]?.Value;
        string text = Convert.ToString(id, CultureInfo.InvariantCulture)?.Trim() ?? string.Empty;
        if (text.Length == 0)
        {
            return false;
        }

        if (mayBeRejectedRow && text[0] is 'R' or 'r' && long.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out long row))
        {
            _rows.Add(row);
            return true;
        }

        object target = long.TryParse(text.TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? number : text;
        _items.Add(target);
        object? read = given is PSObject wrapped ? wrapped.BaseObject : given;
        if ((read is RecoveryItem item ? item.Seen : (read as RecoveryQuestion)?.Seen) is { } seen)
        {
            _seen.TryAdd(target, seen);
        }

        return true;
    }

    /// <summary>Why a target was not taken.</summary>
    public static string Refusal(object given, DecisionStep step) =>
        $"`{given.GetType().Name}` is no item. Give numbers such as 12, references such as V2, or what Get-RecoveryItem gives{(step == DecisionStep.Escalate ? "; a rejected row is R5" : "")}.";

    /// <summary>The items that are meant, each once, with what of them was seen to be decided; null for what names none, or several.</summary>
    public IReadOnlyList<(object Target, ItemRow? Row, SeenDecisions? Seen)> Find(ILedgerReader reader)
    {
        HashSet<long> numbers = [.. _items.OfType<long>()];
        HashSet<string> references = new(_items.OfType<string>(), StringComparer.OrdinalIgnoreCase);
        Dictionary<long, ItemRow> byNumber = numbers.Count == 0 ? [] : reader.Items(new ItemQuery { Ids = numbers }).ToDictionary(i => i.Id);
        ILookup<string, ItemRow> byReference = (references.Count == 0 ? [] : reader.Items(ItemQuery.All).Where(i => i is { MergedInto: 0, Reference: { } name } && references.Contains(name)))
            .ToLookup(i => i.Reference!, StringComparer.OrdinalIgnoreCase);
        List<(object, ItemRow?, SeenDecisions?)> found = [];
        HashSet<long> seen = [];
        foreach (object target in _items.Distinct())
        {
            ItemRow? row = target is long number ? byNumber.GetValueOrDefault(number) : byReference[(string)target].ToArray() is [var only] ? only : null;
            if (row is null || seen.Add(row.Id))
            {
                found.Add((target, row, _seen.GetValueOrDefault(target) ?? (row is null ? null : new SeenDecisions(row.Decisions))));
            }
        }

        return found;
    }

    /// <summary>A target as it may stand in a message.</summary>
    public static string Shown(object target) => target is long number ? string.Create(CultureInfo.InvariantCulture, $"#{number}") : PersonalNumber.Mask((string)target);

    /// <summary>An item as it may stand in a message.</summary>
    public static string NameOf(DecisionResult result) => result.Before?.Reference ?? string.Create(CultureInfo.InvariantCulture, $"#{result.Item}");

    /// <summary>What becomes of the item: <c>Review (E5-UNKNOWN), Asked → Close (E4), Waiting</c>.</summary>
    public static string Change(DecisionResult result) => result is { Before: { } before, After: { } after }
        ? $"{Told(before)} → {Told(after)}"
        : "the regional owner is asked";

    private static string Told(ItemRow row) => $"{row.Action} ({row.Rule}), {row.State}{(row.EscalatedOperation != 0 ? ", escalated" : "")}";
}
