using Prator.Recovery.Benchmarks;
using Prator.Recovery.Benchmarks.Cmdlet;
using Prator.Recovery.Benchmarks.Database;
using Prator.Recovery.Benchmarks.Deciding;
using Prator.Recovery.Benchmarks.Importing;
using Prator.Recovery.Benchmarks.Ledger;
using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Benchmarks.Memory;
using Prator.Recovery.Benchmarks.Policies;
using Prator.Recovery.Benchmarks.Reporting;

if (!Request.TryParse(args, out Request request))
{
    Console.Error.WriteLine(Request.Usage);
    return 2;
}

#if DEBUG
Console.Error.WriteLine("This build is not optimised, so its figures mean nothing. Give dotnet run the option -c Release.");
#endif

// The engine reads this when it is first touched.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");

Console.WriteLine(Machine.Description);
foreach (string name in request.Names)
{
    Machine.WaitUntilQuiet();
    Console.WriteLine();
    Console.WriteLine($"== {name}");
    switch (name)
    {
        case Request.Decide:
            DecideBenchmark.Run(request.Rows);
            break;
        case Request.Cmdlet:
            CmdletBenchmark.Run(request.Rows);
            break;
        case Request.Memory:
            MemoryBenchmark.Run(request.Rows);
            break;
        case Request.Ledger:
            LedgerBenchmark.Run(request.Rows);
            break;
        case Request.Postgres:
            PostgresBenchmark.Run(request.Rows);
            break;
        case Request.Redecide:
            RedecideBenchmark.Run(request.Rows);
            break;
        case Request.Report:
            ReportBenchmark.Run(request.Rows);
            break;
        case Request.Import:
            ImportBenchmark.Run();
            break;
        case Request.Policy:
            PolicyBenchmark.Run();
            break;
        default:
            DatabaseBenchmark.Run(request.Rows);
            break;
    }
}

return 0;
