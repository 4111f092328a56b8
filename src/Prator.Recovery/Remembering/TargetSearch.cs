using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>Finds in a ledger what people named. What may be several things is never guessed: it could be another patient's.</summary>
internal sealed class TargetSearch
{
    private readonly Dictionary<long, ItemRow> _byNumber;
    private readonly ILookup<string, ItemRow> _byReference;
    private readonly HashSet<long> _openRows;
    private readonly bool _mayBeRow;

    /// <param name="reader">The ledger.</param>
    /// <param name="targets">Everything that will be looked for.</param>
    /// <param name="mayBeRow">Whether rejected rows can be meant.</param>
    public TargetSearch(ILedgerReader reader, IReadOnlyCollection<DecisionTarget> targets, bool mayBeRow)
    {
        _mayBeRow = mayBeRow;
        HashSet<long> numbers = [.. targets.Select(t => t.Item).OfType<long>()];
        HashSet<string> references = [.. targets.Where(t => !t.IsNumber).Select(t => KeyOf(t.Text))];
        _byNumber = numbers.Count == 0 ? [] : reader.Items(new ItemQuery { Ids = numbers }).ToDictionary(i => i.Id);
        _byReference = (references.Count == 0 ? [] : reader.Items(ItemQuery.All).Where(i => i is { MergedInto: 0, Reference: { } name } && references.Contains(KeyOf(name))))
            .ToLookup(i => KeyOf(i.Reference!));
        _openRows = targets.Any(t => t is { IsNumber: false, Row: not null }) ? [.. reader.Rejected(onlyOpen: true).Select(r => r.Id)] : [];
    }

    public FoundTarget Find(DecisionTarget target)
    {
        ItemRow? numbered = target.Item is { } number ? _byNumber.GetValueOrDefault(number) : null;
        ItemRow?[] named = target.IsNumber ? [] : [.. _byReference[KeyOf(target.Text)]];
        ItemRow[] items = [.. named.Prepend(numbered).OfType<ItemRow>().DistinctBy(i => i.Id)];
        bool isRow = target.Row is { } row && (target.IsNumber || (_openRows.Contains(row) && (_mayBeRow || items.Length == 0)) || (_mayBeRow && items.Length == 0));
        return (items, isRow) switch
        {
            ([], true) when _mayBeRow => new FoundTarget(target) { Row = target.Row },
            ([], true) => Refused(target, "ItemIsRejectedRow", Messages.ItemIsRejectedRow(target.Shown)),
            ([], false) => Refused(target, "ItemNotFound", Messages.TargetNotFound(target.Shown), ErrorCategory.ObjectNotFound),
            ([var only], false) => new FoundTarget(target) { Item = only },
            _ => Refused(target, "ItemIdAmbiguous", Ambiguity(target, numbered, items, isRow)),
        };
    }

    // PowerShell reads what is typed as 0010 as the number 10.
    private static string KeyOf(string reference) => reference.All(char.IsAsciiDigit) ? reference.TrimStart('0') : reference.ToUpperInvariant();

    private static string Ambiguity(DecisionTarget target, ItemRow? numbered, ItemRow[] items, bool isRow)
    {
        string meanings = AnyOf(items.Select(i => Meaning(i, isByNumber: i.Id == numbered?.Id)));
        string numbers = AnyOf(items.Select(i => $"'{Number(i)}'"));
        return isRow ? Messages.ItemOrRowAmbiguous(target.Shown, meanings, numbers) : Messages.ItemIdAmbiguous(target.Shown, meanings, numbers);
    }

    private static string Number(ItemRow item) => string.Create(CultureInfo.InvariantCulture, $"#{item.Id}");

    private static string Meaning(ItemRow item, bool isByNumber) => (item.Kind == RecordKind.Episode, isByNumber) switch
    {
        (true, true) => Messages.EpisodeOfThatNumber(Number(item)),
        (true, false) => Messages.EpisodeOfThatReference(Number(item)),
        (false, true) => Messages.SipOfThatNumber(Number(item)),
        (false, false) => Messages.SipOfThatReference(Number(item)),
    };

    private static string AnyOf(IEnumerable<string> meanings) => string.Join($" {Messages.Or} ", meanings);

    private static FoundTarget Refused(DecisionTarget target, string id, string why, ErrorCategory category = ErrorCategory.InvalidArgument) =>
        new(target) { Refusal = new InputException(id, why, category) };
}
