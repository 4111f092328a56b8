using System.Globalization;
using Prator.Recovery.Ledger.Tests.Storing.Postgres;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>A whole team on one ledger, each with an account of their own: nothing is lost, nothing is there twice.</summary>
public sealed class TeamTests(PostgresCluster cluster, ITestOutputHelper output)
{
    private const int Deciders = 20;
    private const int Importers = 2;

    // As the cmdlets have it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task TwentyDecide_WhileTwoImport_NothingIsLostOrTwice()
    {
        TeamPlan plan = TeamPlan.FromEnvironment();
        output.WriteLine(plan.ToString());
        PostgresCluster.Need();
        using PostgresHome home = new();
        using Ledgers ledger = new(home);
        ledger.Import(TeamDays.First());
        List<ItemRow> items = ledger.All();

        string[] names = [.. Enumerable.Range(1, Deciders).Select(i => $"decider_{i}"), .. Enumerable.Range(1, Importers).Select(i => $"importer_{i}")];
        GivenRoles.Give(cluster, home, names.Select((name, i) => (name, RolesOf(i))));
        List<TeamAccount> accounts = [.. names.Select(name => new TeamAccount(home, ledger.Places, name, Patience))];
        List<TeamMember> members = [.. accounts.Take(Deciders).Select((account, i) => new TeamMember(account, items, plan.Seed + i))];
        List<TeamImporter> importers = [.. accounts.Skip(Deciders).Select((account, i) => new TeamImporter(account, plan.Seed + Deciders + i))];

        using CancellationTokenSource end = new(plan.Duration);
        await Task.WhenAll(members.Select(m => Start(() => m.Work(end.Token))).Concat(importers.Select(i => Start(() => i.Work(end.Token)))));
        accounts.ForEach(account => account.Dispose());

        List<TeamTold> told = [.. members.SelectMany(m => m.Told)];
        Tell(told, importers, accounts);
        IReadOnlyList<LedgerEvent> events = ledger.Events();
        TeamCheck check = new(told, events);
        check.NothingIsLostOrTwice();
        check.ConflictsShowWhatStood();
        using (ILedgerReader reader = ledger.Store.Read(TestContext.Current.CancellationToken))
        {
            check.EachSawTheLedgerAsItWas(reader.Entries(EntryFilter.All));
            Assert.All(importers, i => Assert.Equal(i.Operations, reader.Operations().Where(o => o.Kind == EventKinds.Imported && o.Actor == i.Name).Select(o => o.Id)));
        }

        Assert.Empty(ledger.Prove().Breaks);
        Assert.Equal(0, accounts.Sum(a => a.Locked));
        ItProvesSomething(told, importers, plan);
    }

    // Who only decides need not read identifiers, and sees the same.
    private static string RolesOf(int account) =>
        account < Deciders / 2 ? GivenRoles.Writer : $"{GivenRoles.Writer}, {GivenRoles.Identifiers}";

    private static Task Start(Action work) => Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static void ItProvesSomething(List<TeamTold> told, List<TeamImporter> importers, TeamPlan plan)
    {
        Assert.True(told.Count >= plan.Duration.TotalSeconds * 2, $"Only {told.Count} decisions.");
        Assert.All(importers, i => Assert.NotEmpty(i.Operations));
        Assert.Contains(told, t => t.Result.Outcome == DecisionOutcome.Conflict);
        foreach (DecisionStep step in Enum.GetValues<DecisionStep>())
        {
            Assert.Contains(told, t => t.Given.Step == step && t.Result.Outcome == DecisionOutcome.Done);
        }
    }

    private void Tell(List<TeamTold> told, List<TeamImporter> importers, List<TeamAccount> accounts)
    {
        List<TimeSpan> turns = [.. accounts.Take(Deciders).SelectMany(a => a.Turns)];
        string outcomes = string.Join(", ", told.CountBy(t => t.Result.Outcome).OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}"));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{told.Count} decisions in {turns.Count} commands ({outcomes}); {importers.Sum(i => i.Operations.Count)} imports"));
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"a turn of a decision: median {turns.Order().ElementAt(turns.Count / 2).TotalMilliseconds:0.0} ms, of the last 200: {turns.TakeLast(200).Order().ElementAt(Math.Min(100, turns.Count / 2)).TotalMilliseconds:0.0} ms; longest wait {accounts.SelectMany(a => a.Waits).Max().TotalSeconds:0.0} s"));
    }
}
