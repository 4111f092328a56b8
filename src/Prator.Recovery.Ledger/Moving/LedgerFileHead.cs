namespace Prator.Recovery.Ledger;

/// <summary>What the first line of a moved ledger says.</summary>
/// <param name="Identity">Which ledger it is. The salt is null where its retention has ended.</param>
/// <param name="Entries">How many entries follow, at least one.</param>
/// <param name="Head">The end of the chain, as <see cref="ChainHead"/> writes it to be noted.</param>
public sealed record LedgerFileHead(LedgerIdentity Identity, long Entries, string Head);
