using System.Management.Automation;
using System.Text;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Reports.Tests.Formats;

/// <summary>Where a report goes: whole or not at all, and over nothing that is there unless that is asked for.</summary>
public sealed class FileTests : IDisposable
{
    private const string Schema = "prator-recovery-worksheet-1.schema.json";

    private readonly SampleLedger _ledger;
    private readonly DirectoryInfo _folder;

    public FileTests(SampleLedger ledger)
    {
        _ledger = ledger;
        _folder = Directory.CreateDirectory(ledger.Of($"files-{UniqueName.Next()}"));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("a.xlsx", "", "PK")]
    [InlineData("a.CSV", "", "\uFEFFDel;Rad;Kolumn")]
    [InlineData("a.json", "", "{\"schema\":\"prator.recovery/report/v1\",\"kind\":\"Summary\"")]
    [InlineData("a.jsonl", "", "{\"schema\":\"prator.recovery/report/v1\",\"part\":\"facts\"")]
    [InlineData("a.ndjson", "", "{\"schema\":\"prator.recovery/report/v1\",\"part\":\"facts\"")]
    [InlineData("a.csv", "-Format Json", "{\"schema\"")]
    [InlineData("a.txt", "-Format Csv", "\uFEFFDel;Rad;Kolumn")]
    public void Format_IsByTheName_UnlessItIsGiven(string name, string switches, string start)
    {
        Export(name, switches).Clean();

        Assert.StartsWith(start, Encoding.UTF8.GetString(File.ReadAllBytes(Of(name))), StringComparison.Ordinal);
        Assert.Equal([name], Files());
    }

    [Theory]
    [InlineData("a.txt", "", "ReportFormatUnknown")]
    [InlineData("a", "", "ReportFormatUnknown")]
    [InlineData(".", "-Format Csv", "ReportIsFolder")]
    [InlineData("none/a.csv", "", "ReportFolderMissing")]
    [InlineData("a.csv", "-IncludePatientId", "PatientIdOnlyOnWorksheet")]
    public void WhatCannotBe_IsRefused(string name, string switches, string errorId)
    {
        Export(name, switches).FailedBy(errorId);

        Assert.Empty(Files());
    }

    [Fact]
    public void File_ThatIsThere_Stays_WithoutForce()
    {
        File.WriteAllText(Of("a.csv"), "before");

        Export("a.csv", string.Empty).FailedBy("ReportExists");
        Assert.Equal("before", File.ReadAllText(Of("a.csv")));

        Export("a.csv", "-Force").Clean();
        Assert.NotEqual("before", File.ReadAllText(Of("a.csv")));
    }

    [Fact]
    public void WhatIf_WritesNothing()
    {
        const string Seen = "@(Get-RecoveryAudit -Ledger $ledger | Where-Object Kind -EQ Accessed).Count";
        ScriptResult asked = _ledger.Run($"{Seen}\nExport-RecoveryReport $path Worksheet -Ledger $ledger -AsOf $asOf -IncludePatientId -WhatIf\n{Seen}", ("path", Of("a.csv"))).Clean();

        Assert.Contains("a.csv", asked.Shown, StringComparison.Ordinal);
        Assert.Contains(Schema, asked.Shown, StringComparison.Ordinal);
        Assert.Empty(Files());
        Assert.Equal(asked.Output[0].BaseObject, asked.Output[1].BaseObject);

        Export("a.csv", "-Kind Worksheet").Clean();
        Assert.DoesNotContain(Schema, Export("b.csv", "-Kind Worksheet -WhatIf").Clean().Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void PassThru_GivesTheFile_AndNothingElse()
    {
        PSObject file = Assert.Single(Export("a.csv", "-Kind Worksheet -PassThru").Clean().Output);

        Assert.Equal(Of("a.csv"), Assert.IsType<FileInfo>(file.BaseObject).FullName);
        Assert.Empty(Export("b.csv", string.Empty).Clean().Output);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("jsonl")]
    public void Worksheet_ForRobots_HasItsSchemaBesideIt(string extension)
    {
        byte[] shipped = File.ReadAllBytes(Checkout.PathOf("module/schemas/worksheet-1.schema.json"));
        Export($"a.{extension}", "-Kind Worksheet").Clean();
        DateTime written = File.GetLastWriteTimeUtc(Of(Schema));
        Export($"b.{extension}", "-Kind Worksheet").Clean();

        Assert.Equal(shipped, File.ReadAllBytes(Of(Schema)));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Of(Schema)));

        File.WriteAllText(Of(Schema), "older");
        Assert.Contains("-Force", Export($"c.{extension}", "-Kind Worksheet").FailedBy("WorksheetSchemaExists").ToString(), StringComparison.Ordinal);
        Assert.Equal(("older", false), (File.ReadAllText(Of(Schema)), File.Exists(Of($"c.{extension}"))));

        Export($"c.{extension}", "-Kind Worksheet -Force").Clean();
        Assert.Equal(shipped, File.ReadAllBytes(Of(Schema)));
    }

