using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>A ledger that somebody edited by hand is a damaged ledger, whatever reads it.</summary>
public sealed class EditedLedgerTests : IClassFixture<ModuleSession>, IDisposable
{
    private static readonly string[] All =
    [
        "Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-06",
        "Get-RecoveryItem -Ledger $ledger -History",
        "Get-RecoverySummary -Ledger $ledger -Since 2024-02-01",
        "Get-RecoveryAudit -Ledger $ledger",
        "Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-06",
        "Test-RecoveryLedger -Ledger $ledger",
    ];

    private readonly LedgerFolder _ledger;
    private readonly string _export;

    public EditedLedgerTests(ModuleSession session)
    {
        _ledger = new LedgerFolder(session);
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        _ledger.Order("2024-02-05").Clean();
        _export = _ledger.Write("changed.csv", Files.Row.Csv(Rows.Home(1).Replace("utskriven=2024-01-20", "utskriven=2024-01-22", StringComparison.Ordinal), Rows.Home(2)));
    }

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData("UPDATE ledger SET created = 'yesterday'")]
    [InlineData("UPDATE ledger SET id = 'mine'")]
    [InlineData("DELETE FROM ledger")]
    [InlineData("UPDATE item SET asks = '{broken' WHERE id = 1")]
    [InlineData("UPDATE item SET action = 'Burn' WHERE id = 1")]
    [InlineData("UPDATE item SET decided_operation = 77 WHERE id = 1")]
    [InlineData("UPDATE item SET ordered_on = 'soon' WHERE id = 1")]
    [InlineData("DELETE FROM entry WHERE seq = 2")]
    [InlineData("DELETE FROM entry")]
    [InlineData("UPDATE entry SET body = 'x' WHERE seq > 1")]
    [InlineData("UPDATE entry SET secret = zeroblob(40) WHERE secret IS NOT NULL")]
    [InlineData("UPDATE operation SET files = '[{]'")]
    [InlineData("UPDATE operation SET as_of = 'once'")]
    [InlineData("DROP TABLE item")]
    [InlineData("DROP TABLE operation")]
    [InlineData("ALTER TABLE item DROP COLUMN asks")]
    [InlineData("CREATE TRIGGER no BEFORE INSERT ON entry BEGIN SELECT RAISE(ABORT, 'no'); END")]
    public void Edit_IsDamage_WhicheverCommandMeetsIt(string edit)
    {
        _ledger.Edit(edit);

        List<ErrorRecord> errors = [];
        foreach (string script in All)
        {
            ScriptResult met = _ledger.Run(script, ("export", _export));
            Assert.Empty(met.Errors);
            if (met.Failure is { } failure)
            {
                errors.Add(failure);
            }
        }


        Assert.NotEmpty(errors);
        Assert.All(errors, error =>
        {
            Assert.Equal("LedgerDamaged", error.Id());
            Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
            Assert.Equal(_ledger.Path, error.TargetObject);
            Assert.Contains("Test-RecoveryLedger", error.ErrorDetails.Message, StringComparison.Ordinal);
            Assert.Contains("Test-RecoveryLedger", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
            Assert.Contains("backup", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        });
    }
}
