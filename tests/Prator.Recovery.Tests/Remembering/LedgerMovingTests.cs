using System.Management.Automation;
using System.Text;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Export-RecoveryLedger and Import-RecoveryLedger: a ledger moves as one file, and is the same at its new place.</summary>
public sealed class LedgerMovingTests : IClassFixture<ModuleSession>, IDisposable
{
    private const string Items = "Get-RecoveryItem -Ledger $ledger -AsOf 2024-02-07 -History | ForEach-Object { $item = $_; ($_.PSObject.Properties | ForEach-Object { if ($_.Name -eq 'History') { $item.History -join '|' } else { \"$($_.Name)=$($_.Value)\" } }) -join ';' }";

    private readonly ModuleSession _session;
    private readonly LedgerFolder _ledger;

    public LedgerMovingTests(ModuleSession session)
    {
        _session = session;
        _ledger = new LedgerFolder(session);
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), Rows.Home(3), Rows.Broken(4));
        _ledger.Order("2024-02-05").Clean();
        _ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-05"), Rows.Home(3)).Clean();
    }

    private string File => _ledger.Of("moved.jsonl");

    private string New => _ledger.Of("new.db");

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Moved_IsTheSame_AndGoesOn()
    {
        PSObject told = Assert.Single(Export("-PassThru").Clean().Output);
        PSObject made = Assert.Single(Import("-PassThru").Clean().Output);
        using LedgerFolder there = new(_session, New);

        Assert.Equal("Prator.Recovery.LedgerTransfer", told.BaseObject.GetType().FullName);
        Assert.Equal((_ledger.Path, New), (told.Text("Ledger"), made.Text("Ledger")));
        Assert.All([told, made], t =>
        {
            Assert.Equal(File, t.Text("Path"));
            Assert.Equal(_ledger.Test().Text("Head"), t.Text("Head"));
            Assert.Equal(3L, t.Value("Items"));
            Assert.Equal(_ledger.Test().Value("Entries"), t.Value("Entries"));
            Assert.Equal(new FileInfo(File).Length, t.Value("Bytes"));
            Assert.Equal(true, t.Value("IsVerified"));
        });
        string[] before = [.. _ledger.Run(Items).Clean().Output.Select(o => o.ToString()!)];
        Assert.Equal(3, before.Length);
        Assert.Contains(before, b => b.Contains("Verified", StringComparison.Ordinal));
        Assert.Equal(before, there.Run(Items).Clean().Output.Select(o => o.ToString()));
        Assert.Equal(_ledger.Test("-Strict").Text("Head"), there.Test("-Strict").Text("Head"));
        Assert.Equal(
            _ledger.Run("Get-RecoveryItem -Ledger $ledger -IncludePatientId").Clean().Texts("PatientId"),
            there.Run("Get-RecoveryItem -Ledger $ledger -IncludePatientId").Clean().Texts("PatientId"));

        there.Import("2024-02-07", Rows.Closed(1, "2024-02-05"), Rows.Closed(3, "2024-02-05")).Clean();
        Assert.Equal(["Verified", "Vanished", "Verified"], there.States());
        Assert.Equal(true, there.Test($"-Head {told.Text("Head")}").Value("IsValid"));
    }

    [Fact]
    public void ThereAndBack_GivesTheSameBytes()
    {
        Export().Clean();
        Import().Clean();

        _ledger.Run("Export-RecoveryLedger $second -Ledger $new", ("second", _ledger.Of("second.jsonl")), ("new", New)).Clean();

        Assert.Equal(System.IO.File.ReadAllBytes(File), System.IO.File.ReadAllBytes(_ledger.Of("second.jsonl")));
    }

    [Fact]
    public void Unasked_ItGivesNothingOut_AndImportWarnsOfTheOtherLedger()
    {
        ScriptResult exported = Export("-Verbose").Clean();
        ScriptResult imported = Import().Clean();

        Assert.Empty(exported.Output);
        Assert.Empty(imported.Output);
        Assert.Contains(exported.Verbose, v => v.Contains(_ledger.Test().Text("Head")!, StringComparison.Ordinal));
        Assert.Contains("withdraw the other", Assert.Single(imported.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_WritesNothing()
    {
        IReadOnlyDictionary<string, string> before = _ledger.Content();
        Assert.Contains("What if", Export("-WhatIf").Clean().Shown, StringComparison.Ordinal);
        Assert.Equal(before, _ledger.Content());

        Export().Clean();
        before = _ledger.Content();
        Assert.Contains(New, Import("-WhatIf").Clean().Shown, StringComparison.Ordinal);
        Assert.Equal(before, _ledger.Content());
    }

    [Fact]
    public void View_ShowsFileAndHead()
    {
        string shown = _session.Show(120, "Export-RecoveryLedger $file -Ledger $ledger -PassThru", ("ledger", _ledger.Path), ("file", File));

        Assert.Contains("File", shown, StringComparison.Ordinal);
        Assert.Contains("bytes)", shown, StringComparison.Ordinal);
        Assert.Contains(_ledger.Test().Text("Head")!, shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Force_WritesOverAFile_ThatIsItsOwnersOnlyThen()
    {
        System.IO.File.WriteAllText(File, "older");
        Assert.Equal(ErrorCategory.ResourceExists, Export().FailedBy("ExportExists").CategoryInfo.Category);
        Assert.Equal("older", System.IO.File.ReadAllText(File));

        Export("-Force").Clean();

        Import().Clean();
        if (!OperatingSystem.IsWindows())
        {
            foreach (string file in new[] { File, New })
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, System.IO.File.GetUnixFileMode(file));
            }
        }
    }

    [Fact]
    public void Targets_ThatCantBe_AreRefused()
    {
        IReadOnlyDictionary<string, string> before = _ledger.Content();

        ExportTo(_ledger.Of("ledger")).FailedBy("ExportIsFolder");
        ExportTo(_ledger.Of("none/moved.jsonl")).FailedBy("ExportFolderMissing");
        ExportTo(_ledger.Path, "-Force").FailedBy("ExportIsLedger");
        ExportTo(_ledger.Of(new string('a', 300))).FailedBy("ExportUnavailable");
        ExportTo(Path.Combine(LedgerFolder.Keys, "moved.jsonl")).FailedBy("LedgerNotPossible");

        Assert.Equal(before, _ledger.Content());
    }

    [Theory]
    [InlineData("UPDATE entry SET body = replace(body, 'Vinga', 'Ekhamn') WHERE seq = 2")]
    [InlineData("UPDATE item SET municipality = 'Ekhamn' WHERE id = 1")]
    public void Broken_IsNotMoved(string sql)
    {
        _ledger.Edit(sql);

        ErrorRecord error = Export().FailedBy("LedgerDamaged");

        Assert.Contains("was not moved", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(File));
    }

    [Fact]
    public void Missing_IsRefused()
    {
        _ledger.Run("Export-RecoveryLedger $file -Ledger $none", ("file", File), ("none", _ledger.Of("none.db"))).FailedBy("LedgerMissing");
        Import().FailedBy("FileMissing");
    }

    [Fact]
    public void PlaceThatIsTaken_StaysAsItIs()
    {
        Export().Clean();
        IReadOnlyDictionary<string, string> before = _ledger.Content();

        ErrorRecord error = _ledger.Run("Import-RecoveryLedger $file -Ledger $ledger", ("file", File)).FailedBy("LedgerTaken");

        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Equal(_ledger.Path, error.TargetObject);
        Assert.Equal(before, _ledger.Content());
        _ledger.Run("Import-RecoveryLedger $file -Ledger $none", ("file", File), ("none", _ledger.Of("none/new.db"))).FailedBy("LedgerFolderMissing");
    }

    [Theory]
    [InlineData("LedgerFileForeign", ErrorCategory.InvalidData)]
    [InlineData("LedgerFileTooNew", ErrorCategory.NotImplemented)]
    [InlineData("LedgerFileTruncated", ErrorCategory.InvalidData)]
    [InlineData("LedgerFileDamaged", ErrorCategory.InvalidData)]
    public void File_ThatIsNotAsItWas_IsRefused_AlsoUnderWhatIf(string id, ErrorCategory category)
    {
        Export().Clean();
        string text = System.IO.File.ReadAllText(File);
        System.IO.File.WriteAllText(File, id switch
        {
            "LedgerFileForeign" => "VårdtillfälleId;Personnummer\n",
            "LedgerFileTooNew" => text.Replace("\"prator.recovery/ledger\":1,", "\"prator.recovery/ledger\":2,", StringComparison.Ordinal),
            "LedgerFileTruncated" => text[..(text.Length * 2 / 3)],
            _ => text.Replace("Vinga", "Ekhamn", StringComparison.Ordinal),
        });

        foreach (string switches in new[] { "", "-WhatIf" })
        {
            ErrorRecord error = Import(switches).FailedBy(id);
            Assert.Equal(category, error.CategoryInfo.Category);
            Assert.Equal(File, error.TargetObject);
            Assert.Contains($"`{File}`:", error.ToString(), StringComparison.Ordinal);
            Assert.False(System.IO.File.Exists(New));
        }
    }

    [Fact]
    public void Head_ThatWasNotedLater_FindsAnOlderFile()
    {
        Export().Clean();
        string? then = _ledger.Test().Text("Head");
        _ledger.Import("2024-02-07", Rows.Home(3)).Clean();

        Import($"-Head {_ledger.Test().Text("Head")}").FailedBy("LedgerFileUnexpected");
        Import("-Head 12-abc").FailedBy("HeadInvalid");
        Import($"-Head {then}").Clean();
    }

    [Fact]
    public void WithoutTheChainsKey_ItMovesUnproven_AndIsNotTakenIn()
    {
        Export().Clean();
        string id = System.Text.Json.JsonDocument.Parse(System.IO.File.ReadLines(File).First()).RootElement.GetProperty("id").GetString()!;
        System.IO.File.Delete(Path.Combine(LedgerFolder.Keys, $"{id}.chain.key"));

        ScriptResult exported = Export("-Force -PassThru").Clean();
        ErrorRecord error = Import().FailedBy("LedgerKeyMissing");

        Assert.Contains("could not be proven", Assert.Single(exported.Warnings), StringComparison.Ordinal);
        Assert.Equal(false, exported.Output.Single().Value("IsVerified"));
        Assert.Contains($"{id}.chain.key", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.Contains("carry", error.ErrorDetails.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(New));
    }

    [Fact]
    public void WithoutTheIdentifiersKey_ItIsTakenIn_WithAWarning()
    {
        _ledger.LoseIdentifierKey();
        Export().Clean();

        ScriptResult imported = Import().Clean();

        Assert.Contains(imported.Warnings, w => w.Contains("identifiers is not at hand", StringComparison.Ordinal));
        Assert.Equal(_ledger.States(), _ledger.Run("Get-RecoveryItem -Ledger $new", ("new", New)).Clean().Texts("State"));
    }

    [Fact]
    public void NoPatient_IsInTheFile_OrInAnythingThatIsSaid()
    {
        List<ScriptResult> said = [Export("-Verbose -PassThru"), Import("-Verbose -PassThru")];
        byte[] bytes = System.IO.File.ReadAllBytes(File);
        System.IO.File.WriteAllText(File, System.IO.File.ReadAllText(File).Replace("Vinga", "Ekhamn", StringComparison.Ordinal));
        said.Add(_ledger.Run("Import-RecoveryLedger $file -Ledger $other", ("file", File), ("other", _ledger.Of("other.db"))));
        string told = string.Join('\n', said.SelectMany(s => s.Verbose.Concat(s.Warnings).Append($"{s.Failure} {s.Failure?.Exception}").Append(s.Shown).Concat(s.Output.SelectMany(o => o.Properties.Select(p => $"{p.Value}")))));

        foreach (string form in Enumerable.Range(1, 4).SelectMany(Forms))
        {
            Assert.DoesNotContain(form, told, StringComparison.Ordinal);
            Assert.All(new[] { Encoding.UTF8, Encoding.Unicode, Encoding.BigEndianUnicode }, e => Assert.True(bytes.AsSpan().IndexOf(e.GetBytes(form)) < 0));
        }

        Assert.Contains("Vinga", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Forms(int number)
    {
        string written = Rows.Patient(number);
        string digits = written.Replace("-", "", StringComparison.Ordinal);
        return [written, digits, written[2..], digits[2..]];
    }

    private ScriptResult Export(string switches = "") => ExportTo(File, switches);

    private ScriptResult ExportTo(string file, string switches = "") => _ledger.Run($"Export-RecoveryLedger $file -Ledger $ledger {switches}", ("file", file));

    private ScriptResult Import(string switches = "") => _ledger.Run($"Import-RecoveryLedger $file -Ledger $new {switches}", ("file", File), ("new", New));
}
