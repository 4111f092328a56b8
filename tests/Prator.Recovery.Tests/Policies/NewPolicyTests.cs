using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Policies;

/// <summary>A new policy written in a session.</summary>
public sealed class NewPolicyTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private const string Dates = "-FirstDayWithoutData 2025-03-03 -LastManualDay 2025-03-07 -RestoredAt '2025-03-10 06:30'";

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void New_InAFolder_IsNamedAfterThePolicy_AndPassesItsTest()
    {
        ScriptResult result = session.Run($"New-RecoveryPolicy prator-2025-03 {Dates} -Path $folder", ("folder", _folder.Path)).Clean();

        PSObject file = Assert.Single(result.Output);
        Assert.Equal(["policy.schema.json", "prator-2025-03.yaml"], _folder.Content().Keys.Order(StringComparer.Ordinal));
        Assert.Equal(_folder.Of("prator-2025-03.yaml"), Assert.IsType<FileInfo>(file.BaseObject).FullName);
        session.Run("Test-RecoveryPolicy $path -Strict", ("path", file.Text("FullName"))).Clean();
        Assert.Equal(
            ["E2", "E1"],
            session.Run(
                "@{ VårdtillfälleId = 'V1'; Skapad = '2025-03-07' }, @{ VårdtillfälleId = 'V2'; Skapad = '2025-03-08' } | Get-OutageEpisode -AsOf 2025-03-11 -Policy $path",
                ("path", file.Text("FullName"))).Clean().Texts("Rule"));
        Assert.Equal(
            ["firstDayWithoutData", "lastManualDay", "registerFrom", "restoredAt"],
            session.Run("Compare-RecoveryPolicy prator-2024-01 $path", ("path", file.Text("FullName"))).Clean().Texts("Where"));
    }

    [Fact]
    public void New_TakesDatesOfAnyType()
    {
        ScriptResult result = session.Run(
            "New-RecoveryPolicy -From prator-2024-01 -Name n -FirstDayWithoutData $first -LastManualDay $last -RegisterFrom 2025-03-08 -RestoredAt $restored -Path $path; [IO.File]::ReadAllText($path)",
            ("first", new DateOnly(2025, 3, 3)),
            ("last", new DateTime(2025, 3, 7)),
            ("restored", new DateTime(2025, 3, 8)),
            ("path", _folder.Of("n.yaml"))).Clean();

        Assert.Contains("    firstDayWithoutData: 2025-03-03", result.Output[1].ToString(), StringComparison.Ordinal);
        Assert.Contains("    restoredAt: 2025-03-08 00:00", result.Output[1].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-FirstDayWithoutData 2025-03-08 -LastManualDay 2025-03-07 -RestoredAt '2025-03-10 06:30'", "BoundaryOrder", "not after LastManualDay")]
    [InlineData("-FirstDayWithoutData 2025-03-03 -LastManualDay 2025-03-07 -RestoredAt '2025-03-07 23:59'", "BoundaryOrder", "not before RegisterFrom")]
    [InlineData("-FirstDayWithoutData 2025-03-03 -LastManualDay 2025-03-07 -RegisterFrom 2025-03-09 -RestoredAt '2025-03-10 06:30'", "BoundaryOrder", "the day after LastManualDay")]
    [InlineData("-FirstDayWithoutData 2025-03-03 -LastManualDay 2025-03-07 -RestoredAt 2025-03-10", "DateInvalid", "time of day")]
    [InlineData("-FirstDayWithoutData '2025-03-03 10:00' -LastManualDay 2025-03-07 -RestoredAt '2025-03-10 06:30'", "DateInvalid", "-FirstDayWithoutData")]
    [InlineData("-FirstDayWithoutData 2025-02-30 -LastManualDay 2025-03-07 -RestoredAt '2025-03-10 06:30'", "DateInvalid", "2025-02-30")]
    [InlineData("-FirstDayWithoutData 2025-03-03 -LastManualDay 2025-03-07 -RestoredAt '2025-03-30 02:30'", "DateInvalid", "put forward")]
    [InlineData("-FirstDayWithoutData 9999-12-30 -LastManualDay 9999-12-30 -RestoredAt '9999-12-31 06:30'", "DateInvalid", "1900 and 2999")]
    [InlineData("-FirstDayWithoutData 0001-01-01 -LastManualDay 0001-01-02 -RestoredAt '0001-01-03 06:30'", "DateInvalid", "1900 and 2999")]
    public void New_WithImpossibleDates_WritesNothing(string dates, string errorId, string told)
    {
        ErrorRecord error = session.Run($"New-RecoveryPolicy n {dates} -Path $folder", ("folder", _folder.Path)).FailedBy(errorId);

        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void New_TellsDatesThatAreWrittenOut()
    {
        string text = File.ReadAllText(Repository.PathOf("module/policies/prator-2024-01.yaml"));
        string old = _folder.Write("old.yaml", text.Replace("# The order of the rules means nothing.", "# Since 2024-02-01 the order of the rules means nothing.", StringComparison.Ordinal));
        ScriptResult result = session.Run($"New-RecoveryPolicy n {Dates} -From $old -Path $path", ("old", old), ("path", _folder.Of("n.yaml")));

        string warning = Assert.Single(result.Warnings).ToString()!;
        Assert.StartsWith($"{_folder.Of("n.yaml")}:11:9: the date `2024-02-01`", warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a/b", "PolicyNameInvalid")]
    [InlineData(".hidden", "PolicyNameInvalid")]
    [InlineData("två ord", "PolicyNameInvalid")]
    [InlineData("Prator-2024-01", "PolicyNameTaken")]
    public void New_WithSuchAName_WritesNothing(string name, string errorId)
    {
        ErrorRecord error = session.Run($"New-RecoveryPolicy $name {Dates} -Path $folder", ("name", name), ("folder", _folder.Path)).FailedBy(errorId);

        Assert.Equal(name, error.TargetObject);
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void New_OverAFile_NeedsForce()
    {
        string path = _folder.Write("n.yaml", "mine");

        session.Run($"New-RecoveryPolicy n {Dates} -Path $path", ("path", path)).FailedBy("FileExists");
        Assert.Equal("mine", File.ReadAllText(path));

        session.Run($"New-RecoveryPolicy n {Dates} -Path $path -Force", ("path", path)).Clean();
        Assert.StartsWith("#", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("n3.txt")]
    [InlineData("n3")]
    [InlineData("n3.yaml.bak")]
    public void New_UnderANameThatIsNoPolicy_WritesNothing(string file)
    {
        ErrorRecord error = session.Run($"New-RecoveryPolicy n {Dates} -Path $path", ("path", _folder.Of(file))).FailedBy("PolicyExtension");

        Assert.Contains(".yaml", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(_folder.Of(file), error.TargetObject);
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void New_IsWrittenWhole_ForAnybodyToRead()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no modes, and one that is open is not written over.");
            return;
        }

        string path = _folder.Write("n.yaml", "mine");
        UnixFileMode plain = File.GetUnixFileMode(path);
        using FileStream open = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);

        session.Run($"New-RecoveryPolicy n {Dates} -Path $path -Force", ("path", path)).Clean();

        // Whoever reads the old file goes on reading it: the new one was moved into its place.
        Assert.Equal("mine", new StreamReader(open).ReadToEnd());
        foreach (string file in _folder.Content().Keys)
        {
            Assert.Equal(plain, File.GetUnixFileMode(_folder.Of(file)));
        }
    }

    [Fact]
    public void New_WhatIf_WritesNothing()
    {
        ScriptResult result = session.Run($"New-RecoveryPolicy n {Dates} -Path $folder -WhatIf", ("folder", _folder.Path)).Clean();

        Assert.Empty(result.Output);
        Assert.Empty(_folder.Content());
        Assert.Contains("n.yaml", result.Shown, StringComparison.Ordinal);
        Assert.Contains("policy.schema.json", result.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void New_InAFolderThatIsMissing_WritesNothing() =>
        session.Run($"New-RecoveryPolicy n {Dates} -Path $path", ("path", _folder.Of("sub/n.yaml"))).FailedBy("FolderMissing");

    [Fact]
    public void New_WritesTheSchemaThatThePolicyNames()
    {
        session.Run($"New-RecoveryPolicy n {Dates} -Path $folder", ("folder", _folder.Path)).Clean();

        Assert.StartsWith("# yaml-language-server: $schema=policy.schema.json\n", File.ReadAllText(_folder.Of("n.yaml")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(session.Run("Export-RecoveryPolicy -As JsonSchema").Clean().Output.Single().ToString(), File.ReadAllText(_folder.Of("policy.schema.json")));
        session.Run($"New-RecoveryPolicy m {Dates} -Path $folder", ("folder", _folder.Path)).Clean();
    }

    [Fact]
    public void New_BesideAnotherSchema_LeavesItAndSaysSo_UnlessForced()
    {
        string schema = _folder.Write("policy.schema.json", "{}");

        ScriptResult result = session.Run($"New-RecoveryPolicy n {Dates} -Path $folder", ("folder", _folder.Path));
        Assert.Single(result.Output);
        Assert.Contains("policy.schema.json", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Equal("{}", File.ReadAllText(schema));

        session.Run($"New-RecoveryPolicy n {Dates} -Path $folder -Force", ("folder", _folder.Path)).Clean();
        Assert.StartsWith("{\n", File.ReadAllText(schema), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("# yaml-language-server: $schema=https://example.org/policy.json")]
    [InlineData("# yaml-language-server: $schema=old.yaml")]
    [InlineData("# no schema")]
    public void New_FromAPolicyThatNamesAnotherSchemaOrNone_KeepsThat(string line)
    {
        string old = _folder.Write("old.yaml", File.ReadAllText(Repository.PathOf("module/policies/prator-2024-01.yaml")).Replace("# yaml-language-server: $schema=policy.schema.json", line, StringComparison.Ordinal));

        session.Run($"New-RecoveryPolicy n -From $old {Dates} -Path $folder", ("old", old), ("folder", _folder.Path)).Clean();

        Assert.Equal(["n.yaml", "old.yaml"], _folder.Content().Keys.Order(StringComparer.Ordinal));
        Assert.StartsWith(line, File.ReadAllText(_folder.Of("n.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void New_FromAPolicyWhoseSchemaIsElsewhere_NamesTheOneBesideIt()
    {
        session.Run($"New-RecoveryPolicy n -From $old {Dates} -Path $folder", ("old", Repository.VingaPolicy), ("folder", _folder.Path)).Clean();

        Assert.StartsWith("# yaml-language-server: $schema=policy.schema.json\n", File.ReadAllText(_folder.Of("n.yaml")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Equal(["n.yaml", "policy.schema.json"], _folder.Content().Keys.Order(StringComparer.Ordinal));
    }
}
