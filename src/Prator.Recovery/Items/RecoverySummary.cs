using Prator.Recovery.Exchange;

namespace Prator.Recovery;

/// <summary>One line of a summary: how many items fell into one group.</summary>
/// <param name="Kind">Episode or Sip.</param>
/// <param name="By">What was counted by: Action, Rule, Owner, Unit or Municipality.</param>
/// <param name="Name">The group; empty where the items name none; "Rejected" for rejected rows.</param>
/// <param name="Count">Items in it.</param>
/// <param name="Questions">How many of them carry a question.</param>
/// <param name="Share">Count divided by all items and rejected rows of the kind that were piped, 0 to 1.</param>
/// <param name="Balance">Rows read, items, duplicates and rejected rows of the kind.</param>
/// <param name="Policy">The policies that decided.</param>
public sealed record RecoverySummary(string Kind, string By, string Name, int Count, int Questions, double Share, Balance Balance, string Policy);
