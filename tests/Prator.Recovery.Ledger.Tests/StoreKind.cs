namespace Prator.Recovery.Ledger.Tests;

/// <summary>Which store a test runs on.</summary>
public enum StoreKind
{
    Sqlite,
    Postgres,
}
