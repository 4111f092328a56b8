using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Reflection.Emit;
using Prator.Recovery.Benchmarks.Measuring;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Importing;

/// <summary>What importing the module takes, beside a binary module with nothing in it: each time in a process that has imported neither.</summary>
internal static class ImportBenchmark
{
    private const int RoundCount = 15;

    /// <summary>Names the module that the console imports by itself, before any script.</summary>
    private const string ModuleVariable = "PRATOR_RECOVERY_MODULE";

    public static void Run()
    {
        using TemporaryFolder folder = new();
        string before = Path.Combine(folder.Path, "before.psd1");
        File.WriteAllText(before, "@{ ModuleVersion = '0.0.1' }");
        string empty = MakeEmpty(folder.Path);

        List<(double Wall, double Processor)> own = [];
        List<(double Wall, double Processor)> none = [];
        for (int i = 0; i < RoundCount; i++)
        {
            own.Add(Measure(before, Built.Module));
            none.Add(Measure(before, empty));
        }

        Print("Prator.Recovery", own);
        Print("an empty binary module", none);
        Console.WriteLine(Invariant($"  on top of it: {Median(own, m => m.Wall) - Median(none, m => m.Wall):0} ms"));
    }

    private static void Print(string what, List<(double Wall, double Processor)> measured) => Console.WriteLine(
        Invariant($"  {what}: {Median(measured, m => m.Wall):0} ms ({measured.Count} processes {measured.Min(m => m.Wall):0}–{measured.Max(m => m.Wall):0} ms; ")
        + Invariant($"processor time {Median(measured, m => m.Processor):0} ms)"));

    private static double Median(List<(double Wall, double Processor)> measured, Func<(double Wall, double Processor), double> of) =>
        measured.Select(of).Order().ElementAt(measured.Count / 2);

    private static string MakeEmpty(string folder)
    {
        PersistedAssemblyBuilder assembly = new(new AssemblyName("Empty"), typeof(object).Assembly);
        assembly.DefineDynamicModule("Empty");
        string path = Path.Combine(folder, "Empty.dll");
        assembly.Save(path);
        return path;
    }

    private static (double Wall, double Processor) Measure(string before, string module)
    {
        string script = $$"""
            $cpu = [Environment]::CpuUsage.TotalTime
            $start = [Diagnostics.Stopwatch]::GetTimestamp()
            Import-Module '{{module}}' -ErrorAction Stop
            $wall = [Diagnostics.Stopwatch]::GetElapsedTime($start).TotalMilliseconds
            "$wall $(([Environment]::CpuUsage.TotalTime - $cpu).TotalMilliseconds)"
            """;
        ProcessStartInfo start = new("dotnet", [Built.Console, "-Command", script]) { RedirectStandardOutput = true };
        start.Environment[ModuleVariable] = before;
        using Process console = Process.Start(start)!;
        string output = console.StandardOutput.ReadToEnd();
        console.WaitForExit();
        string[] figures = output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        return console.ExitCode == 0 && figures.Length == 2
            ? (double.Parse(figures[0], CultureInfo.InvariantCulture), double.Parse(figures[1], CultureInfo.InvariantCulture))
            : throw new InvalidOperationException($"The console ended with {console.ExitCode}: {output}");
    }
}
