namespace Prator.Recovery.Ledger;

/// <summary>One row of the append-only log: the truth that every other table follows from.</summary>
/// <param name="Seq">From 1, without a hole.</param>
/// <param name="Operation">The command that wrote it: time, actor and policy stand there.</param>
/// <param name="Item">The item; 0 where the entry is about none.</param>
/// <param name="Record">The record of a source; 0 where the entry is about none.</param>
/// <param name="Kinds">What happened.</param>
/// <param name="Body">What changed, as UTF-8 JSON without any patient identifier.</param>
/// <param name="Secret">What identifies the patient, encrypted; null where there is nothing.</param>
/// <param name="Mac">HMAC-SHA256 over the entry before and this one: 32 bytes.</param>
public sealed record LedgerEntry(
    long Seq, long Operation, long Item, long Record, EventKinds Kinds, ReadOnlyMemory<byte> Body, byte[]? Secret, byte[] Mac);
