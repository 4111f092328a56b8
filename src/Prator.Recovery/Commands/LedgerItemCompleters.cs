using System.Globalization;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Commands;

/// <summary>Completes items of a ledger, found by the beginning of their number or of their own id. Nothing that is shaped like a personnummer is shown.</summary>
internal abstract class LedgerItemCompleter : LedgerCompleter
{
    /// <summary>What is to be written for an item.</summary>
    /// <param name="row">The item.</param>
    /// <param name="number">Its number in digits.</param>
    /// <param name="begun">What was written so far.</param>
    private protected abstract string TextOf(ItemRow row, string number, string begun);

    private protected virtual bool MayBeWildcard => false;

    private protected override IEnumerable<LedgerOffer> Offers(ILedgerReader reader, string begun)
    {
        string digits = begun.TrimStart('#');
        foreach (ItemRow row in reader.Items(ItemQuery.All).Where(r => r.MergedInto == 0))
        {
            string number = row.Id.ToString(CultureInfo.InvariantCulture);
            if (number.StartsWith(digits, StringComparison.Ordinal) || row.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            {
                yield return new LedgerOffer(TextOf(row, number, begun), $"#{number} {PersonalNumber.Mask(row.Name)}: {row.Action}, {row.State}", MayBeWildcard);
            }
        }
    }

    private protected static bool IsShown(string? reference) => reference is not null && PersonalNumber.Mask(reference) == reference;
}

/// <summary>Completes numbers of items.</summary>
internal sealed class ItemNumberCompleter : LedgerItemCompleter
{
    private protected override string TextOf(ItemRow row, string number, string begun) => number;
}

/// <summary>Completes the items' own ids, and <c>#number</c> of those that have none.</summary>
internal sealed class ReferenceCompleter : LedgerItemCompleter
{
    private protected override bool MayBeWildcard => true;

    private protected override string TextOf(ItemRow row, string number, string begun) => IsShown(row.Reference) ? row.Reference! : $"#{number}";
}

/// <summary>Completes what a decision is about: an item's own id, or <c>#number</c> where that might be taken for something else.</summary>
internal sealed class ItemCompleter : LedgerItemCompleter
{
    private protected override string TextOf(ItemRow row, string number, string begun) =>
        begun.StartsWith('#') || !IsShown(row.Reference) || LooksLikeNumber(row.Reference!) ? $"#{number}" : row.Reference!;

    // Of 12 and R5 nobody would know which item or row is meant.
    private static bool LooksLikeNumber(string reference) => reference.TrimStart('R', 'r', '#').All(char.IsAsciiDigit);
}
