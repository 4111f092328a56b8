namespace Prator.Recovery.Ledger.Tests;

/// <summary>Two ledgers that were led alike hold the same.</summary>
internal static class SameLedgers
{
    /// <summary>The same items, and the same events in order.</summary>
    public static void Check(Ledgers one, Ledgers other)
    {
        Assert.Equal(one.All(), other.All());
        Assert.Equal(one.Events().Select(e => $"{e.Seq} {Told(e)}"), other.Events().Select(e => $"{e.Seq} {Told(e)}"));
        Assert.Empty(one.Prove().Breaks);
        Assert.Empty(other.Prove().Breaks);
    }

    private static string Told(LedgerEvent e) => $"{e.Kind} {e.Item} {e.PolicyHash} {e.Detail}";
}
