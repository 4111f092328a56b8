namespace Prator.Recovery.Ledger;

/// <summary>One command that wrote to the ledger: all its entries share time, actor and policy.</summary>
/// <param name="Id">From 1.</param>
/// <param name="Seq">Its first entry.</param>
/// <param name="Kind">What was done: Imported, Begun, Accessed or Removed.</param>
/// <param name="Time">When, as a point in time (UTC).</param>
/// <param name="Actor">The account of the operating system or the database session.</param>
/// <param name="Policy">The policy's name; null where none decided.</param>
/// <param name="PolicyHash">SHA-256 of its text, lower-case hexadecimal; null where none decided.</param>
/// <param name="AsOf">The moment that was decided for, in the policy's zone, as <see cref="MomentText"/> writes it; null where none was.</param>
/// <param name="Cmdlet">The command's name.</param>
/// <param name="Files">Of an import its files, as JSON; null for others.</param>
public sealed record OperationRow(
    long Id, long Seq, EventKinds Kind, DateTimeOffset Time, string Actor, string? Policy, string? PolicyHash, string? AsOf, string Cmdlet, string? Files)
{
    /// <summary>Whether it was an import of no file: another policy decided everything again.</summary>
    public bool IsRedecision => Kind == EventKinds.Imported && Files == "[]";
}
