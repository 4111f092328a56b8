namespace Prator.Recovery.Ledger.Tests;

/// <summary>Takes days in, one after the other: of the newest day that the ledger knows, or the next.</summary>
internal sealed class TeamImporter(TeamAccount account, int seed)
{
    private readonly Random _random = new(seed);

    /// <summary>The operations that days were taken in by.</summary>
    public List<long> Operations { get; } = [];

    public string Name => account.Name;

    public void Work(CancellationToken until)
    {
        while (!until.IsCancellationRequested)
        {
            account.InTurn(Import);
        }
    }

    private void Import(ILedgerWriter writer)
    {
        DateOnly newest = LedgerSnapshots.Newest(writer)!.AsOf.Date;
        Day day = TeamDays.Next(newest.AddDays(_random.Next(4) == 0 ? 1 : 0), _random);
        ImportRequest request = day.Request(Ledgers.ShippedPolicy, Ledgers.Shipped) with { Act = TeamAccount.ActOf(writer, "Import-PratorExport") };
        ImportOutcome outcome = LedgerImport.Run(writer, account.Keys, request, CancellationToken.None);
        if (!outcome.IsRepeat)
        {
            Operations.Add(outcome.Operation);
        }
    }
}
