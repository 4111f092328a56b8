using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Policies;

/// <summary>Two policies compared in a session, with the sample exports.</summary>
public sealed class ComparePolicyTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private const string Seed = "module/policies/prator-2024-01.yaml";

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_WithItself_GivesNothing()
    {
        Assert.Empty(session.Run("Compare-RecoveryPolicy prator-2024-01 prator-2024-01 -Path $export -AsOf 2024-02-05", ("export", Sample("sip.csv"))).Clean().Output);
    }

    [Fact]
    public void Compare_TellsTheCellsInWords()
    {
        ScriptResult result = session.Run("Compare-RecoveryPolicy prator-2024-01 $other -Culture en-US | Where-Object Kind -eq Cells", ("other", Mutated())).Clean();

        Assert.NotEmpty(result.Output);
        Assert.All(result.Texts("ItemKind"), k => Assert.Equal("episode", k));
        Assert.All(result.Texts("Before"), b => Assert.Equal("ContinueManually (E2, Text V2)", b));
        Assert.All(result.Texts("After"), a => Assert.Equal("RegisterByAgreement (E2, Text V2)", a));
        Assert.All(result.Texts("Where"), w => Assert.Contains("created: 2024-01-17 to 2024-01-31", w, StringComparison.Ordinal));
    }

    [Fact]
    public void Compare_WithExports_NamesTheItemsThatChangeAction()
    {
        (string, object?)[] variables = [("other", Mutated()), ("log", Sample("outage-log.xlsx")), ("sip", Sample("sip.csv"))];
        const string Day = "-AsOf 2024-02-05 -WarningAction SilentlyContinue";
        ScriptResult result = session.Run(
            $"Compare-RecoveryPolicy prator-2024-01 $other -Path $log, $sip -Source OutageLog {Day} | Where-Object {{ $_ -is [Prator.Recovery.PolicyItemDifference] }}", variables).Clean();
        ScriptResult decided = session.Run(
            $"Get-OutageEpisode -Path $log -Source OutageLog -Policy prator-2024-01 {Day} -ErrorAction SilentlyContinue | Where-Object Rule -eq E2", variables);

        Assert.NotEmpty(result.Output);
        Assert.Equal(decided.Texts("Reference"), result.Texts("Reference"));
        Assert.Equal(decided.Texts("Owner"), result.Texts("Owner"));
        Assert.All(result.Output, o => Assert.Equal(
            ("Episode", "ContinueManually", "E2", "RegisterByAgreement", "E2"),
            (o.Text("Kind"), o.Text("ActionBefore"), o.Text("RuleBefore"), o.Text("ActionAfter"), o.Text("RuleAfter"))));
        Assert.DoesNotContain("PatientId", result.Output[0].Properties.Select(p => p.Name));
    }

    [Fact]
    public void Views_MaskReferences()
    {
        string export = _folder.Write("log.csv", "VårdtillfälleId;Skapad;Finns i Prator\n196009059939;2024-01-20;Nej\n");

        string table = session.Show(120, "Compare-RecoveryPolicy prator-2024-01 $other -Path $export -AsOf 2024-02-05 | Where-Object ActionAfter", ("other", Mutated()), ("export", export));
        string list = session.Show(120, "@(Compare-RecoveryPolicy prator-2024-01 $other -Path $export -AsOf 2024-02-05)[-1] | Format-List", ("other", Mutated()), ("export", export));

        Assert.Contains("RegisterByAgreement (E2)", table, StringComparison.Ordinal);
        Assert.DoesNotContain("9939", table, StringComparison.Ordinal);
        Assert.Contains("ReasonAfter", list, StringComparison.Ordinal);
        Assert.DoesNotContain("9939", list, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Compare-RecoveryPolicy nope prator-2024-01", "PolicyNotFound", "nope")]
    [InlineData("Compare-RecoveryPolicy prator-2024-01 nope", "PolicyNotFound", "nope")]
    [InlineData("Compare-RecoveryPolicy prator-2024-01 prator-2024-01 -Path ./missing.csv", "FileMissing", null)]
    [InlineData("Compare-RecoveryPolicy prator-2024-01 prator-2024-01 -Path ./missing.csv -AsOf soon", "AsOfInvalid", "soon")]
    public void Compare_OfWhatIsNotThere_Ends(string script, string errorId, string? target)
    {
        object? told = session.Run(script).FailedBy(errorId).TargetObject;

        Assert.True(target is null || target.Equals(told), $"the target is {told}");
    }

    [Fact]
    public void Compare_CompletesNames()
    {
        Assert.Contains(session.Complete("Compare-RecoveryPolicy -Reference pra").CompletionMatches, m => m.CompletionText == "prator-2024-01");
        Assert.Contains(session.Complete("Compare-RecoveryPolicy -Difference pra").CompletionMatches, m => m.CompletionText == "prator-2024-01");
    }

    private string Mutated()
    {
        string text = File.ReadAllText(Repository.PathOf(Seed));
        text = text[..text.IndexOf("  cases:", StringComparison.Ordinal)];
        return _folder.Write("mutated.yaml", text.Replace("action: ContinueManually", "action: RegisterByAgreement", StringComparison.Ordinal));
    }

    private static string Sample(string name) => Repository.PathOf($"docs/examples/2024-01/{name}");
}
