using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Policies;

/// <summary>Get-RecoveryPolicy.</summary>
public sealed class GetPolicyTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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

    [Theory]
    [InlineData("Get-RecoveryPolicy $vinga -Rule *")]
    [InlineData("Get-RecoveryPolicy $vinga -Clause *")]
    public void Part_Piped_IsOfThePolicyInItsFile(string script)
    {
        ScriptResult parts = session.Run(script, ("vinga", Repository.VingaPolicy)).Clean();
        ScriptResult exported = session.Run($"@({script})[0] | Export-RecoveryPolicy -As Markdown", ("vinga", Repository.VingaPolicy)).Clean();

        Assert.All(parts.Texts("Policy"), p => Assert.Equal(Repository.VingaPolicy, p));
        Assert.Contains("vinga-2031-09", Assert.Single(exported.Output).ToString(), StringComparison.Ordinal);
        Assert.Equal("prator-2024-01", session.Run("Get-RecoveryPolicy prator-2024-01 -Rule E4").Clean().Output.Single().Text("Policy"));
    }

    [Fact]
    public void Paths_ByWildcard_AreFound()
    {
        string text = File.ReadAllText(Repository.VingaPolicy);
        string[] paths = [_folder.Write("a.yaml", text), _folder.Write("b.yaml", text)];
        string bracketed = _folder.Write("c[1].yml", text);
        _folder.Write("d.txt", "no policy");

        Assert.Equal(paths, session.Run("Get-RecoveryPolicy $folder/*.yaml", ("folder", _folder.Path)).Clean().Texts("Path"));
        Assert.Equal(paths, session.Run("$paths = $ExecutionContext.SessionState.Path; [void]$paths.PushCurrentLocation('test'); [void]$paths.SetLocation($folder); try { Get-RecoveryPolicy *.yaml } finally { [void]$paths.PopLocation('test') }", ("folder", _folder.Path)).Clean().Texts("Path"));
        Assert.Equal([bracketed], session.Run("[IO.FileInfo]$path | Get-RecoveryPolicy", ("path", bracketed)).Clean().Texts("Path"));
        session.Run("Get-RecoveryPolicy $folder/*.yam", ("folder", _folder.Path)).FailedBy("PolicyNotFound");
    }

    [Fact]
    public void Policy_WithAGap_IsShownWithAWarning_AndItsRulesComplete()
    {
        string seed = File.ReadAllText(Repository.PathOf("module/policies/prator-2024-01.yaml")).ReplaceLineEndings("\n");
        Assert.Equal(2, seed.Split("        exceptionTo: [E2]\n").Length);
        string path = _folder.Write("faulty.yaml", seed.Replace("        exceptionTo: [E2]\n", "", StringComparison.Ordinal));

        ScriptResult result = session.Run("Get-RecoveryPolicy $path -Rule E2*", ("path", path)).Clean();

        Assert.Contains("E2-AGREED", result.Texts("Id"));
        Assert.Contains($"{path}:", Assert.Single(result.Warnings), StringComparison.Ordinal);
        Assert.Contains("Test-RecoveryPolicy", result.Warnings[0], StringComparison.Ordinal);
        Assert.Contains(session.Complete($"Get-RecoveryPolicy '{path}' -Rule E2-A").CompletionMatches, m => m.CompletionText == "E2-AGREED");
    }

    [Fact]
    public void Rules_WithClauses_AreRefused() =>
        Assert.Contains("one of them", session.Run("Get-RecoveryPolicy -Rule E4 -Clause V4").FailedBy("RuleAndClause").ToString(), StringComparison.Ordinal);

    [Theory]
    [InlineData("sv-SE", "E2-AGREED-IN → Fortsätt i Prator: ")]
    [InlineData("en-US", "E2-AGREED-IN → Continue in Prator: ")]
    public void View_NamesActionsInItsLanguage(string culture, string rule) =>
        Assert.Contains(rule, session.Show(120, "Get-RecoveryPolicy -Culture $culture", ("culture", culture)), StringComparison.Ordinal);

    [Theory]
    [InlineData(60)]
    [InlineData(120)]
    public void List_OfRules_BreaksBetweenWords(int width)
    {
        PSObject rule = session.Run("Get-RecoveryPolicy -Rule S2").Clean().Output.Single();
        string shown = session.Show(width, "Get-RecoveryPolicy -Rule S2");

        Assert.All(shown.Split('\n'), l => Assert.True(l.TrimEnd().Length <= width || l.Contains("Place", StringComparison.Ordinal) || l.Contains(".yaml", StringComparison.Ordinal), l));
        string words = string.Join(' ', shown.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains($"Reason : {rule.Text("Reason")}", words, StringComparison.Ordinal);
        Assert.All(rule.List("Steps"), s => Assert.Contains(s.ToString(), words, StringComparison.Ordinal));
        Assert.All(rule.List("When"), w => Assert.Contains(w.ToString(), words, StringComparison.Ordinal));
    }

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
        int rule = Array.FindIndex(lines, l => l.StartsWith("    E4 → Avsluta: ", StringComparison.Ordinal));
        int next = Array.FindIndex(lines, l => l.StartsWith("S1. ", StringComparison.Ordinal));
        Assert.True(clause >= 0 && clause < rule && rule < next, $"V4 at {clause}, E4 at {rule}, S1 at {next}");
        foreach (string id in session.Run("(Get-RecoveryPolicy).Rules").Clean().Texts("Id").OfType<string>())
        {
            Assert.Single(lines, l => l.StartsWith($"    {id} → ", StringComparison.Ordinal));
        }
    }
}
