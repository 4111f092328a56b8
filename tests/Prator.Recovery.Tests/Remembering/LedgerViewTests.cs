using Prator.Recovery.Tests.Session;
using Prator.Recovery.Tests.Showing;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>What a person sees of a ledger at a glance. No view shows a patient.</summary>
public sealed class LedgerViewTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly ModuleSession _session;
    private readonly LedgerFolder _ledger;

    public LedgerViewTests(ModuleSession session)
    {
        _session = session;
        _ledger = new LedgerFolder(session);
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal)).Clean();
    }

    public void Dispose() => _ledger.Dispose();

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Items_AreATable_WithWhoMustAnswerWhat(int width)
    {
        string? question = _ledger.Run("Get-RecoveryItem -Ledger $ledger -Id 2").Clean().Texts("Question")[0];

        ShownTable table = new(Show(width, "Get-RecoveryItem -Ledger $ledger -AsOf 2024-02-07 -IncludePatientId"), "Reference", "Id", "Reference", "Action", "State", "Days", "Owner");

        Assert.Equal(2, table.Count);
        Assert.Equal("V1 Close Waiting 2 Kim Ek", $"{table.Words(0, "Reference")} {table.Words(0, "Action")} {table.Words(0, "State")} {table.Words(0, "Days")} {table.Words(0, "Owner")}");
        Assert.Equal($"Kim Ek → {question}", table.Words(1, "Owner"));
        Assert.True(table.Widest <= width);
    }

    [Fact]
    public void Item_AsAList_HasItsHistory()
    {
        string shown = Show(120, "Get-RecoveryItem -Ledger $ledger -Id 1 -History -IncludePatientId | Format-List");

        Assert.Matches(@"(?m)^Reference\s+: V1", shown);
        Assert.Matches(@"(?m)^History\s+: \d{4}-\d\d-\d\d \d\d:\d\d Seen by ", shown);
        Assert.DoesNotContain("PatientId", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Item_WithItsHistory_TellsWhoDidWhatWhen(int width)
    {
        string shown = Show(width, "Get-RecoveryItem -Ledger $ledger -History -IncludePatientId");

        Assert.Matches(@"(?m)^#1 V1: Close \(E4\), Waiting, Kim Ek\s*$", shown);
        Assert.Matches(@"(?m)^#2 V2: Review \([\w-]+\), Asked, Kim Ek\s*\n\s+→ ", shown.ReplaceLineEndings("\n"));
        Assert.Matches($@"(?m)^  \d{{4}}-\d\d-\d\d \d\d:\d\d {Environment.UserName} Decided: Close \(E4\)", shown);
        Assert.All(shown.ReplaceLineEndings("\n").Split('\n'), l => Assert.True(l.Length <= width));
    }

    [Theory]
    [InlineData("Get-RecoverySummary -Ledger $ledger")]
    [InlineData("Get-RecoveryAudit -Ledger $ledger -Kind Imported")]
    public void Items_AmongOthers_ShowNoPatient(string others)
    {
        string shown = Show(120, $"{others}\nGet-RecoveryItem -Ledger $ledger -IncludePatientId");

        Assert.Contains("V1", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Events_AreATable(int width)
    {
        ShownTable table = new(Show(width, "Get-RecoveryAudit -Ledger $ledger -Id 1"), "Kind", "Seq", "Time", "Kind", "Item", "Actor", "Detail");

        Assert.Equal(["Seen", "Decided"], Enumerable.Range(0, table.Count).Select(i => table.Words(i, "Kind")));
        Assert.True(table.Widest <= width);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Summary_IsReadAtAGlance(int width)
    {
        string glance = Show(width, "Get-RecoverySummary -Ledger $ledger -Since 2024-02-05");
        Assert.Contains("2 poster · 2 återstår · 0 klara · 1 fråga · 0 avslut att beställa på nytt", string.Join(' ', glance.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Matches(@"(?m)^  Avsluta +1  ░{15,30}\s*$", glance);
        Assert.Matches(@"(?m)^  Granska +1  \?{15,30}\s*$", glance);
        Assert.Contains("  ? Fråga: 1  ░ Att göra: 1", glance, StringComparison.Ordinal);
        Assert.Matches(@"Hänt sedan 2024-02-05 00:00: 2 nya, ", glance);
        Assert.Matches(@"(?m)^Kedjans huvud: \d+-[0-9a-f]{32}\s*$", glance);
        Assert.All(glance.ReplaceLineEndings("\n").Split('\n'), l => Assert.True(l.Length <= width));

        string shown = string.Join(' ', Show(width, "Get-RecoverySummary -Ledger $ledger -Since 2024-02-05 | Format-List").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("Episode Close: 1 (1 waiting)", shown, StringComparison.Ordinal);
        Assert.Contains("2 rows = 2 items + 0 duplicates", shown, StringComparison.Ordinal);
        Assert.Contains("2 new", shown, StringComparison.Ordinal);
        Assert.Matches(@" Head : \d+-", shown);
        ShownTable table = new(Show(width, "Get-RecoverySummary Owner -Ledger $ledger"), "Count", "Name", "Count", "Waiting", "Asked", "Ordered", "Differs", "Gone", "Done");
        Assert.Equal(("Kim Ek", "2", "1", "1"), (table.Words(0, "Name"), table.Words(0, "Count"), table.Words(0, "Waiting"), table.Words(0, "Asked")));
        Assert.True(table.Widest <= width);
    }

    private string Show(int width, string script)
    {
        string shown = _session.Show(width, script, ("ledger", _ledger.Path));
        Assert.DoesNotContain("19500101", shown, StringComparison.Ordinal);
        return shown;
    }
}
