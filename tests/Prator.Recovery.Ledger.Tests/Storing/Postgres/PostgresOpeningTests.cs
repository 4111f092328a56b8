using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Prator.Recovery.Testing;

namespace Prator.Recovery.Ledger.Tests.Storing.Postgres;

/// <summary>What is found where a ledger is looked for.</summary>
public sealed class PostgresOpeningTests(PostgresCluster cluster)
{
    private const string Secret = "hunter2";

    [Fact]
    public void Open_KeepsWhatIsThere()
    {
        using PostgresHome home = new();
        LedgerIdentity identity = AnyLedger.MadeUp();
        home.Create(identity).Dispose();
        using ILedgerStore store = home.Open(LedgerHome.Patience);
        using ILedgerReader reader = store.Read(CancellationToken.None);
        Assert.Equal(identity.Id, reader.Identity.Id);
        Assert.Equal("postgres", reader.Actor);
        Assert.EndsWith($":{cluster.Port}/postgres ({home.Schema})", store.Place, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_LedgerThere_Refuses()
    {
        using PostgresHome home = new();
        using AnyLedger ledger = new(home);
        Refuses(LedgerFault.NotPossible, () => home.Create(AnyLedger.MadeUp()));
        using ILedgerReader reader = ledger.Read();
        Assert.Equal(ledger.Identity.Id, reader.Identity.Id);
    }

    [Fact]
    public void Create_InAnEmptySchema()
    {
        using PostgresHome home = new();
        home.Run($"CREATE SCHEMA {home.Schema}");
        Refuses(LedgerFault.Missing, () => home.Open(LedgerHome.Patience));
        home.Create(AnyLedger.MadeUp()).Dispose();
        home.Open(LedgerHome.Patience).Dispose();
    }

    [Fact]
    public void Open_NoSchema() => Refuses(LedgerFault.Missing, () => new PostgresHome().Open(LedgerHome.Patience));

    [Fact]
    public void OtherProgramsSchema_IsRefused()
    {
        using PostgresHome home = new();
        home.Run($"CREATE SCHEMA {home.Schema}; CREATE TABLE t (a int)");
        Refuses(LedgerFault.Foreign, () => home.Open(LedgerHome.Patience));
        Refuses(LedgerFault.Foreign, () => home.Create(AnyLedger.MadeUp()));
        home.Run("CREATE TABLE ledger (a int); CREATE TABLE about (application text, schema_version int)");
        Refuses(LedgerFault.Foreign, () => home.Open(LedgerHome.Patience));
    }

    [Fact]
    public void NewerSchema_IsRefused()
    {
        using PostgresHome home = Made();
        home.Run("UPDATE about SET schema_version = 99");
        Assert.Contains("99", Refuses(LedgerFault.TooNew, () => home.Open(LedgerHome.Patience)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void OlderSchema_IsRaised_OrLeftAsItWas()
    {
        using PostgresHome home = Made();
        PostgresPlace place = PostgresPlace.Of(home.Connection, _ => null);
        PostgresSchema second = new([.. PostgresSchema.Current.Scripts, "ALTER TABLE item ADD COLUMN note text"]);
        PostgresSchema failing = new([.. PostgresSchema.Current.Scripts, "ALTER TABLE item ADD COLUMN note text; ALTER TABLE nothing ADD COLUMN a text"]);
        Assert.Throws<LedgerException>(() => Open(failing));
        home.Open(LedgerHome.Patience).Dispose();
        Open(second).Dispose();
        Open(second).Dispose();
        Refuses(LedgerFault.TooNew, () => home.Open(LedgerHome.Patience));

        PostgresLedgerStore Open(PostgresSchema schema) => PostgresLedgerStore.Open(place, LedgerHome.Patience, schema, CancellationToken.None);
    }

    [Fact]
    public void NoDatabase() => Refuses(LedgerFault.Missing, () => Open(cluster.Connection("Database=nothing")));

    [Fact]
    public void NoServer()
    {
        Refuses(LedgerFault.Unavailable, () => Open("Host=127.0.0.1;Port=1;Database=recovery;Password=" + Secret));
        Refuses(LedgerFault.Unavailable, () => Open("Host=no-such-host.invalid;Database=recovery;Password=" + Secret));
    }

    [Fact]
    public void WrongPassword_OrNone()
    {
        cluster.Run($"DROP ROLE IF EXISTS {PostgresCluster.AccountWithPassword}; CREATE ROLE {PostgresCluster.AccountWithPassword} LOGIN PASSWORD 'right'");
        Refuses(LedgerFault.NotAllowed, () => Open(cluster.Connection($"Password={Secret}", PostgresCluster.AccountWithPassword)));
        Refuses(LedgerFault.NotAllowed, () => Open(cluster.Connection(user: PostgresCluster.AccountWithPassword)));
        Refuses(LedgerFault.Missing, () => Open(cluster.Connection("Password=right;Search Path=nothing", PostgresCluster.AccountWithPassword)));
    }

    [Fact]
    public void UnknownAccount() => Refuses(LedgerFault.NotAllowed, () => Open(cluster.Connection(user: "nobody_of_this_name")));

    [Fact]
    public void Cancelled()
    {
        using CancellationTokenSource source = new();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PostgresLedgerStore.Open(cluster.Connection(), LedgerHome.Patience, source.Token));
    }

    [Fact]
    public async Task Cancelled_WhileTheServerSaysNothing_IsLeftAtOnce_AndTheConnectionEnds()
    {
        using TcpListener silent = new(IPAddress.Loopback, 0);
        silent.Start();
        string connection = $"Host=127.0.0.1;Port={((IPEndPoint)silent.LocalEndpoint).Port};Database=a;Username=u;Timeout=4";
        using CancellationTokenSource source = new(TimeSpan.FromMilliseconds(300));

        Stopwatch watch = Stopwatch.StartNew();
        Assert.ThrowsAny<OperationCanceledException>(() => PostgresLedgerStore.Open(connection, LedgerHome.Patience, source.Token));
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(3));

        using Socket accepted = await silent.AcceptSocketAsync(TestContext.Current.CancellationToken);
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(30));
        byte[] received = new byte[64];
        while (await accepted.ReceiveAsync(received, patience.Token) > 0)
        {
        }
    }

    private static PostgresHome Made()
    {
        PostgresHome home = new();
        home.Create(AnyLedger.MadeUp()).Dispose();
        return home;
    }

    private static PostgresLedgerStore Open(string connection) => PostgresLedgerStore.Open(connection, LedgerHome.Patience);

    private static LedgerException Refuses(LedgerFault expected, Func<ILedgerStore> act)
    {
        LedgerException fault = Assert.Throws<LedgerException>(() => act().Dispose());
        Assert.Equal(expected, fault.Fault);
        Assert.DoesNotContain(Secret, fault.ToString(), StringComparison.Ordinal);
        return fault;
    }
}
