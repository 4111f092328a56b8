using System.Globalization;

namespace Prator.Recovery.Benchmarks;

/// <summary>What the command line asks for.</summary>
/// <param name="Names">The benchmarks to run, in order.</param>
/// <param name="Rows">How many rows or records each is run over.</param>
internal sealed record Request(IReadOnlyList<string> Names, int Rows)
{
    public const string Decide = "decide";
    public const string Cmdlet = "cmdlet";
    public const string Memory = "memory";
    public const string DuckDb = "duckdb";
    public const string Policy = "policy";
    public const string Ledger = "ledger";
    public const string Postgres = "postgres";

    public const string Redecide = "redecide";
    public const string Report = "report";

    public const string Import = "import";

    public const string Usage = """
        dotnet run -c Release --project tests/benchmarks -- decide|cmdlet|memory|duckdb|policy|ledger|postgres|redecide|report|import|all [--rows N]

          decide   decisions a second over N records in memory, beside a rules engine
          cmdlet   Get-OutageEpisode over a CSV of N rows, beside a PowerShell script
          memory   peak memory of the console at N and at 5 N rows
          duckdb   file to counts over N rows, beside a database engine
          ledger   N items into a ledger, and again with one in 100 changed, beside plain upserts
          postgres N items into a ledger on PostgreSQL, beside plain upserts and raw COPY
          redecide N items of a ledger decided again by another policy, by the server that PRATOR_BENCHMARK_POSTGRES names
          report   reports of a ledger of N items, beside reading its rows: time and peak memory
          import   importing the module, beside an empty binary module; N means nothing to it
          policy   loading and proving the shipped policy, a large one, and one too large; N means nothing to it

        N is 1000000 unless it is given.
        """;

    private const string All = "all";
    private const string RowsOption = "--rows";
    private const int DefaultRows = 1_000_000;

    private static readonly string[] Known = [Decide, Cmdlet, Memory, DuckDb, Policy, Ledger, Postgres, Redecide, Report, Import];

    public static bool TryParse(string[] args, out Request request)
    {
        request = new Request([], DefaultRows);
        if (args is [.., RowsOption, string number])
        {
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int rows) || rows == 0)
            {
                return false;
            }

            request = request with { Rows = rows };
            args = args[..^2];
        }

        request = request with { Names = args is [All] ? Known : args };
        return request.Names.Count > 0 && request.Names.All(Known.Contains);
    }
}
