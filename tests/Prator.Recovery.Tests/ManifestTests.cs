using System.Management.Automation;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests;

public sealed class ManifestTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private static readonly string[] Cmdlets =
    [
        "Close-PratorEpisode", "Export-RecoveryPolicy", "Get-OutageEpisode", "Get-RecoverySummary", "Import-PratorExport",
        "Remove-RecoveryData", "Resolve-SipAction", "Test-PratorExport", "Test-RecoveryLedger",
    ];

    [Fact]
    public void Manifest_PassesItsTest()
    {
        ScriptResult result = session.Run("Test-ModuleManifest -Path $manifest", ("manifest", Repository.Manifest)).Clean();

        PSObject module = Assert.Single(result.Output);
        Assert.Equal("Prator.Recovery", module.Text("Name"));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Manifest_ExportsTheCmdletsAndNothingElse()
    {
        ScriptResult declared = session.Run("(Test-ModuleManifest -Path $manifest).ExportedCommands.Keys", ("manifest", Repository.Manifest)).Clean();
        ScriptResult exported = session.Run("Get-Command -Module Prator.Recovery").Clean();
        ScriptResult module = session.Run("Get-Module Prator.Recovery").Clean();

        Assert.Superset(Cmdlets.ToHashSet(), declared.Output.Select(n => n.ToString()!).ToHashSet());
        Assert.Equal(declared.Output.Select(n => n.ToString()).Order(), exported.Texts("Name").Order());
        Assert.All(exported.Texts("CommandType"), t => Assert.Equal("Cmdlet", t));
        Assert.Empty((System.Collections.IEnumerable)module.Output.Single().Value("ExportedAliases")!);
        Assert.Empty((System.Collections.IEnumerable)module.Output.Single().Value("ExportedVariables")!);
    }

    [Fact]
    public void Manifest_NamesEveryCmdletOfTheAssembly()
    {
        ScriptResult exported = session.Run("Get-Command -Module Prator.Recovery").Clean();
        IEnumerable<string> inAssembly = LoadedModule.Cmdlets
            .GetExportedTypes()
            .SelectMany(t => t.GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>())
            .Select(c => $"{c.VerbName}-{c.NounName}");

        Assert.Equal(inAssembly.Order(), exported.Texts("Name").Order());
    }

    [Fact]
    public void Import_SaysNothing()
    {
        Assert.Empty(session.Import.Output);
        Assert.Empty(session.Import.Warnings);
        Assert.Empty(session.Import.Shown);
    }

    [Fact]
    public void Import_TwiceByForce_Works()
    {
        using ModuleSession own = new();
        for (int i = 0; i < 2; i++)
        {
            ScriptResult again = own.Run("Import-Module -Name $manifest -Force", ("manifest", Repository.Manifest)).Clean();
            Assert.Empty(again.Warnings);
            Assert.Empty(again.Shown);
        }

        ScriptResult decided = own.Run("@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-20' } | Get-OutageEpisode -AsOf 2024-02-05").Clean();
        Assert.Equal(["E2"], decided.Texts("Rule"));
        Assert.Contains("V1", own.Show(120, "@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-20' } | Get-OutageEpisode -AsOf 2024-02-05"), StringComparison.Ordinal);
        Assert.Single(own.Run("Get-Module Prator.Recovery").Output);
    }

    [Fact]
    public void Verbs_AreApproved()
    {
        HashSet<string?> approved =
        [
            .. new[] { typeof(VerbsCommon), typeof(VerbsCommunications), typeof(VerbsData), typeof(VerbsDiagnostic), typeof(VerbsLifecycle), typeof(VerbsOther), typeof(VerbsSecurity) }
                .SelectMany(t => t.GetFields())
                .Select(f => (string)f.GetValue(null)!),
        ];

        IReadOnlyList<string?> verbs = session.Run("Get-Command -Module Prator.Recovery").Texts("Verb");

        Assert.NotEmpty(verbs);
        Assert.All(verbs, v => Assert.Contains(v, approved));
    }

    [Theory]
    [InlineData("Get-OutageEpisode", "Prator.Recovery.OutageEpisode", "@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05")]
    [InlineData("Resolve-SipAction", "Prator.Recovery.SipAction", "@{ SipId = 'S1' } | Resolve-SipAction -AsOf 2024-02-05")]
    [InlineData(
        "Close-PratorEpisode",
        "Prator.Recovery.ClosureOrder",
        "@{ VårdtillfälleId = 'V1'; Skapad = '2024-01-10'; Utskriven = '2024-01-20' } | Get-OutageEpisode -AsOf 2024-02-05 | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false")]
    [InlineData(
        "Get-RecoverySummary",
        "Prator.Recovery.RecoverySummary",
        "@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 | Get-RecoverySummary")]
    [InlineData("Test-PratorExport", "Prator.Recovery.Exchange.ExportInspection", "Test-PratorExport -LiteralPath $manifest")]
    public void OutputType_IsWhatComesOut(string cmdlet, string type, string script)
    {
        ScriptResult declared = session.Run("(Get-Command -Name $name).OutputType", ("name", cmdlet)).Clean();
        ScriptResult output = session.Run(script, ("manifest", Repository.Manifest)).Clean();

        Assert.Contains(type, declared.Texts("Name"));
        Assert.Equal([type], output.Output.Select(o => o.BaseObject.GetType().FullName));
    }

    [Fact]
    public void Close_AsksBeforeItActs_AsItsDefault()
    {
        CmdletAttribute cmdlet = LoadedModule.TypeNamed("Prator.Recovery.Commands.ClosePratorEpisodeCommand")
            .GetCustomAttributes(typeof(CmdletAttribute), inherit: false).Cast<CmdletAttribute>().Single();

        Assert.True(cmdlet.SupportsShouldProcess);
        Assert.Equal(ConfirmImpact.High, cmdlet.ConfirmImpact);
    }
}
