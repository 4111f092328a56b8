using System.Diagnostics;
using System.Globalization;
using Prator.Recovery.Benchmarks.Exports;
using Prator.Recovery.Benchmarks.Measuring;

namespace Prator.Recovery.Benchmarks.Memory;

/// <summary>The most memory that the console ever has resident while it counts the actions of an export.</summary>
internal static class MemoryBenchmark
{
    private const int Times = 5;
    private const int Repeats = 3;
    private const long Mega = 1_000_000;
    private const long AllowedAtRest = 250 * Mega;
    private const long AllowedPerRow = 64;

    public static void Run(int rows)
    {
        long small = Measure(rows);
        long large = Measure(rows * Times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  each further row {(large - small) / (double)(rows * (Times - 1)):0.0} bytes"));
    }

    private static long Measure(int rows)
    {
        using TemporaryFile file = new();
        EpisodeFile.Write(file.Path, rows);
        long[] peaks = [.. Enumerable.Range(0, Repeats).Select(_ => Peak(file.Path)).Order()];
        long allowed = AllowedAtRest + (AllowedPerRow * rows);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{rows} rows: peak {peaks[^1] / (double)Mega:0} MB of {allowed / (double)Mega:0} MB allowed, the most of {Repeats} runs (the least {peaks[0] / (double)Mega:0} MB)"));
        return peaks[^1];
    }

    /// <summary>The child says itself what its peak was: nobody else can after it has ended.</summary>
    private static long Peak(string path)
    {
        string script = $$"""
            $cmdlet = (Get-Command Get-OutageEpisode).ImplementingType.Assembly
            if ($cmdlet.GetCustomAttributes([Diagnostics.DebuggableAttribute], $false).IsJITOptimizerDisabled) { throw 'the module is a Debug build' }
            $n = @{}
            Get-OutageEpisode '{{path}}' -Policy {{Routine.PolicyName}} -AsOf {{Routine.Day}} -Source Prator -ErrorAction SilentlyContinue -WarningAction SilentlyContinue |
                ForEach-Object { $n[[string]$_.Action]++ }
            if ($n.Count -lt 4) { throw 'nothing was counted' }
            [string][Diagnostics.Process]::GetCurrentProcess().PeakWorkingSet64
            """;
        ProcessStartInfo start = new("dotnet", [Built.Console, "-Command", script]) { RedirectStandardOutput = true };
        using Process console = Process.Start(start)!;
        string output = console.StandardOutput.ReadToEnd();
        console.WaitForExit();
        return console.ExitCode == 0
            ? long.Parse(output.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)[^1], CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"The console ended with {console.ExitCode}: {output}");
    }
}
