using System.Management.Automation;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>A ledger of one test, and the exports that are taken into it. Keys are made apart from it, in a folder of this process.</summary>
internal sealed class LedgerFolder : IDisposable
{
    /// <summary>The collection of the tests that set environment variables.</summary>
    public const string Alone = "The environment of the process";

    private static readonly string Data;

    private readonly WorkFolder _folder = new();
    private readonly ModuleSession _session;

    // In a constructor, so that it is done before the first ledger is made.
    static LedgerFolder() => Data = MakeData();

    /// <param name="session">Runs the scripts.</param>
    /// <param name="ledger">The ledger of another folder, where that is meant.</param>
    public LedgerFolder(ModuleSession session, string? ledger = null)
    {
        _session = session;
        Path = ledger ?? _folder.Of("ledger/recovery.db");
        Directory.CreateDirectory(_folder.Of("ledger"));
        Directory.CreateDirectory(_folder.Of("exports"));
    }

    /// <summary>The folder of the keys of this process.</summary>
    public static string Keys => System.IO.Path.Combine(Data, "Prator.Recovery", "keys");

    /// <summary>The ledger.</summary>
    public string Path { get; }

    public string Root => _folder.Path;

    public string Of(string name) => _folder.Of(name);

    public string Write(string name, string text) => _folder.Write(System.IO.Path.Combine("exports", name), text);

    /// <summary>Every file of the ledger with its bytes.</summary>
    public IReadOnlyDictionary<string, string> Content() => _folder.Content();

    /// <summary>Takes the system's episodes of a day in.</summary>
    /// <param name="asOf">The day.</param>
    /// <param name="rows">As for <see cref="Row.Of"/>.</param>
    public ScriptResult Import(string asOf, params IEnumerable<string> rows) =>
        Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf $asOf", ("export", Write($"prator-{asOf}.csv", Row.Csv(rows))), ("asOf", asOf));

    /// <summary>Runs a script that knows <c>$ledger</c>.</summary>
    public ScriptResult Run(string script, params (string Name, object? Value)[] variables) => _session.Run(script, [("ledger", Path), .. variables]);

    /// <summary>Opens the store as the module does, and runs what follows on it. Knows <c>$none</c>, a token.</summary>
    public ScriptResult Opened(string then) => Run(
        $"$none = [System.Threading.CancellationToken]::None; $store::Open($ledger, [TimeSpan]::FromSeconds(5), $none).{then}",
        ("store", LoadedModule.TypeNamed("Prator.Recovery.Ledger.SqliteLedgerStore", "Prator.Recovery.Ledger")));

    /// <summary>Decides the ledger's episodes for a day and runs a pipeline's rest on them.</summary>
    public ScriptResult Decided(string asOf, string then = "", params (string Name, object? Value)[] variables) =>
        Run($"Get-OutageEpisode -Ledger $ledger -AsOf $asOf {then}", [("asOf", asOf), .. variables]);

    /// <summary>Orders the closure of what is to be closed.</summary>
    public ScriptResult Order(string asOf, string switches = "") =>
        Decided(asOf, $"-Action Close | Close-PratorEpisode -AsOf $asOf -Ledger $ledger -Confirm:$false {switches}");

    /// <summary>The states of all items, in the order of their numbers.</summary>
    public IReadOnlyList<string?> States() => Run("Get-RecoveryItem -Ledger $ledger").Clean().Texts("State");

    /// <summary>The kinds of events of a ledger's item, in order.</summary>
    public IReadOnlyList<string?> Events(long item) =>
        Run("(Get-RecoveryItem -Ledger $ledger -Id $item -History).History", ("item", item)).Clean().Texts("Kind");

    public PSObject Test(string switches = "") => Assert.Single(Run($"Test-RecoveryLedger -Ledger $ledger {switches}").Clean().Output);

    public void Dispose() => _folder.Dispose();

    private static string MakeData()
    {
        string folder = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"prator-tests-data-{UniqueName.Next()}");
        Directory.CreateDirectory(folder);
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        return folder;
    }
}

/// <summary>The environment is the whole process's, so tests that set it run beside no others.</summary>
[CollectionDefinition(LedgerFolder.Alone, DisableParallelization = true)]
#pragma warning disable CA1711 // the name that xunit's documentation uses
public sealed class EnvironmentCollection;
#pragma warning restore CA1711