    [Theory]
    [InlineData("xlsx", "Worksheet")]
    [InlineData("json", "Worksheet")]
    [InlineData("csv", "Questions")]
    public void OtherReports_HaveNone(string extension, string kind)
    {
        Export($"a.{extension}", $"-Kind {kind}").Clean();

        Assert.Equal([$"a.{extension}"], Files());
    }

    [Fact]
    public void Writing_ThatFails_LeavesWhatWasThere()
    {
        string damaged = _ledger.OwnLedger();
        _ledger.Run($"$ledger = $damaged\n{LedgerEdit.Script}", ("damaged", damaged), ("sql", "UPDATE record SET payload = 999999")).Clean();
        foreach (string name in new[] { "a.html", "a.xlsx", "a.csv", "a.json", "a.jsonl" })
        {
            File.WriteAllText(Of(name), "before");

            // The items are read while the file is written.
            _ledger.Run("Export-RecoveryReport $path Worksheet -Ledger $damaged -AsOf 2024-02-05 -Force", ("path", Of(name)), ("damaged", damaged)).FailedBy("LedgerDamaged");

            Assert.Equal("before", File.ReadAllText(Of(name)));
        }

        Assert.Equal(["a.csv", "a.html", "a.json", "a.jsonl", "a.xlsx"], Files().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Folder_ThatTakesNoFiles_IsAnErrorOfTheFile()
    {
        Needs.That(OperatingSystem.IsLinux(), "A folder of which nothing can be made is Linux's.");

        // Nobody may make files there, the administrator neither.
        ScriptResult failed = _ledger.Run("Export-RecoveryReport $path Questions -Ledger $ledger -AsOf $asOf", ("path", "/proc/report.csv"));

        ErrorRecord error = failed.FailedBy("ReportUnavailable");
        Assert.Equal(ErrorCategory.WriteError, error.CategoryInfo.Category);
        Assert.Contains("is what it was before", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("fr-FR", null)]
    [InlineData("en-GB", null)]
    [InlineData("''", null)]
    [InlineData("sv", "sv-SE")]
    [InlineData("en", "en-US")]
    public void Language_ThatNoReportHas_IsRefused(string culture, string? told)
    {
        ScriptResult exported = _ledger.Run($"Export-RecoveryReport $path Rejected -Ledger $ledger -AsOf $asOf -Culture {culture}", ("path", Of("a.json")));
        if (told is not null)
        {
            exported.Clean();
            Assert.Equal(told, ReportCells.Document(Of("a.json")).Text("culture"));
            return;
        }

        Assert.Contains("sv-SE or en-US", exported.FailedBy("ReportCultureUnknown").ToString(), StringComparison.Ordinal);
        Assert.Empty(Files());
    }

    [Fact]
    public void Piped_WhatNeedsALedger_IsRefused()
    {
        const string Items = "@{ VårdtillfälleId = 'V1'; Skapad = '2024-02-03' } | Get-OutageEpisode -AsOf 2024-02-05 -Policy prator-2024-01 |";
        foreach (string switches in new[] { "-Kind SignOff", "-Since 2024-02-01", "-Ledger $ledger" })
        {
            _ledger.Run($"{Items} Export-RecoveryReport $path {switches}", ("path", Of("a.csv"))).FailedBy("ReportNeedsLedger");
        }

        _ledger.Run("$a = @{ VårdtillfälleId = 'V1'; Skapad = '2024-02-03' } | Get-OutageEpisode -AsOf 2024-02-05 -Policy prator-2024-01; $a, (Get-RecoveryItem -Ledger $ledger -Id 1) | Export-RecoveryReport $path", ("path", Of("a.csv"))).FailedBy("PipelineMixed");
        Assert.Equal("ItemKindMismatch", Assert.Single(_ledger.Run("1 | Export-RecoveryReport $path", ("path", Of("a.csv"))).Errors).Id());
        Assert.Empty(Files());
    }

    [Fact]
    public void Piped_ItemsOfAnotherLedger_AreRefused()
    {
        const string Other = """
            $null = Import-PratorExport -Episode $export -Ledger $other -AsOf 2024-02-05 -Policy prator-2024-01 -WarningAction SilentlyContinue
            Get-RecoveryItem -Ledger $other | Export-RecoveryReport $path -Ledger $ledger
            """;
        File.WriteAllText(Of("other.csv"), "VårdtillfälleId;Skapad\nV1;2024-02-03\n");
        _ledger.Run(Other, ("path", Of("a.csv")), ("other", Of("other.db")), ("export", Of("other.csv"))).FailedBy("ItemsOfOtherLedger");

        Assert.False(File.Exists(Of("a.csv")));
    }

    private ScriptResult Export(string name, string switches) =>
        _ledger.Run($"Export-RecoveryReport $path -Ledger $ledger -AsOf $asOf -Culture sv-SE {switches}", ("path", Of(name)));

    private string Of(string name) => Path.GetFullPath(Path.Combine(_folder.FullName, name));

    private string[] Files() => [.. _folder.EnumerateFiles().Select(f => f.Name)];
}
