namespace Prator.Recovery.Ledger.Tests.Storing;

public sealed class FaultTests
{
    [Theory]
    [InlineData(5, LedgerFault.Locked)]
    [InlineData(6, LedgerFault.Locked)]
    [InlineData(8, LedgerFault.ReadOnly)]
    [InlineData(10, LedgerFault.Unavailable)]
    [InlineData(778, LedgerFault.Unavailable)]
    [InlineData(11, LedgerFault.Damaged)]
    [InlineData(13, LedgerFault.DiskFull)]
    [InlineData(14, LedgerFault.Unavailable)]
    [InlineData(26, LedgerFault.Foreign)]
    [InlineData(1, LedgerFault.Damaged)]
    [InlineData(1811, LedgerFault.Damaged)]
    public void Code_SaysWhereAndWhat(int code, LedgerFault expected)
    {
        using NewLedger ledger = new();
        LedgerException fault = SqliteFault.Of(ledger.Path, code, "the library's words");
        Assert.Equal(expected, fault.Fault);
        Assert.Contains($"`{ledger.Path}`", fault.Message, StringComparison.Ordinal);
    }
}
