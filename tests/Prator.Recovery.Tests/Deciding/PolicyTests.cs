using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

/// <summary>Policies by name and by path.</summary>
public sealed class PolicyTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private const string Episode = "@{ VårdtillfälleId = 'V1'; Skapad = '2031-09-01'; Utskriven = '2031-09-10' }";

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("prator-2024-01")]
    [InlineData("PRATOR-2024-01")]
    public void Policy_ByName_IsTheShippedOne(string name)
    {
        ScriptResult result = session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2026-01-01 -Policy $name", ("name", name)).Clean();

        Assert.Equal(["prator-2024-01"], result.Texts("Policy"));
    }

    [Fact]
    public void Policy_OfAnotherOutage_NeedsOnlyItsPath()
    {
        ScriptResult result = session.Run(
            $"{Episode} | Get-OutageEpisode -AsOf 2031-09-20 -Policy $policy\n@{{ SipId = 'S1'; Skapad = '2031-09-10' }} | Resolve-SipAction -AsOf 2031-09-20 -Policy $policy -Culture en-US",
            ("policy", Repository.VingaPolicy)).Clean();

        Assert.Equal(["vinga-2031-09", "vinga-2031-09"], result.Texts("Policy"));
        Assert.Equal(["A3-HOME", "B2"], result.Texts("Rule"));
        Assert.Equal(["Close", "CreateInitiativeAndInvite"], result.Texts("Action"));
        Assert.Equal(["A3", "B2"], result.Texts("Clause"));
        Assert.Equal("ReadyAt Färdigbehandlad 2031-09-10, DischargedAt Hemgångsdag 2031-09-10", result.Output[0].Changes());
        Assert.Equal("Unaffected", result.Output[0].Text("PaymentBasis"));
        Assert.Equal(["Create the initiative in Vinga.", "Invite the participants."], result.Output[1].List("Steps").Select(s => s.Text("Text")));
        Assert.Equal("Who is to be invited?", result.Output[1].List("Steps")[1].Text("Question"));
    }

    [Fact]
    public void Policy_OfAnotherOutage_GoesThroughEveryCmdlet()
    {
        string worksheet = _folder.Of("w.csv");
        ScriptResult result = session.Run(
            $"$decided = {Episode} | Get-OutageEpisode -AsOf 2031-09-20 -Policy $policy\n"
            + "$decided | Close-PratorEpisode -AsOf 2031-09-20 -Worksheet $worksheet -Confirm:$false\n$decided | Get-RecoverySummary -By Rule",
            ("policy", Repository.VingaPolicy),
            ("worksheet", worksheet)).Clean();

        Assert.Equal(["vinga-2031-09", "vinga-2031-09"], result.Texts("Policy"));
        Assert.Equal(new DateOnly(2031, 9, 20), result.Output[0].Value("OrderedOn"));
        Assert.Equal("A3-HOME", result.Output[1].Text("Name"));
        Assert.Contains("Färdigbehandlad;2031-09-10", File.ReadAllText(worksheet), StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_ByRelativeAndProviderPath_IsFound()
    {
        _folder.Write("vinga.yaml", File.ReadAllBytes(Repository.VingaPolicy));

        ScriptResult result = session.Run(
            """
            $before = $ExecutionContext.SessionState.Path.CurrentLocation
            $null = $ExecutionContext.SessionState.Path.SetLocation($folder)
            try {
                @{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2031-09-20 -Policy vinga.yaml
                @{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2031-09-20 -Policy ./vinga.yaml
                @{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2031-09-20 -Policy "FileSystem::$folder/vinga.yaml"
            } finally { $null = $ExecutionContext.SessionState.Path.SetLocation($before.Path) }
            """,
            ("folder", _folder.Path)).Clean();

        Assert.Equal(["vinga-2031-09", "vinga-2031-09", "vinga-2031-09"], result.Texts("Policy"));
    }

    [Theory]
    [InlineData("nope", "prator-2024-01")]
    [InlineData("./nope.yaml", "nope.yaml")]
    [InlineData("/nowhere/at/all/nope.yaml", "/nowhere/at/all/nope.yaml")]
    public void Policy_ThatIsMissing_EndsTheCall(string name, string told)
    {
        foreach (string cmdlet in Cmdlets)
        {
            ScriptResult result = session.Run($"{cmdlet} -AsOf 2024-02-05 -Policy $name", ("name", name));

            ErrorRecord error = result.FailedBy("PolicyNotFound");
            Assert.Contains(name.Split('/')[^1], error.ToString(), StringComparison.Ordinal);
            Assert.Contains(told, error.ToString(), StringComparison.Ordinal);
            Assert.Contains("prator-2024-01", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(name, error.TargetObject);
            Assert.Empty(result.Output);
        }
    }

    [Fact]
    public void Policy_ThatIsMissing_IsOfTheCategoryObjectNotFound()
    {
        ScriptResult result = session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 -Policy nope");

        Assert.Equal(ErrorCategory.ObjectNotFound, result.FailedBy("PolicyNotFound").CategoryInfo.Category);
    }

    [Fact]
    public void Policy_OnADriveThatIsMissing_IsNotFound()
    {
        ScriptResult result = session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2024-02-05 -Policy 'Nowhere:/p.yaml'");

        result.FailedBy("PolicyNotFound");
    }

    [Fact]
    public void Policy_ThatIsRefused_EndsTheCallWithFileLineAndColumn()
    {
        string file = _folder.Write("broken.yaml", "apiVersion: prator.recovery/v1\nkind: RecoveryPolicy\nmetadata:\n  nmae: x\nspec: {}\n");
        foreach (string cmdlet in Cmdlets)
        {
            ScriptResult result = session.Run($"{cmdlet} -AsOf 2024-02-05 -Policy $file", ("file", file));

            ErrorRecord error = result.FailedBy("PolicyRefused");
            Assert.Contains("broken.yaml:4:3", error.ToString(), StringComparison.Ordinal);
            Assert.Contains("`nmae`", error.ToString(), StringComparison.Ordinal);
            Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
            Assert.Equal(file, error.TargetObject);
            Assert.Empty(result.Output);
        }
    }

    [Fact]
    public void Policy_WithAGap_IsRefusedWithAWitness()
    {
        string whole = File.ReadAllText(Repository.VingaPolicy);
        int from = whole.IndexOf("      - id: A3-UNKNOWN", StringComparison.Ordinal);
        int to = whole.IndexOf("    sip:\n      - id: B-DUPLICATE", StringComparison.Ordinal);
        Assert.True(from > 0 && to > from);
        string file = _folder.Write("gap.yaml", whole[..from] + whole[to..]);

        ErrorRecord error = session.Run("@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode -AsOf 2031-09-20 -Policy $file", ("file", file)).FailedBy("PolicyRefused");

        Assert.Matches(@"gap\.yaml:\d+:\d+", error.ToString());
        Assert.Contains("whereabouts", error.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Policy_ThatIsChangedBetweenTwoCalls_IsReadAgain()
    {
        string text = File.ReadAllText(Repository.VingaPolicy);
        string file = _folder.Write("vinga.yaml", text);
        string script = $"{Episode} | Get-OutageEpisode -AsOf 2031-09-20 -Policy $file";
        Assert.Contains("Hemgångsdag 2031-09-10", session.Run(script, ("file", file)).Clean().Output[0].Changes(), StringComparison.Ordinal);

        _folder.Write("vinga.yaml", text.Replace("dischargedAt: Hemgångsdag", "dischargedAt: Hemresedag", StringComparison.Ordinal));

        Assert.Contains("Hemresedag 2031-09-10", session.Run(script, ("file", file)).Clean().Output[0].Changes(), StringComparison.Ordinal);
    }

    private static readonly string[] Cmdlets =
    [
        "@{ VårdtillfälleId = 'V1' } | Get-OutageEpisode",
        "@{ SipId = 'S1' } | Resolve-SipAction",
        "Test-PratorExport -LiteralPath x.csv",
    ];
}
