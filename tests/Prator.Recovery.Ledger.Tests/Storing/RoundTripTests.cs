using CsCheck;

namespace Prator.Recovery.Ledger.Tests.Storing;

public sealed class SqliteRoundTripTests() : RoundTripTests(StoreKind.Sqlite);

public sealed class PostgresRoundTripTests() : RoundTripTests(StoreKind.Postgres);

/// <summary>What is written is read, to the bit.</summary>
public abstract class RoundTripTests(StoreKind kind)
{
    private readonly StoreKind _kind = LedgerHome.Needed(kind);

    [Fact]
    public void EveryRow_ReadsAsItWasWritten()
    {
        Gen.Select(DrawnRows.Many(DrawnRows.Entry), DrawnRows.Many(DrawnRows.Operation), DrawnRows.Many(DrawnRows.Record), DrawnRows.Many(DrawnRows.Item), DrawnRows.Many(DrawnRows.Rejected))
            .Sample((entries, operations, records, items, rejected) =>
            {
                using AnyLedger ledger = new(_kind);
                using (ILedgerWriter writer = ledger.Write())
                {
                    Array.ForEach(entries, writer.Append);
                    Array.ForEach(operations, writer.Put);
                    Array.ForEach(records, writer.Put);
                    Array.ForEach(items, writer.Put);
                    Array.ForEach(rejected, writer.Put);
                    writer.Commit();
                }

                using ILedgerReader reader = ledger.Read();
                Assert.Equal(entries.Select(Comparable), reader.Entries(EntryFilter.All).Select(Comparable));
                Assert.Equal(operations, reader.Operations());
                Assert.Equal(operations.Where(row => row.Kind == operations[0].Kind), operations.Length == 0 ? [] : reader.Operations(operations[0].Kind));
                Assert.Equal(operations, operations.Select(row => reader.Operation(row.Id)));
                Assert.Null(reader.Operation(operations.Length + 1));
                Assert.Equal(records, reader.Records());
                Assert.Equal(records, reader.RecordMarks().Select(m => m.ToRow()));
                Assert.Equal(items, reader.Items(ItemQuery.All));
                Assert.Equal(rejected, reader.Rejected(onlyOpen: false));
                Assert.Equal(rejected.Where(row => row.MendedOperation == 0), reader.Rejected(onlyOpen: true));
                Assert.Equal(new LedgerNumbers(operations.Length, items.Length, records.Length, rejected.Length), reader.Numbers);
                Assert.Equal(entries.LastOrDefault()?.Mac, reader.Head?.Mac);
            }, iter: 60);
    }

    [Fact]
    public void Identity_IsKept()
    {
        using AnyLedger ledger = new(_kind);
        using ILedgerReader reader = ledger.Read();
        Assert.Equal(ledger.Identity.Id, reader.Identity.Id);
        Assert.Equal(ledger.Identity.Salt, reader.Identity.Salt);
        Assert.Equal(ledger.Identity.CreatedAt, reader.Identity.CreatedAt);
        Assert.Equal(ledger.Identity.IdentifierCheck, reader.Identity.IdentifierCheck);
        Assert.Equal(ledger.Identity.ChainCheck, reader.Identity.ChainCheck);
        Assert.Null(reader.Head);
        Assert.True(reader.ShowsSecrets);
    }

    private static string Comparable(LedgerEntry entry) =>
        $"{entry with { Body = default, Secret = null, Mac = [] }} {Convert.ToHexString(entry.Body.Span)} {(entry.Secret is null ? "-" : Convert.ToHexString(entry.Secret))} {Convert.ToHexString(entry.Mac)}"
            .Replace("System.Byte[]", string.Empty, StringComparison.Ordinal);
}
