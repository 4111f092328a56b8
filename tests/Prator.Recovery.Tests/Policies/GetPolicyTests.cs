using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Policies;

/// <summary>Get-RecoveryPolicy.</summary>
public sealed class GetPolicyTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    [Fact]
    public void Policies_WithoutAName_AreTheShippedOnes()
    {
        ScriptResult result = session.Run("Get-RecoveryPolicy").Clean();

        Assert.Equal(["prator-2024-01"], result.Texts("Name"));
        Assert.Equal(true, result.Output[0].Value("IsShipped"));
        Assert.Equal("Prator", result.Output[0].Text("System"));
        Assert.Equal(new DateOnly(2024, 1, 17), result.Output[0].Value("FirstDayWithoutData"));
        Assert.Equal(new DateOnly(2024, 1, 31), result.Output[0].Value("LastManualDay"));
        Assert.Equal(new DateOnly(2024, 2, 1), result.Output[0].Value("RegisterFrom"));
        Assert.Equal(new DateTime(2024, 2, 2, 8, 0, 0), result.Output[0].Value("RestoredAt"));
        Assert.Equal(["V1", "V2", "V3", "V4", "S1", "S2", "S3", "S4", "F1", "F2"], result.Output[0].List("Clauses").Select(c => c.Text("Id")));
        Assert.Equal(46, result.Output[0].List("Rules").Count);
        Assert.Contains(result.Output[0].List("Facts"), f => f.Text("Kind") == "sip" && f.Text("Name") == "ended" && f.List("Bands").Count == 4);
    }

    [Theory]
    [InlineData("PRATOR-2024-01", "prator-2024-01")]
    [InlineData("pra*", "prator-2024-01")]
    public void Policy_ByNameOrWildcard_IsFound(string name, string expected) =>
        Assert.Equal([expected], session.Run("Get-RecoveryPolicy $name", ("name", name)).Clean().Texts("Name"));

    [Fact]
    public void Policy_ByPathOrPiped_IsFound()
    {
        ScriptResult result = session.Run("Get-RecoveryPolicy $path; $path | Get-RecoveryPolicy; [IO.FileInfo]$path | Get-RecoveryPolicy; Get-RecoveryPolicy $path | Get-RecoveryPolicy", ("path", Repository.VingaPolicy)).Clean();

        Assert.Equal(4, result.Output.Count);
        Assert.All(result.Output, p => Assert.Equal(("vinga-2031-09", false, Repository.VingaPolicy), (p.Text("Name"), p.Value("IsShipped"), p.Text("Path"))));
    }

    [Fact]
    public void Policy_Piped_IsTested()
    {
        ScriptResult result = session.Run("Get-RecoveryPolicy prator-2024-01, $path | Test-RecoveryPolicy | ForEach-Object { $_.Place.File } | ForEach-Object { [IO.Path]::GetFileName($_) }", ("path", Repository.VingaPolicy)).Clean();
        ScriptResult named = session.Run("Test-RecoveryPolicy prator-2024-01, $path | ForEach-Object { $_.Place.File } | ForEach-Object { [IO.Path]::GetFileName($_) }", ("path", Repository.VingaPolicy)).Clean();

        Assert.NotEmpty(named.Output);
        Assert.Equal(named.Output.Select(o => o.ToString()), result.Output.Select(o => o.ToString()));
    }

    [Fact]
    public void Policy_SaysWhatNamesIt() =>
        Assert.Equal(["prator-2024-01", Repository.VingaPolicy], session.Run("Get-RecoveryPolicy prator-2024-01, $path", ("path", Repository.VingaPolicy)).Clean().Texts("Policy"));

    [Fact]
    public void Policy_ThatIsNotThere_IsAnError() => session.Run("Get-RecoveryPolicy nope").FailedBy("PolicyNotFound");

    [Fact]
    public void Rule_ByWildcard_GivesRulesInTheLanguageOfTheCall()
    {
        ScriptResult result = session.Run("Get-RecoveryPolicy -Rule E2-AGREED* -Culture en-US").Clean();

        Assert.Equal(["E2-AGREED", "E2-AGREED-IN"], result.Texts("Id"));
        Assert.Equal(["RegisterByAgreement", "ContinueInPrator"], result.Texts("Action"));
        Assert.Equal(["V2", null], result.Texts("Clause"));
        Assert.Contains("in Prator: unknown or no", Assert.Single(result.Output[0].List("When")).ToString(), StringComparison.Ordinal);
        Assert.Equal("E2", Assert.Single(result.Output[0].List("ExceptionTo")).ToString());
        Assert.Contains("extensive", result.Output[0].Text("Reason"), StringComparison.Ordinal);
        Assert.Matches(@"prator-2024-01\.yaml:\d+:\d+$", result.Output[0].Text("Place"));
    }

    [Fact]
    public void Clause_GivesItsTextAndRules()
    {
        ScriptResult result = session.Run("Get-RecoveryPolicy -Clause V4, F1").Clean();

        Assert.Equal(["V4", "F1"], result.Texts("Id"));
        Assert.Equal(["E4", "E4-NODATE"], result.Output[0].List("Rules").Select(r => r.Text("Id")));
        Assert.Equal([false, true], result.Output.Select(o => (bool)o.Value("IsRouting")!));
    }

    [Theory]
    [InlineData("-Rule nope", "RuleNotFound")]
    [InlineData("-Clause nope", "ClauseNotFound")]
    public void Part_ThatIsNotThere_IsAnErrorThatNamesWhatIs(string parameter, string errorId)
    {
        ScriptResult result = session.Run($"Get-RecoveryPolicy prator-2024-01 {parameter}");

        Assert.Empty(result.Output);
        Assert.Equal(errorId, Assert.Single(result.Errors).Id());
        Assert.Contains(errorId == "RuleNotFound" ? "E4-NODATE" : "V4", result.Errors[0].ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void View_ReadsLikeTheRoutine(int width)
    {
        string[] lines = session.Show(width, "Get-RecoveryPolicy").Split('\n');

        Assert.All(lines, l => Assert.True(l.TrimEnd('\r').Length <= width, l));
        int clause = Array.FindIndex(lines, l => l.StartsWith("V4. ", StringComparison.Ordinal));
        int rule = Array.FindIndex(lines, l => l.StartsWith("    E4 → Close: ", StringComparison.Ordinal));
        int next = Array.FindIndex(lines, l => l.StartsWith("S1. ", StringComparison.Ordinal));
        Assert.True(clause >= 0 && clause < rule && rule < next, $"V4 at {clause}, E4 at {rule}, S1 at {next}");
        foreach (string id in session.Run("(Get-RecoveryPolicy).Rules").Clean().Texts("Id").OfType<string>())
        {
            Assert.Single(lines, l => l.StartsWith($"    {id} → ", StringComparison.Ordinal));
        }
    }
}
