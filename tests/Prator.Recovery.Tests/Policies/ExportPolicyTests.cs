using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Policies;

public sealed class ExportPolicyTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Markdown", "# Vårdtillfällen och SIP")]
    [InlineData("Html", "<!DOCTYPE html>")]
    [InlineData("Dmn", "<")]
    [InlineData("Sql", "--")]
    [InlineData("JsonSchema", "{")]
    public void Text_OfEveryFormat_IsOneString(string format, string start)
    {
        ScriptResult result = session.Run("Export-RecoveryPolicy -As $format -AsOf 2024-02-05 -Culture sv-SE", ("format", format)).Clean();

        Assert.StartsWith(start, Assert.IsType<string>(Assert.Single(result.Output).BaseObject), StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Formats_AreThoseThatAreTested()
    {
        ScriptResult result = session.Run("[enum]::GetNames((Get-Command Export-RecoveryPolicy).Parameters['As'].ParameterType)").Clean();

        Assert.Equal(["Markdown", "Html", "Dmn", "Sql", "JsonSchema"], result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void Language_IsTheCulture()
    {
        ScriptResult result = session.Run("Export-RecoveryPolicy prator-2024-01 -As Markdown -Culture en-US").Clean();

        Assert.StartsWith("# Care episodes and SIPs", result.Output.Single().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_ByPropertyName_IsTaken()
    {
        ScriptResult result = session.Run("[pscustomobject]@{ FullName = $path } | Export-RecoveryPolicy -As Markdown", ("path", Repository.VingaPolicy)).Clean();

        Assert.Contains("vinga", result.Output.Single().ToString(), StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("Get-RecoveryPolicy prator-2024-01 | Export-RecoveryPolicy -As Markdown -Culture sv-SE", "prator-2024-01")]
    [InlineData("Get-RecoveryPolicy $vinga | Export-RecoveryPolicy -As Markdown -Culture sv-SE", "vinga-2031-09")]
    [InlineData("[IO.FileInfo]$vinga | Export-RecoveryPolicy -As Markdown -Culture sv-SE", "vinga-2031-09")]
    [InlineData("$vinga | Export-RecoveryPolicy -As Markdown -Culture sv-SE", "vinga-2031-09")]
    public void Policy_FromThePipeline_IsTaken(string script, string name)
    {
        ScriptResult result = session.Run(script, ("vinga", Repository.VingaPolicy)).Clean();

        Assert.Contains($"- **Policy:** {name}\n", Assert.Single(result.Output).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Policies_ForOneFile_DoNotWriteOverEachOther()
    {
        string path = _folder.Of("policy.md");
        ErrorRecord error = session.Run("Get-RecoveryPolicy prator-2024-01, $vinga | Export-RecoveryPolicy -As Markdown -Path $path -Force", ("vinga", Repository.VingaPolicy), ("path", path)).FailedBy("ExportExists");

        Assert.Contains("vinga-2031-09", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("prator-2024-01", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Fact]
    public void File_ThatIsWritten_HoldsTheTextAsUtf8AndIsGivenOut()
    {
        ScriptResult result = session.Run(
            "Export-RecoveryPolicy -As Html -Culture sv-SE -Path $path; Export-RecoveryPolicy -As Html -Culture sv-SE",
            ("path", _folder.Of("policy.html"))).Clean();

        Assert.Equal(_folder.Of("policy.html"), Assert.IsType<FileInfo>(result.Output[0].BaseObject).FullName);
        Assert.Equal(result.Output[1].ToString(), new System.Text.UTF8Encoding(false, true).GetString(File.ReadAllBytes(_folder.Of("policy.html"))));
        Assert.Single(_folder.Content());
    }

    [Fact]
    public void File_ThatIsThere_StaysUnlessForced()
    {
        string path = _folder.Write("policy.md", "mine");

        ErrorRecord error = session.Run("Export-RecoveryPolicy -As Markdown -Path $path", ("path", path)).FailedBy("ExportExists");
        Assert.Equal(ErrorCategory.ResourceExists, error.CategoryInfo.Category);
        Assert.Equal(path, error.TargetObject.ToString());
        Assert.Contains("-Force", error.ToString(), StringComparison.Ordinal);
        Assert.Equal("mine", File.ReadAllText(path));

        session.Run("Export-RecoveryPolicy -As Markdown -Path $path -Force", ("path", path)).Clean();
        Assert.StartsWith("# ", File.ReadAllText(path), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Markdown", 1)]
    [InlineData("Html", 1)]
    [InlineData("Dmn", 1)]
    [InlineData("Sql", 1)]
    [InlineData("JsonSchema", 0)]
    public void Policy_WhoseOwnCaseFails_IsExportedWithAWarning(string format, int warnings)
    {
        string seed = File.ReadAllText(Repository.PathOf("module/policies/prator-2024-01.yaml"));
        string path = _folder.Write("mutated.yaml", seed.ReplaceLineEndings("\n").Replace("action: ContinueManually\n", "action: RegisterByAgreement\n", StringComparison.Ordinal));

        ScriptResult result = session.Run("Export-RecoveryPolicy $path -As $format -AsOf 2024-02-05", ("path", path), ("format", format)).Clean();

        Assert.Single(result.Output);
        Assert.Equal(warnings, result.Warnings.Count);
        Assert.All(result.Warnings, w => Assert.Matches($@"^The policy 'prator-2024-01' fails its own test \d+ times, first at {System.Text.RegularExpressions.Regex.Escape(path)}:\d+:\d+: .* Test-RecoveryPolicy ", w));
    }

    [Fact]
    public void File_IsForAnybodyToRead()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Files have no modes.");
            return;
        }

        string plain = _folder.Write("plain.txt", "as the user's settings let new files be");

        session.Run("Export-RecoveryPolicy -As Html -Path $path", ("path", _folder.Of("policy.html"))).Clean();

        Assert.Equal(File.GetUnixFileMode(plain), File.GetUnixFileMode(_folder.Of("policy.html")));
    }

    [Fact]
    public void Advice_OnAFailure_FitsIt()
    {
        string message = session.Run("Export-RecoveryPolicy -As Html -Path $path", ("path", _folder.Of(new string('p', 300) + ".html"))).FailedBy("ExportUnavailable").ToString();

        Assert.Contains("shorter path", message, StringComparison.Ordinal);
        Assert.DoesNotContain("other programs", message, StringComparison.Ordinal);
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void File_WithWhatIf_IsNotWritten()
    {
        string there = _folder.Write("there.md", "mine");
        IReadOnlyDictionary<string, string> before = _folder.Content();

        ScriptResult result = session.Run(
            "Export-RecoveryPolicy -As Sql -AsOf 2024-02-05 -Path $new -WhatIf; Export-RecoveryPolicy -As Html -Path $there -Force -WhatIf",
            ("new", _folder.Of("new.sql")),
            ("there", there)).Clean();

        Assert.Empty(result.Output);
        Assert.Contains("new.sql", result.Shown, StringComparison.Ordinal);
        Assert.Equal(before, _folder.Content());
    }

    [Theory]
    [InlineData("Export-RecoveryPolicy nobody -As Html", "PolicyNotFound", ErrorCategory.ObjectNotFound)]
    [InlineData("Export-RecoveryPolicy -As Sql -AsOf soon", "AsOfInvalid", ErrorCategory.InvalidArgument)]
    [InlineData("Export-RecoveryPolicy -As Html -Path $folder", "ExportIsFolder", ErrorCategory.InvalidArgument)]
    [InlineData("Export-RecoveryPolicy -As Html -Path $folder/none/policy.html", "ExportFolderMissing", ErrorCategory.ObjectNotFound)]
    [InlineData("Export-RecoveryPolicy -As Html -Path Env:/policy", "PathNotInFileSystem", ErrorCategory.InvalidArgument)]
    public void Arguments_ThatCannotBeUsed_AreRefused(string script, string errorId, ErrorCategory category)
    {
        ErrorRecord error = session.Run(script, ("folder", _folder.Path)).FailedBy(errorId);

        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Empty(_folder.Content());
    }
}
