using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests;

/// <summary>What the other tests rely on: of every state that a report tells of, the sample has items.</summary>
public sealed class SampleLedgerTests(SampleLedger ledger)
{
    [Theory]
    [InlineData("Waiting")]
    [InlineData("Ordered")]
    [InlineData("Asked")]
    [InlineData("Verified")]
    [InlineData("Discrepancy")]
    [InlineData("Settled")]
    public void Sample_HasItemsOfState(string state)
    {
        ScriptResult items = ledger.Run("Get-RecoveryItem -Ledger $ledger -AsOf $asOf -State $state", ("state", state)).Clean();

        Assert.NotEmpty(items.Output);
    }

    [Fact]
    public void Sample_HasStaleOrders() =>
        Assert.NotEmpty(ledger.Run("Get-RecoveryItem -Ledger $ledger -AsOf $asOf -Stale").Clean().Output);
}
