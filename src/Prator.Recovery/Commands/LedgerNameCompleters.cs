using System.Globalization;
using Prator.Recovery.Ledger;
using Prator.Recovery.Remembering;

namespace Prator.Recovery.Commands;

/// <summary>Completes names that items of a ledger have.</summary>
internal abstract class LedgerNameCompleter : LedgerCompleter
{
    private protected abstract IEnumerable<string> NamesOf(ItemCount count);

    private protected override IEnumerable<LedgerOffer> Offers(ILedgerReader reader, string begun) =>
        reader.Counts()
            .SelectMany(c => NamesOf(c).Select(n => (Name: n, c.Count)))
            .Where(n => n.Name.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .GroupBy(n => n.Name, n => n.Count, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.CurrentCultureIgnoreCase)
            .Select(g => new LedgerOffer(g.Key, string.Create(CultureInfo.CurrentCulture, $"{g.Key} ({g.Sum()})"), MayBeWildcard: true));
}

/// <summary>Completes -Unit.</summary>
internal sealed class UnitCompleter : LedgerNameCompleter
{
    private protected override IEnumerable<string> NamesOf(ItemCount count) => count.Unit is { } unit ? [unit] : [];
}

/// <summary>Completes -Municipality.</summary>
internal sealed class MunicipalityCompleter : LedgerNameCompleter
{
    private protected override IEnumerable<string> NamesOf(ItemCount count) => count.Municipality is { } municipality ? [municipality] : [];
}

/// <summary>Completes -Owner: of owners who share items, each by their own name.</summary>
internal sealed class OwnerCompleter : LedgerNameCompleter
{
    private protected override IEnumerable<string> NamesOf(ItemCount count) => OwnerName.OfExport(count.Owner).People;
}

/// <summary>Completes what operations of a ledger's log have in common.</summary>
internal abstract class OperationCompleter : LedgerCompleter
{
    private protected abstract string NameOf(OperationRow operation);

    private protected override IEnumerable<LedgerOffer> Offers(ILedgerReader reader, string begun) =>
        reader.Operations()
            .Select(NameOf)
            .Where(n => n.StartsWith(begun, StringComparison.OrdinalIgnoreCase))
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Select(n => new LedgerOffer(n, n, MayBeWildcard: true));
}

/// <summary>Completes -Actor.</summary>
internal sealed class ActorCompleter : OperationCompleter
{
    private protected override string NameOf(OperationRow operation) => operation.Actor;
}

/// <summary>Completes -Cmdlet.</summary>
internal sealed class LoggedCmdletCompleter : OperationCompleter
{
    private protected override string NameOf(OperationRow operation) => operation.Cmdlet;
}
