using System.Diagnostics;
using System.Globalization;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Memory;

/// <summary>The most memory that the console ever has resident while it counts the actions of an export.</summary>
internal static class MemoryBenchmark
{
    private const int Times = 5;
    private const int Repeats = 3;
    private const double Mega = 1e6;
    private const long AllowedAtRest = 250_000_000;
    private const long AllowedPerRow = 64;

    public static void Run(int rows)
    {
        long small = Measure(rows);
        long large = Measure(rows * Times);
        Console.WriteLine(Invariant($"  each further row {(large - small) / (double)(rows * (Times - 1)):0.0} bytes"));
    }

    private static long Measure(int rows)
    {
        using TemporaryFile file = new();
        EpisodeFile.Write(file.Path, rows);
        long[] peaks = [.. Enumerable.Range(0, Repeats).Select(_ => Peak(file.Path)).Order()];
        long allowed = AllowedAtRest + (AllowedPerRow * rows);
        Console.WriteLine(
            Invariant($"{rows} rows: peak {peaks[^1] / Mega:0} MB of {allowed / Mega:0} MB allowed, ")
            + Invariant($"the most of {Repeats} runs (the least {peaks[0] / Mega:0} MB)"));
        return peaks[^1];
    }

    /// <summary>The child says itself what its peak was: nobody else can after it has ended.</summary>
    private static long Peak(string path)
    {
        string script = $$"""
            $module = (Get-Command Get-OutageEpisode).ImplementingType.Assembly
            $debuggable = $module.GetCustomAttributes([Diagnostics.DebuggableAttribute], $false)
            if ($debuggable.IsJITOptimizerDisabled) { throw 'The module is a Debug build. Build this project in Release again.' }
            $n = @{}
            $quiet = @{ ErrorAction = 'SilentlyContinue'; WarningAction = 'SilentlyContinue' }
            Get-OutageEpisode '{{path}}' -Policy {{Routine.PolicyName}} -AsOf {{Routine.Day}} -Source Prator @quiet |
                ForEach-Object { $n[[string]$_.Action]++ }
            if ($n.Count -lt 4) { throw 'nothing was counted' }
            [string][Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
            """;
        ProcessStartInfo start = new("dotnet", [Built.Console, "-Command", script]) { RedirectStandardOutput = true };
        using Process console = Process.Start(start)!;
        string output = console.StandardOutput.ReadToEnd();
        console.WaitForExit();
        string last = output.TrimEnd().Split('\n')[^1];
        return console.ExitCode == 0
            ? long.Parse(last, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The console ended with {console.ExitCode}: {output}");
    }
}
