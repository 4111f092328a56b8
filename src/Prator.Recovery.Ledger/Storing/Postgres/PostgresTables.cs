namespace Prator.Recovery.Ledger;

/// <summary>The tables that a writer fills.</summary>
internal static class PostgresTables
{
    public static PostgresEntries Entries { get; } = new();

    public static PostgresOperations Operations { get; } = new();

    public static PostgresRecords Records { get; } = new();

    public static PostgresItems Items { get; } = new();

    public static PostgresRejected Rejected { get; } = new();

    public static PostgresMail Mail { get; } = new();
}
