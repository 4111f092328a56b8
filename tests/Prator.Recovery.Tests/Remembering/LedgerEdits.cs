using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>A test's ledger, edited with another program.</summary>
internal static class LedgerEdits
{
    public static void Edit(this LedgerFolder ledger, string sql) => ledger.Run(LedgerEdit.Script, ("sql", sql)).Clean();
}
