using Prator.Recovery.Mail.Tests.Wire;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Mail.Tests.Cmdlet;

/// <summary>A ledger with owners and settings, and a stand-in that mails go to, signed in as a managed identity.</summary>
internal sealed class MailFolder : IAsyncDisposable
{
    public const string Vinga = "forvaltare@vinga.example.org";
    public const string Ekhamn = "manager@ekhamn.example.org";
    public const string Regional = "regional@example.org";
    public const string System = "system@example.org";

    private const string OwnersText = $"""
        apiVersion: prator.recovery/v1
        kind: Owners
        spec:
          regional: {"{"} name: Regional förvaltare, email: {Regional}, language: sv {"}"}
          owners:
            - municipality: Vinga
              local: [{"{"} name: Förvaltare Vinga, email: {Vinga}, role: LocalOwner {"}"}]
            - municipality: Ekhamn
              local: [{"{"} name: Manager Ekhamn, email: {Ekhamn}, role: LocalOwner {"}"}]
              language: en
        """;

    private readonly string[] _variables;

    private MailFolder(ModuleSession session, GraphStandIn graph)
    {
        Graph = graph;
        Ledger = new LedgerFolder(session);
        Owners = Ledger.Write("owners.yaml", OwnersText);
        Dictionary<string, string> environment = new(graph.Environment)
        {
            ["PRATOR_RECOVERY_MAIL_FROM"] = GraphStandIn.Mailbox,
            ["PRATOR_RECOVERY_MAIL_IDENTITY"] = "ManagedIdentity",
            ["PRATOR_RECOVERY_MAIL_GRAPH"] = graph.Address.AbsoluteUri,
        };
        foreach ((string name, string value) in environment)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        _variables = [.. environment.Keys];
    }

    public GraphStandIn Graph { get; }

    public LedgerFolder Ledger { get; }

    public string Owners { get; }

    /// <summary>The settings of the user, which hold for every location.</summary>
    public static string Settings => Path.Combine(Path.GetDirectoryName(LedgerFolder.Keys)!, "recovery.yaml");

    public static async Task<MailFolder> Of(ModuleSession session) => new(session, await GraphStandIn.Start());

    public ScriptResult Send(string switches = "", string day = "2024-02-06") => Run($"Send-RecoveryMail -Ledger $ledger -OwnersPath $owners -AsOf {day} {switches}");

    public ScriptResult Run(string script, params (string Name, object? Value)[] variables) => Ledger.Run(script, [("owners", Owners), .. variables]);

    /// <summary>Two of Vinga, one of Ekhamn.</summary>
    public void Import(string asOf = "2024-02-05") => Ledger.Import(asOf, Rows.Home(1), Rows.Home(2), InEkhamn(3)).Clean();

    public static string InEkhamn(int number) => Rows.Home(number).Replace("Vinga", "Ekhamn", StringComparison.Ordinal);

    public async ValueTask DisposeAsync()
    {
        foreach (string name in _variables)
        {
            Environment.SetEnvironmentVariable(name, null);
        }

        if (File.Exists(Settings))
        {
            File.Delete(Settings);
        }

        Ledger.Dispose();
        await Graph.DisposeAsync();
    }
}

internal static class MailReading
{
    /// <summary>What each was to get, and got: <c>Local forvaltare@vinga.example.org Send Accepted</c>, in order.</summary>
    public static IReadOnlyList<string> Told(this ScriptResult result) =>
        [.. result.Output.Select(o => $"{o.Text("Kind")} {string.Join(",", o.List("To"))} {o.Text("Plan")} {o.Text("State")}".TrimEnd()).Order(StringComparer.Ordinal)];
}
