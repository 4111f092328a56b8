namespace Prator.Recovery.Ledger.Tests;

/// <summary>Decides, one command after the other, and keeps what they told.</summary>
internal sealed class TeamMember(TeamAccount account, IReadOnlyList<ItemRow> items, int seed)
{
    private const int MostRows = 4;

    private readonly Random _random = new(seed);

    public List<TeamTold> Told { get; } = [];

    public void Work(CancellationToken until)
    {
        TeamDraw draw = new(_random, items, account.Name);
        while (!until.IsCancellationRequested)
        {
            account.InTurn(writer => Decide(writer, draw));
        }
    }

    private void Decide(ILedgerWriter writer, TeamDraw draw)
    {
        Act act = TeamAccount.ActOf(writer, "Set-RecoveryDecision");
        long head = writer.Head!.Seq;
        bool isRow = _random.Next(20) == 0;
        List<GivenDecision> given = isRow
            ? [new GivenDecision { Item = _random.Next(1, MostRows), Step = DecisionStep.Escalate, Note = draw.NextNote() }]
            : draw.Next();
        IReadOnlyList<DecisionResult> results = isRow
            ? LedgerDecisions.EscalateRejected(writer, account.Keys, act, [given[0].Item], given[0].Note)
            : LedgerDecisions.Decide(writer, account.Keys, act, Ledgers.ShippedPolicy, given, CancellationToken.None);
        Told.AddRange(given.Zip(results, (g, r) => new TeamTold(act.Actor, head, writer.Head!.Seq, g, r, isRow)));
    }
}
