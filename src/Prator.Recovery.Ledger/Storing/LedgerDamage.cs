using System.Security.Cryptography;
using System.Text.Json;

namespace Prator.Recovery.Ledger;

/// <summary>
/// What it means that a ledger's rows can't be understood: somebody edited or removed them outside of the module. Rows are read in
/// many places, and none of them guards itself; whoever calls the ledger asks here.
/// </summary>
public static class LedgerDamage
{
    /// <summary>The fault that an exception of the ledger's own reading is; null for an exception of another cause.</summary>
    /// <param name="place">Where the ledger is.</param>
    /// <param name="exception">What was thrown while the ledger was read or written.</param>
    public static LedgerException? Of(string place, Exception exception) => exception
        is JsonException
        or FormatException
        or KeyNotFoundException
        or InvalidOperationException
        or ArgumentException
        or InvalidCastException
        or NullReferenceException
        or IndexOutOfRangeException
        or OverflowException
        or CryptographicException
        ? new LedgerException(
            LedgerFault.Damaged,
            Messages.RowsDamaged(place, exception.GetType().Name),
            exception)
        : null;
}
