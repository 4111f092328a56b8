using System.Diagnostics;
using System.Text;
using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Ledger;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests.Daily;

/// <summary>What one daily job works on, with keys of its own: a drop folder, reports and a ledger.</summary>
internal sealed class JobFolder : IDisposable
{
    /// <summary>The shipped job.</summary>
    public static readonly string Script = Checkout.PathOf("out/module/Prator.Recovery/scripts/daily-job.ps1");

    private static readonly string[] Ours = ["as-of", ".daily-job.lock"];

    private readonly ScriptFolder _folder = new();

    public JobFolder()
    {
        Environment = new() { ["XDG_DATA_HOME"] = Of("data"), ["LOCALAPPDATA"] = Of("data"), ["COLUMNS"] = "200" };
        foreach (string name in new[] { "drop", "reports", "data" })
        {
            Directory.CreateDirectory(Of(name));
        }
    }

    public string Path => _folder.Path;

    public string Log => File.ReadAllText(Of("reports/daily-job.log"));

    /// <summary>What lies in the drop folder itself.</summary>
    public string[] Waiting => Names("drop");

    /// <summary>What its process gets; more may be put in.</summary>
    public Dictionary<string, string> Environment { get; }

    public string Of(string name) => _folder.Of(name);

    public void Dispose() => _folder.Dispose();

    /// <summary>Lays an export of the samples in, long enough ago.</summary>
    public void Drop(string sample, string? name = null) => Lay(name ?? sample, File.ReadAllBytes(SampleOf(sample)));

    /// <summary>Lays its header and first rows in.</summary>
    public void DropFew(string sample, string? name = null) => Lay(name ?? sample, Few(sample));

    public void Lay(string name, string text) => Lay(name, Encoding.UTF8.GetBytes(text));

    /// <summary>The header and the first rows of a sample.</summary>
    public static byte[] Few(string sample) =>
        Encoding.Latin1.GetBytes(string.Concat(File.ReadLines(SampleOf(sample), Encoding.Latin1).Take(3).Select(line => $"{line}\r\n")));

    /// <summary>The files in the folders of runs, by name: of <c>drop/done</c>, say.</summary>
    public string[] FilesOfRuns(string name) => [.. Runs(name).SelectMany(run => Names(System.IO.Path.Combine("drop", name, run)))];

    /// <summary>The folders of runs: in <c>drop/done</c>, say.</summary>
    public string[] Runs(string name) => Directory.Exists(Of($"drop/{name}"))
        ? [.. Directory.GetDirectories(Of($"drop/{name}")).Select(f => System.IO.Path.GetFileName(f)!).Order(StringComparer.Ordinal)]
        : [];

    public string[] Names(string folder) =>
        [.. Directory.GetFiles(Of(folder)).Select(f => System.IO.Path.GetFileName(f)!).Except(Ours).Order(StringComparer.OrdinalIgnoreCase)];

    /// <summary>How many lines of the log say something.</summary>
    public int Lines(string part) => Log.Split('\n').Count(l => l.Contains(part, StringComparison.Ordinal));

    /// <summary>The head of the ledger's chain, which is proven, and how many imports it knows.</summary>
    public (string? Head, int Imports) Ledger()
    {
        using SqliteLedgerStore store = SqliteLedgerStore.Open(Of("ledger.db"), TimeSpan.FromSeconds(30));
        using ILedgerReader reader = store.Read(CancellationToken.None);
        using LedgerKeys keys = LedgerKeys.Open(reader.Identity, new KeyPlaces(Of("data/Prator.Recovery/keys"), _ => null));
        Assert.Empty(LedgerProof.Of(reader, keys, null, null, CancellationToken.None).Breaks);
        return (reader.Head?.ToString(), reader.Operations().Count(o => o.Kind == EventKinds.Imported));
    }

    public Task<RunResult> Run(string asOf = "2024-02-05", params string[] more) =>
        new PratorRun { Arguments = Arguments("ledger.db", "prator-2024-01", asOf, more), Environment = Environment, Folder = Path }.ToEnd();

    /// <summary>Runs it with a ledger and a policy that may not be there.</summary>
    public Task<RunResult> RunWith(string ledger, string policy = "prator-2024-01") =>
        new PratorRun { Arguments = Arguments(ledger, policy, "2024-02-05", []), Environment = Environment, Folder = Path }.ToEnd();

    public ProcessStartInfo Start()
    {
        ProcessStartInfo start = BuiltConsole.StartInfo(Arguments("ledger.db", "prator-2024-01", "2024-02-05", []));
        start.WorkingDirectory = Path;
        foreach ((string name, string value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string SampleOf(string name) => Checkout.PathOf($"docs/examples/2024-02-05/{name}");

    private void Lay(string name, byte[] content)
    {
        File.WriteAllBytes(Of($"drop/{name}"), content);
        File.SetLastWriteTime(Of($"drop/{name}"), DateTime.Now.AddMinutes(-2));
    }

    private string[] Arguments(string ledger, string policy, string asOf, string[] more) =>
    [
        Script,
        "-DropFolder", Of("drop"), "-ReportFolder", Of("reports"), "-Ledger", ledger.Contains('=', StringComparison.Ordinal) ? ledger : Of(ledger),
        "-Policy", policy, "-Culture", "en-US", "-ReportFormat", "Html", "-AsOf", asOf, .. more,
    ];
}
