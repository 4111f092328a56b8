using System.Management.Automation;
using System.Text;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Closing;

/// <summary>The file that orders are appended to.</summary>
public sealed class WorksheetTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly ModuleSession _session;
    private readonly WorkFolder _folder = new();
    private readonly string _worksheet;

    public WorksheetTests(ModuleSession session)
    {
        _session = session;
        _worksheet = _folder.Of("close.csv");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Orders_AreRowsOfTheWorksheet_OneForEachField()
    {
        Close("V1").Clean();

        Assert.Equal(
            [
                "2024-02-05;V1;ReadyAt;Utklar;2024-02-05;Exclude;Avd 3;Vinga;Kim Ek;E4;V4;prator-2024-01",
                "2024-02-05;V1;DischargedAt;Faktiskt utskriven;2024-01-20;Exclude;Avd 3;Vinga;Kim Ek;E4;V4;prator-2024-01",
            ],
            Worksheet.Rows(_worksheet).Select(r => string.Join(';', r)));
        Assert.Equal([0xEF, 0xBB, 0xBF], File.ReadAllBytes(_worksheet)[..3]);
        Assert.Equal(["close.csv"], _folder.Content().Keys);
    }

    [Fact]
    public void Orders_OfLaterCalls_AreAppended()
    {
        Close("V1").Clean();
        byte[] before = File.ReadAllBytes(_worksheet);

        ScriptResult result = Close("V2", "V3").Clean();

        byte[] after = File.ReadAllBytes(_worksheet);
        Assert.Equal(["V2", "V3"], result.Texts("Reference"));
        Assert.Equal(before, after[..before.Length]);
        Assert.Equal(["V1", "V1", "V2", "V2", "V3", "V3"], Worksheet.Rows(_worksheet).Select(r => r[1]));
        Assert.Equal(1, Encoding.UTF8.GetString(after).Count(c => c == '\uFEFF'));
    }

    [Fact]
    public void Rerun_OfTheSameDay_AddsNothing()
    {
        Close("V1", "V2").Clean();
        IReadOnlyDictionary<string, string> before = _folder.Content();

        ScriptResult again = Close("V2", "V1").Clean();

        Assert.Empty(again.Output);
        Assert.Equal(before, _folder.Content());
    }

    [Fact]
    public void Rerun_OfTheNextDay_Adds()
    {
        Close("V1").Clean();

        ScriptResult next = Closable.Close(_session, Closable.Episodes(_session, ["V1"], "2024-02-06"), _worksheet, "2024-02-06").Clean();

        Assert.Equal(["V1"], next.Texts("Reference"));
        Assert.Equal(["2024-02-05 V1", "2024-02-05 V1", "2024-02-06 V1", "2024-02-06 V1"], Worksheet.Keys(_worksheet));
    }

    [Fact]
    public void PassThru_GivesOutWhatTheWorksheetHeld_AsNotNew()
    {
        Close("V1").Clean();

        ScriptResult without = Close("V1", "V2").Clean();
        ScriptResult with = Closable.Close(_session, Closable.Episodes(_session, "V1", "V2", "V3"), _worksheet, switches: "-PassThru").Clean();

        Assert.Equal(["V2 True"], without.Output.Select(Said));
        Assert.Equal(["V1 False", "V2 False", "V3 True"], with.Output.Select(Said));
        Assert.Equal("ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-01-20", with.Output[0].Changes());
        Assert.Equal(6, Worksheet.Rows(_worksheet).Count);
    }

    [Fact]
    public void Worksheet_ThatAnotherCallFillsMeanwhile_GivesEachOrderOutAsNewOnce()
    {
        ScriptResult result = _session.Run(
            """
            $inner = $null
            & { $episodes; $script:inner = @($episodes | Close-PratorEpisode -AsOf 2024-02-05 -Worksheet $worksheet -Confirm:$false) } |
                Close-PratorEpisode -AsOf 2024-02-05 -Worksheet $worksheet -Confirm:$false
            $script:inner
            """,
            ("episodes", Closable.Episodes(_session, "V1")),
            ("worksheet", _worksheet)).Clean();

        Assert.Equal(2, Worksheet.Rows(_worksheet).Count);
        Assert.Equal(["V1 True"], result.Output.Select(Said));
    }

    [Fact]
    public void Worksheet_WithoutFinalNewline_IsAppendedToOnANewRow()
    {
        Close("V1").Clean();
        File.WriteAllText(_worksheet, File.ReadAllText(_worksheet).TrimEnd());

        Close("V2").Clean();

        Assert.Equal(["V1", "V1", "V2", "V2"], Worksheet.Rows(_worksheet).Select(r => r[1]));
    }

    [Fact]
    public void Worksheet_SavedWithoutAByteOrderMark_OrEmpty_IsTaken()
    {
        Close("V1").Clean();
        File.WriteAllBytes(_worksheet, File.ReadAllBytes(_worksheet)[3..]);
        string empty = _folder.Write("empty.csv", string.Empty);

        Assert.Empty(Close("V1").Clean().Output);
        Close("V2").Clean();
        Closable.Close(_session, Closable.Episodes(_session, "V3"), empty).Clean();

        Assert.Equal(["V1", "V1", "V2", "V2"], Worksheet.Rows(_worksheet).Select(r => r[1]));
        Assert.Equal(["V3", "V3"], Worksheet.Rows(empty).Select(r => r[1]));
    }

    [Fact]
    public void Cells_ThatWouldRunAsFormulas_AreNeutral_AndStillKnownTheNextTime()
    {
        PSObject[] episodes = Closable.Decide(
            _session,
            "VårdtillfälleId==1+1; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20; Enhet=@SUM(A1); Kommun=+46; Ansvarig=-2",
            "VårdtillfälleId=V2; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20; Enhet=Avd \"3\"; Ansvarig=Ek, Kim");

        Closable.Close(_session, episodes, _worksheet).Clean();
        ScriptResult again = Closable.Close(_session, episodes, _worksheet).Clean();

        Assert.Empty(again.Output);
        IReadOnlyList<string[]> rows = Worksheet.Rows(_worksheet);
        Assert.Equal(4, rows.Count);
        Assert.All(rows.SelectMany(r => r), cell => Assert.DoesNotContain(cell.Length > 0 ? cell[0] : ' ', "=+-@\t\r"));
        Assert.Equal(["'=1+1", "'@SUM(A1)", "'+46", "'-2"], [rows[0][1], rows[0][6], rows[0][7], rows[0][8]]);
        Assert.Equal(["V2", "Avd \"3\"", "Ek, Kim"], [rows[2][1], rows[2][6], rows[2][8]]);
    }

    [Fact]
    public void Worksheet_NeverHoldsPatientId()
    {
        PSObject[] episodes = [.. _session.Run(
            "@{ VårdtillfälleId = 'V1'; Personnummer = '19850101-9809'; Skapad = '2024-01-10'; Utskriven = '2024-01-20' } | Get-OutageEpisode -AsOf 2024-02-05 -IncludePatientId").Clean().Output];

        Closable.Close(_session, episodes, _worksheet).Clean();

        Assert.DoesNotContain("850101", File.ReadAllText(_worksheet), StringComparison.Ordinal);
    }

    [Fact]
    public void Items_OfTheSameIdInAnotherCase_AreTheSameItem()
    {
        Close("vtf-1").Clean();
        Close("VTF-1").Clean();

        Assert.Equal(2, Worksheet.Rows(_worksheet).Count);
    }

    /// <summary>Their references are made of file name and row, which do not tell them apart; nobody may be lost for that.</summary>
    [Fact]
    public void Items_WithoutIds_FromTwoLogsOfTheSameName_AreBothOrdered()
    {
        string a = _folder.Write("north/log.csv", Row.Csv("Personnummer=19850101-9809; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20"));
        string b = _folder.Write("south/log.csv", Row.Csv("Personnummer=19900615-9850; Skapad=2024-01-10; Faktiskt utskriven=2024-01-21"));

        ScriptResult result = _session.Run(
            "Get-OutageEpisode $a, $b -AsOf 2024-02-05 | Close-PratorEpisode -AsOf 2024-02-05 -Worksheet $worksheet -Confirm:$false",
            ("a", a),
            ("b", b),
            ("worksheet", _worksheet)).Clean();

        Assert.Equal(2, result.Output.Count);
        Assert.Equal(4, Worksheet.Rows(_worksheet).Count);
    }

    [Fact]
    public void Items_WithoutIds_OfTwoPipelinesOnOneDay_AreBothOrdered()
    {
        Closable.Close(_session, Closable.Decide(_session, "Personnummer=19850101-9809; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20"), _worksheet).Clean();
        ScriptResult second = Closable.Close(
            _session, Closable.Decide(_session, "Personnummer=19900615-9850; Skapad=2024-01-10; Faktiskt utskriven=2024-01-21"), _worksheet).Clean();

        Assert.Single(second.Output);
        Assert.Equal(4, Worksheet.Rows(_worksheet).Count);
    }

    private ScriptResult Close(params string[] references) => Closable.Close(_session, Closable.Episodes(_session, references), _worksheet);

    private static string Said(PSObject order) => $"{order.Text("Reference")} {order.Value("IsNew")}";
}
