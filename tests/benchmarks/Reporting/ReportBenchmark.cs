using System.Diagnostics;
using System.Globalization;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Ledger;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Reporting;

/// <summary>Export-RecoveryReport of a ledger on SQLite: time, beside reading the same rows in the same run, and the most memory beyond a console that has only read the policy.</summary>
internal static class ReportBenchmark
{
    private const int RoundCount = 3;
    private const double Mega = 1e6;

    private static readonly (string Kind, string Extension)[] Reports =
        [("Summary", "json"), ("Summary", "html"), ("Worksheet", "xlsx"), ("Worksheet", "csv"), ("Worksheet", "jsonl")];

    public static void Run(int rows)
    {
        using TemporaryFolder folder = new();
        string export = Path.Combine(folder.Path, "export.csv");
        string ledger = Path.Combine(folder.Path, "ledger.db");
        EpisodeFile.Write(export, rows, isClean: true);
        _ = OfConsole($"$null = Import-PratorExport -Episode '{export}' -Ledger '{ledger}' -Policy {Routine.PolicyName} -AsOf {Routine.Day} -WarningAction SilentlyContinue", folder.Path);
        long engine = Enumerable.Range(0, RoundCount).Max(_ => OfConsole("$null = Test-RecoveryPolicy", folder.Path).Peak);
        double read = Enumerable.Range(0, RoundCount + 1).Select(_ => Read(ledger, rows)).Skip(1).Order().ElementAt(RoundCount / 2);
        Console.WriteLine(Invariant($"{rows} items; reading their rows {read:0.00} s; a console that has read the policy {engine / Mega:0} MB"));
        foreach ((string kind, string extension) in Reports)
        {
            string report = Path.Combine(folder.Path, $"report.{extension}");
            (double Seconds, long Peak)[] runs =
            [
                .. Enumerable.Range(0, RoundCount).Select(_ => OfConsole(
                    $"Export-RecoveryReport '{report}' {kind} -Ledger '{ledger}' -AsOf {Routine.Day} -Culture sv-SE -Force", folder.Path)),
            ];
            double seconds = runs.Select(r => r.Seconds).Order().ElementAt(RoundCount / 2);
            Console.WriteLine(
                Invariant($"  {kind} as {extension}: {seconds:0.00} s ({runs.Min(r => r.Seconds):0.00}–{runs.Max(r => r.Seconds):0.00}), {seconds / read:0.0} times the reading, ")
                + Invariant($"{(runs.Max(r => r.Peak) - engine) / Mega:0} MB beyond the engine; {new FileInfo(report).Length / Mega:0.0} MB written"));
        }
    }

    private static double Read(string ledger, int rows)
    {
        long started = Stopwatch.GetTimestamp();
        using SqliteLedgerStore store = SqliteLedgerStore.Open(ledger, TimeSpan.FromSeconds(10));
        using ILedgerReader reader = store.Read(CancellationToken.None);
        int count = reader.Items(ItemQuery.All).Count();
        return count == rows ? Stopwatch.GetElapsedTime(started).TotalSeconds : throw new InvalidOperationException(Invariant($"{count} items instead of {rows}"));
    }

    /// <summary>A console runs one line; it says itself how long that took, and what its peak was: nobody else can after it has ended.</summary>
    private static (double Seconds, long Peak) OfConsole(string line, string folder)
    {
        string script = $$"""
            $module = (Get-Command Export-RecoveryReport).ImplementingType.Assembly
            $debuggable = $module.GetCustomAttributes([Diagnostics.DebuggableAttribute], $false)
            if ($debuggable.IsJITOptimizerDisabled) { throw 'The module is a Debug build. Build this project in Release again.' }
            $watch = [Diagnostics.Stopwatch]::StartNew()
            {{line}}
            "$($watch.Elapsed.TotalSeconds.ToString([cultureinfo]::InvariantCulture)) $([Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64)"
            """;
        ProcessStartInfo start = new("dotnet", [Built.Console, "-Command", script]) { RedirectStandardOutput = true };

        // Keys of the account are left alone.
        start.Environment["XDG_DATA_HOME"] = folder;
        using Process console = Process.Start(start)!;
        string output = console.StandardOutput.ReadToEnd();
        console.WaitForExit();
        string[] last = output.TrimEnd().Split('\n')[^1].Split(' ');
        return console.ExitCode == 0
            ? (double.Parse(last[0], CultureInfo.InvariantCulture), long.Parse(last[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The console ended with {console.ExitCode}: {output}");
    }
}
