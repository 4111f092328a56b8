using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Reading;

/// <summary>The ways to name files, of each cmdlet that reads them.</summary>
public sealed class PathTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private readonly WorkFolder _folder = new();

    public static TheoryData<string, string, string> Readers => new()
    {
        { "Get-OutageEpisode", "VårdtillfälleId", "Reference" },
        { "Resolve-SipAction", "SipId", "Reference" },
        { "Test-PratorExport", "VårdtillfälleId", "File" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Readers))]
    public void Path_ByPosition_ReadsSeveralFiles(string cmdlet, string id, string shown) =>
        Check(id, shown, $"{cmdlet} $folder/a.csv, $folder/b.csv -AsOf 2024-02-05", "a", "b");

    [Theory]
    [MemberData(nameof(Readers))]
    public void Path_TakesWildcards_InTheOrderOfTheirNames(string cmdlet, string id, string shown) =>
        Check(id, shown, $"{cmdlet} -Path $folder/[ab].csv -AsOf 2024-02-05", "a", "b");

    [Theory]
    [MemberData(nameof(Readers))]
    public void Path_WithAWildcard_LeavesFoldersOut(string cmdlet, string id, string shown)
    {
        Directory.CreateDirectory(_folder.Of("x.csv"));
        Check(id, shown, $"{cmdlet} -Path $folder/[abx].csv -AsOf 2024-02-05", "a", "b");
    }

    [Theory]
    [MemberData(nameof(Readers))]
    public void LiteralPath_TakesBracketsAsTheyStand(string cmdlet, string id, string shown) =>
        Check(id, shown, $"{cmdlet} -LiteralPath '{_folder.Of("c[1].csv")}' -AsOf 2024-02-05", "c[1]");

    [Theory]
    [MemberData(nameof(Readers))]
    public void Path_TakesEscapedBracketsAsTheyStand(string cmdlet, string id, string shown) =>
        Check(id, shown, $"{cmdlet} ([wildcardpattern]::Escape('{_folder.Of("c[1].csv")}')) -AsOf 2024-02-05", "c[1]");

    [Theory]
    [MemberData(nameof(Readers))]
    public void LiteralPath_TakesSeveral(string cmdlet, string id, string shown) =>
        Check(id, shown, $"{cmdlet} -LiteralPath $folder/b.csv, $folder/a.csv -AsOf 2024-02-05", "b", "a");

    [Theory]
    [MemberData(nameof(Readers))]
    public void Path_MayBeRelativeToTheLocation(string cmdlet, string id, string shown) =>
        Check(id, shown, AtFolder($"{cmdlet} a.csv -AsOf 2024-02-05\n{cmdlet} -LiteralPath ./b.csv -AsOf 2024-02-05\n{cmdlet} '[b].csv' -AsOf 2024-02-05"), "a", "b", "b");

    [Theory]
    [MemberData(nameof(Readers))]
    public void Path_MayNameItsProvider(string cmdlet, string id, string shown) =>
        Check(
            id,
            shown,
            $"{cmdlet} \"FileSystem::$folder/a.csv\" -AsOf 2024-02-05\n{cmdlet} -LiteralPath \"Microsoft.PowerShell.Core\\FileSystem::$folder/c[1].csv\" -AsOf 2024-02-05",
            "a",
            "c[1]");

    [Theory]
    [MemberData(nameof(Readers))]
    public void Path_MayBeOnADriveOfTheSession(string cmdlet, string id, string shown) =>
        Check(
            id,
            shown,
            $$"""
            $provider = $ExecutionContext.SessionState.Provider.GetOne('FileSystem')
            $null = $ExecutionContext.SessionState.Drive.New([System.Management.Automation.PSDriveInfo]::new('Exports', $provider, $folder, '', $null), 'local')
            {{cmdlet}} Exports:/a.csv -AsOf 2024-02-05
            {{cmdlet}} Exports:/[b].csv -AsOf 2024-02-05
            """,
            "a",
            "b");

    [Theory]
    [MemberData(nameof(Readers))]
    public void FileObjects_ComeByThePipeline_WithBracketsAsTheyStand(string cmdlet, string id, string shown) =>
        Check(
            id,
            shown,
            $"$files = foreach ($name in 'a.csv', 'c[1].csv') {{ [psobject]$file = [System.IO.FileInfo]::new(\"$folder/$name\"); "
            + "$file.PSObject.Properties.Add([psnoteproperty]::new('PSPath', \"Microsoft.PowerShell.Core\\FileSystem::$folder/$name\")); $file }\n"
            + $"$files | {cmdlet} -AsOf 2024-02-05",
            "a",
            "c[1]");

    [Theory]
    [InlineData("Get-OutageEpisode", "VårdtillfälleId")]
    [InlineData("Resolve-SipAction", "SipId")]
    public void FileObjects_WithoutPSPath_AndTexts_ComeByThePipeline(string cmdlet, string id) =>
        Check(
            id,
            "Reference",
            $"[System.IO.FileInfo]::new(\"$folder/c[1].csv\") | {cmdlet} -AsOf 2024-02-05\n\"$folder/a.csv\", \"$folder/[b].csv\" | {cmdlet} -AsOf 2024-02-05",
            "c[1]",
            "a",
            "b");

    [Theory]
    [InlineData("Get-OutageEpisode", "VårdtillfälleId")]
    [InlineData("Resolve-SipAction", "SipId")]
    public void File_ThatIsNamedTwice_IsReadOnce(string cmdlet, string id) =>
        Check(id, "Reference", $"{cmdlet} $folder/a.csv, $folder/[ab].csv -AsOf 2024-02-05", "a", "b");

    [Theory]
    [InlineData("Get-OutageEpisode", "VårdtillfälleId")]
    [InlineData("Resolve-SipAction", "SipId")]
    [InlineData("Test-PratorExport", "SipId")]
    public void Wildcard_ThatMatchesNothing_IsAnError(string cmdlet, string id)
    {
        Write(id);
        ScriptResult result = session.Run($"{cmdlet} -Path $folder/nope*.csv -AsOf 2024-02-05", ("folder", _folder.Path));

        ErrorRecord error = result.FailedBy("FileMissing");
        Assert.Contains("nope*.csv", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-OutageEpisode")]
    [InlineData("Resolve-SipAction")]
    [InlineData("Test-PratorExport")]
    public void Path_OutsideOfTheFileSystem_IsAnError(string cmdlet)
    {
        foreach (string argument in new[] { "-Path Variable:PSHOME", "-LiteralPath Variable:PSHOME", "-Path Variable:PSHO*" })
        {
            ScriptResult result = session.Run($"{cmdlet} {argument} -AsOf 2024-02-05");

            ErrorRecord error = result.FailedBy("PathNotInFileSystem");
            Assert.Contains("Variable:PSHO", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("path of a file", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        }
    }

    [Theory]
    [InlineData("Get-OutageEpisode")]
    [InlineData("Resolve-SipAction")]
    [InlineData("Test-PratorExport")]
    public void Path_OnADriveThatIsMissing_IsAnError(string cmdlet)
    {
        ScriptResult result = session.Run($"{cmdlet} -Path Nowhere:/a.csv -AsOf 2024-02-05");

        Assert.Contains("Nowhere", result.FailedBy("FileMissing").ToString(), StringComparison.Ordinal);
    }

    private void Check(string id, string shown, string script, params string[] expected)
    {
        Write(id);
        ScriptResult result = session.Run(script, ("folder", _folder.Path)).Clean();

        Assert.Equal(expected, result.Texts(shown).Select(t => Path.GetFileNameWithoutExtension(t)));
    }

    private void Write(string id)
    {
        foreach (string name in new[] { "a", "b", "c[1]" })
        {
            _folder.Write($"{name}.csv", Row.Csv($"{id}={name}; Skapad=2024-01-20"));
        }
    }

    private static string AtFolder(string script) =>
        "$before = $ExecutionContext.SessionState.Path.CurrentLocation\n$null = $ExecutionContext.SessionState.Path.SetLocation($folder)\n"
        + $"try {{\n{script}\n}} finally {{ $null = $ExecutionContext.SessionState.Path.SetLocation($before.Path) }}";
}
