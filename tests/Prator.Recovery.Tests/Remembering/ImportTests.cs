using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>A day's files are taken into a ledger.</summary>
public sealed class ImportTests : IClassFixture<ModuleSession>, IDisposable
{
    private static readonly string[] Balanced = ["Name", "Source", "Kind", "Rows", "Items", "Duplicates", "Rejected"];

    private readonly ModuleSession _session;
    private readonly LedgerFolder _ledger;

    public ImportTests(ModuleSession session)
    {
        _session = session;
        _ledger = new LedgerFolder(session);
    }

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void First_MakesTheLedger_AndSaysWhereItsKeysAre()
    {
        ScriptResult result = _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();

        PSObject told = Assert.Single(result.Output);
        Assert.Equal("Prator.Recovery.ImportResult", told.BaseObject.GetType().FullName);
        Assert.Equal(2, told.Value("New"));
        Assert.Equal(1L, told.Value("Operation"));
        Assert.Equal(false, told.Value("IsRepeat"));
        Assert.Equal(_ledger.Path, told.Text("Ledger"));
        Assert.Contains(result.Warnings, w => w.Contains("new ledger", StringComparison.Ordinal) && w.Contains(_ledger.Path, StringComparison.Ordinal) && w.Contains(LedgerFolder.Keys, StringComparison.Ordinal));
        Assert.Empty(_ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).Clean().Warnings);
    }

    [Fact]
    public void Repeat_ChangesNothing_UnderWhateverName()
    {
        PSObject first = Assert.Single(_ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean().Output);
        string again = _ledger.Write("other.csv", Row.Csv(Rows.Home(1), Rows.Home(2)));

        PSObject second = Assert.Single(_ledger.Run("Import-PratorExport -Episode $again -Ledger $ledger -AsOf 2024-02-05", ("again", again)).Clean().Output);

        Assert.Equal(true, second.Value("IsRepeat"));
        Assert.Equal(first.Text("Head"), second.Text("Head"));
        Assert.Equal(first.Text("Operation"), second.Text("Operation"));
        Assert.Equal(0, second.Value("New"));
        Assert.Contains("taken in before", second.Text("Happened"), StringComparison.Ordinal);
    }

    [Fact]
    public void Older_IsRefused_WithoutBackfill()
    {
        _ledger.Import("2024-02-06", Rows.Home(1)).Clean();
        string? head = _ledger.Test().Text("Head");

        ErrorRecord error = _ledger.Import("2024-02-05", Rows.Home(2)).FailedBy("LedgerSnapshotOld");

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains("-Backfill", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Equal(head, _ledger.Test().Text("Head"));
        ScriptResult filled = _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05 -Backfill", ("export", _ledger.Of("exports/prator-2024-02-05.csv"))).Clean();
        Assert.Equal(1, Assert.Single(filled.Output).Value("New"));
    }

    [Fact]
    public void Balance_IsOfEveryFile_AndAddsUp()
    {
        string prator = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1), Rows.Home(1), Rows.Broken(2), Rows.Home(3)));
        string log = _ledger.Write("log.csv", Row.Csv($"Personnummer={Rows.Patient(4)}; Skapad=2024-01-20; Inskriven=2024-01-20"));
        string census = _ledger.Write("census.csv", Row.Csv($"Personnummer={Rows.Patient(3)}; Inskriven=2024-01-10; Utskriven=2024-01-20", $"Personnummer={Rows.Patient(7)}; Inskriven=2024-01-30; Utskriven="));
        string sip = _ledger.Write("sip.csv", Row.Csv($"SipId=S1; Personnummer={Rows.Patient(1)}; Skapad=2024-01-10; Plan skapad="));
        string sipLog = _ledger.Write("sip-log.csv", Row.Csv($"SipId=; Personnummer={Rows.Patient(5)}; Skapad=2024-01-22; Möte genomfört=Nej"));

        ScriptResult result = _ledger.Run(
            "Import-PratorExport -Episode $prator -OutageLog $log -Census $census -Sip $sip -OutageSipLog $sipLog -Ledger $ledger -AsOf 2024-02-05",
            ("prator", prator), ("log", log), ("census", census), ("sip", sip), ("sipLog", sipLog));

        PSObject told = Assert.Single(result.Output);
        Assert.Equal(
            ["prator.csv Prator Episode 4 2 1 1", "sip.csv Prator Sip 1 1 0 0", "log.csv OutageLog Episode 1 1 0 0", "sip-log.csv OutageLog Sip 1 1 0 0", "census.csv Census Stay 2 2 0 0"],
            told.List("Files").Select(f => string.Join(' ', Balanced.Select(f.Text))));
        Assert.All(told.List("Files"), f => Assert.Equal(64, f.Text("Sha256")!.Length));
        Assert.Equal(5, told.Value("New"));
        Assert.Equal(1, told.Value("StaysWithoutEpisode"));
        Assert.Equal(1, told.Value("Rejected"));
        Assert.Equal("RowRejected", Assert.Single(result.Errors).Id());
        Assert.Equal(true, _ledger.Test().Value("IsValid"));
    }

    [Fact]
    public void Rejected_AreKept_UntilTheyAreMended()
    {
        PSObject first = Assert.Single(_ledger.Import("2024-02-05", Rows.Home(1), Rows.Broken(2)).Output);
        PSObject second = Assert.Single(_ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).Clean().Output);

        Assert.Equal((1, 0, 1), ((int)first.Value("Rejected")!, (int)first.Value("Mended")!, (int)first.Value("RejectedOpen")!));
        Assert.Equal((0, 1, 0), ((int)second.Value("Rejected")!, (int)second.Value("Mended")!, (int)second.Value("RejectedOpen")!));
    }

    // What stands in the id's column may be a name: it is not kept, and the row is found by it all the same.
    [Fact]
    public void Rejected_WhoseIdIsNotLikeOne_IsThere_AndIsMended()
    {
        const string Known = "VårdtillfälleId=Anna Ek; Skapad=2024-01-20";
        const string New = "VårdtillfälleId=Bo Al; Skapad=2024-01-21";
        _ledger.Import("2024-02-05", Known).Clean();
        PSObject broken = Assert.Single(_ledger.Import("2024-02-06", "VårdtillfälleId=Anna Ek; Skapad=nyss", "VårdtillfälleId=Bo Al; Skapad=nyss").Output);
        string[] references = [.. _ledger.Run("Get-RecoveryItem -Question -Ledger $ledger | Where-Object Subject -EQ RejectedRow").Clean().Texts("Reference").OfType<string>()];
        PSObject mended = Assert.Single(_ledger.Import("2024-02-07", "VårdtillfälleId=Anna Ek; Skapad=nyss", New).Output);

        Assert.Equal((0, 2), ((int)broken.Value("Vanished")!, (int)broken.Value("RejectedOpen")!));
        Assert.All(references, r => Assert.Contains("#", r, StringComparison.Ordinal));
        Assert.Equal(2, references.Length);
        Assert.Equal((0, 1), ((int)mended.Value("Vanished")!, (int)mended.Value("RejectedOpen")!));
    }

    [Fact]
    public void Rejected_StopNoImport_ThatIsToStopAtErrors()
    {
        string export = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1), Rows.Broken(2)));

        ScriptResult result = _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05 -ErrorAction Stop", ("export", export));

        result.FailedBy("RowRejected");
        Assert.Equal(1L, _ledger.Test().Value("Items"));
    }

    [Fact]
    public void Repeat_TellsOfItsRejectedRows()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Broken(2));

        ScriptResult again = _ledger.Import("2024-02-05", Rows.Home(1), Rows.Broken(2));

        Assert.Equal("RowRejected", Assert.Single(again.Errors).Id());
        Assert.Equal(true, Assert.Single(again.Output).Value("IsRepeat"));
    }

    [Fact]
    public void WhatItLacks_Vanishes_AndReturns()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        PSObject gone = Assert.Single(_ledger.Import("2024-02-06", Rows.Home(1)).Clean().Output);
        PSObject back = Assert.Single(_ledger.Import("2024-02-07", Rows.Home(1), Rows.Home(2)).Clean().Output);

        Assert.Equal(1, gone.Value("Vanished"));
        Assert.Equal(1, back.Value("Returned"));
    }

    [Fact]
    public void PassThru_GivesTheItems_ToWhichAnythingHappened()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), Rows.Home(3)).Clean();
        string export = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1), Rows.Closed(2, "2024-02-05"), Rows.Home(4)));

        ScriptResult result = _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-06 -PassThru", ("export", export)).Clean();
        ScriptResult again = _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-06 -PassThru", ("export", export)).Clean();
        ScriptResult items = _ledger.Run("Get-RecoveryItem -Ledger $ledger -AsOf 2024-02-06").Clean();

        Assert.Equal(["Prator.Recovery.ImportResult", "Prator.Recovery.RecoveryItem", "Prator.Recovery.RecoveryItem", "Prator.Recovery.RecoveryItem"], result.Output.Select(o => o.BaseObject.GetType().FullName));
        Assert.Equal(["V2", "V3", "V4"], result.Output.Skip(1).Select(o => o.Text("Reference")));
        Assert.Equal(items.Output.Skip(1).Select(Told), result.Output.Skip(1).Select(Told));
        Assert.Single(again.Output);

        static string Told(PSObject item) => string.Join('|', item.Properties.Select(p => $"{p.Name}={p.Value}"));
    }

    [Fact]
    public void Empty_IsWarnedOf()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        string export = _ledger.Write("empty.csv", "VårdtillfälleId;Personnummer;Skapad\r\n");

        ScriptResult result = _ledger.Run("Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-06", ("export", export)).Clean();

        Assert.Contains(result.Warnings, w => w.Contains("`empty.csv` has a header but no row", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIf_ReadsAndBalances_AndLeavesTheDiskAsItWas()
    {
        string export = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1), Rows.Broken(2)));
        const string Script = "Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-06 -WhatIf";
        IReadOnlyDictionary<string, string> none = _ledger.Content();
        ScriptResult first = _ledger.Run(Script, ("export", export));
        Assert.Equal(none, _ledger.Content());

        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        IReadOnlyDictionary<string, string> before = _ledger.Content();
        ScriptResult second = _ledger.Run(Script, ("export", export));

        Assert.Equal(before, _ledger.Content());
        Assert.Contains("Make the ledger", first.Shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Make the ledger", second.Shown, StringComparison.Ordinal);
        Assert.All([first, second], r =>
        {
            Assert.Empty(r.Output);
            Assert.Contains("2 rows = 1 items + 0 duplicates + 1 rejected", r.Shown, StringComparison.Ordinal);
            Assert.Equal("RowRejected", Assert.Single(r.Errors).Id());
        });
    }

    [Fact]
    public void Confirm_AnsweredNo_TakesNothingIn()
    {
        string export = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1)));

        ScriptResult result = _session.RunAnswering("No", "Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05 -Confirm", ("export", export), ("ledger", _ledger.Path)).Clean();

        Assert.Contains("1 rows = 1 items", Assert.Single(result.Questions), StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.False(File.Exists(_ledger.Path));
    }

    [Fact]
    public void Wildcards_NameSeveralFiles()
    {
        _ledger.Write("prator-a.csv", Row.Csv(Rows.Home(1)));
        _ledger.Write("prator-b.csv", Row.Csv(Rows.Home(2)));

        ScriptResult result = _ledger.Run("Import-PratorExport -Episode $all -Ledger $ledger -AsOf 2024-02-05", ("all", _ledger.Of("exports/prator-*.csv"))).Clean();

        Assert.Equal(["prator-a.csv", "prator-b.csv"], Assert.Single(result.Output).List("Files").Select(f => f.Text("Name")));
    }

    [Fact]
    public void NoFile_IsRefused() =>
        _ledger.Run("Import-PratorExport -Ledger $ledger -AsOf 2024-02-05").FailedBy("ExportNotGiven");

    [Fact]
    public void OneFile_ForTwoThings_IsRefused()
    {
        string export = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1)));

        _ledger.Run("Import-PratorExport -Episode $export -OutageLog $export -Ledger $ledger -AsOf 2024-02-05", ("export", export)).FailedBy("ExportGivenTwice");
    }

    [Theory]
    [InlineData("-Episode", "SipId=S1; Personnummer=; Skapad=2024-01-10; Plan skapad=; Möte genomfört=Ja; Samtycke=Ja; Mål=")]
    [InlineData("-Sip", "VårdtillfälleId=V1; Personnummer=; Skapad=2024-01-10; Utklar=; Inskriven=; Kvar på sjukhus=Ja")]
    [InlineData("-OutageLog", "Personnummer=19500101-9801; Inskriven=2024-01-10; Utskriven=")]
    [InlineData("-Census", "VårdtillfälleId=V1; Personnummer=19500101-9801; Skapad=2024-01-10")]
    public void AnotherKind_IsRefused_WithTheParameterToUse(string parameter, string row)
    {
        string export = _ledger.Write("export.csv", Row.Csv(row));

        ErrorRecord error = _ledger.Run($"Import-PratorExport {parameter} $export -Ledger $ledger -AsOf 2024-02-05", ("export", export)).FailedBy("OtherKind");

        Assert.Contains("-OutageSipLog", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_ledger.Path));
    }

    [Fact]
    public void Policy_ThatNobodyNamed_MustBeCurrent() =>
        _ledger.Import("2024-12-05", Rows.Home(1)).FailedBy("PolicyStale");

    [Fact]
    public void View_ShowsBalanceAndWhatHappened_AndNoPatient()
    {
        string export = _ledger.Write("prator.csv", Row.Csv(Rows.Home(1), Rows.Home(2)));

        string shown = _session.Show(120, "Import-PratorExport -Episode $export -Ledger $ledger -AsOf 2024-02-05 -WarningAction Ignore", ("ledger", _ledger.Path), ("export", export));

        Assert.Contains("prator.csv (Prator, Episode): 2 rows = 2 items + 0 duplicates + 0 rejected", shown, StringComparison.Ordinal);
        Assert.Contains("2 new", shown, StringComparison.Ordinal);
        Assert.Contains("Head", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("19500101", shown, StringComparison.Ordinal);
    }
}
