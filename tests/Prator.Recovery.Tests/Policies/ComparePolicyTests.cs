using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Policies;

/// <summary>Two policies compared in a session, with the sample exports.</summary>
public sealed class ComparePolicyTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private const string Seed = "module/policies/prator-2024-01.yaml";

    private const string Items = "Where-Object { $_ -is [Prator.Recovery.PolicyItemDifference] }";

    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Compare_WithItself_GivesNothing()
    {
        Assert.Empty(session.Run("Compare-RecoveryPolicy prator-2024-01 prator-2024-01 -Path $export -AsOf 2024-02-05 -ErrorAction SilentlyContinue", ("export", Sample("outage-sip.csv"))).Clean().Output);
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
        (string, object?)[] variables = [("other", Mutated()), ("log", Sample("outage-log.xlsx")), ("sip", Sample("outage-sip.csv"))];
        const string Day = "-AsOf 2024-02-05 -WarningAction SilentlyContinue";
        ScriptResult result = session.Run(
            $"Compare-RecoveryPolicy prator-2024-01 $other -Path $log, $sip -Source OutageLog {Day} -ErrorAction SilentlyContinue | {Items}", variables);
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

    [Theory]
    [InlineData("$other | Compare-RecoveryPolicy prator-2024-01")]
    [InlineData("[IO.FileInfo]$other | Compare-RecoveryPolicy prator-2024-01")]
    [InlineData("Get-RecoveryPolicy $other | Compare-RecoveryPolicy -Reference prator-2024-01")]
    public void Compare_TakesTheDifferenceFromThePipeline(string script)
    {
        string other = Mutated();

        Assert.Equal(
            session.Run("Compare-RecoveryPolicy prator-2024-01 $other", ("other", other)).Clean().Texts("Where"),
            session.Run(script, ("other", other)).Clean().Texts("Where"));
    }

    [Fact]
    public void Row_ThatIsRejected_IsAnErrorWithItsPlace_AndTheRestIsCompared()
    {
        string episodes = _folder.Write("log.csv", "VårdtillfälleId;Skapad;Finns i Prator\nV1;2024-01-20;Nej\nV2;2024-13-01;Nej\nV3;2024-01-21;Nej\n");
        string sips = _folder.Write("sip.csv", "SipId;Skapad;Möte genomfört\nS1;snart;Nej\n");

        ScriptResult result = session.Run(
            $"Compare-RecoveryPolicy prator-2024-01 $other -Path $sips, $episodes -AsOf 2024-02-05 | {Items}", ("other", Mutated()), ("episodes", episodes), ("sips", sips));

        Assert.Null(result.Failure);
        Assert.Equal(["V1", "V3"], result.Texts("Reference"));
        Assert.All(result.Errors, e => Assert.Equal("RowRejected", e.Id()));
        Assert.Equal(["log.csv, rad 3, kolumn Skapad", "sip.csv, rad 2, kolumn Skapad"], result.Errors.Select(e => e.ToString().Split(':')[0]));
        Assert.Equal(["Episode", "Sip"], result.Errors.Select(e => PSObject.AsPSObject(e.TargetObject).Text("Kind")));
        Assert.Equal(["3 rows = 2 items", "1 rows = 0 items"], result.Warnings.Select(w => w.Split(" +")[0]));
    }

    [Fact]
    public void Export_IsReadInTheWayThatIsSaid()
    {
        string path = _folder.Write("log.csv", "VårdtillfälleId;Skapad;Finns i Prator\nV0;2024-01-19;Nej\nVårdtillfälleId;Skapad;Finns i Prator\nV1;2024-01-20;Nej\n");

        ScriptResult result = session.Run($"Compare-RecoveryPolicy prator-2024-01 $other -Path $path -HeaderRow 3 -AsOf 2024-02-05 | {Items}", ("other", Mutated()), ("path", path)).Clean();
        Assert.Equal(["V1"], result.Texts("Reference"));

        session.Run("Compare-RecoveryPolicy prator-2024-01 $other -Path $path -SheetName nope -AsOf 2024-02-05", ("other", Mutated()), ("path", Sample("outage-log.xlsx"))).FailedBy("SheetMissing");
    }

    [Theory]
    [InlineData("Ärendenr;Personnummer;Skapad\nA1;;2024-01-20\n", "KindUnclear")]
    [InlineData("Colour;Taste\nred;sweet\n", "HeaderMissing")]
    public void Export_WhoseHeadersDoNotSayItsKind_IsRefused(string content, string errorId)
    {
        ErrorRecord error = session.Run("Compare-RecoveryPolicy prator-2024-01 $other -Path $path -AsOf 2024-02-05", ("other", Mutated()), ("path", _folder.Write("any.csv", content))).FailedBy(errorId);

        Assert.Equal(_folder.Of("any.csv"), error.TargetObject);
        Assert.Equal(errorId == "KindUnclear", error.ToString().Contains("-Kind Sip", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Episode", "A1")]
    [InlineData("Sip", null)]
    public void Export_OfAKindThatIsSaid_IsReadSo(string kind, string? changed)
    {
        string path = _folder.Write("any.csv", "Ärendenr;Personnummer;Skapad\nA1;;2024-01-20\n");

        ScriptResult result = session.Run($"Compare-RecoveryPolicy prator-2024-01 $other -Path $path -Kind {kind} -AsOf 2024-02-05 | {Items}", ("other", Mutated()), ("path", path)).Clean();

        Assert.Equal(changed is null ? [] : [changed], result.Texts("Reference"));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void View_OfDifferences_IsATableThatFits(int width)
    {
        string[] lines = [.. session.Show(width, "Compare-RecoveryPolicy prator-2024-01 $other -Culture en-US", ("other", Mutated())).Split('\n').Select(l => l.TrimEnd())];

        Assert.All(lines, l => Assert.True(l.Length <= width, l));
        Assert.Contains("Kind     Item      Cells Where                              Difference", lines);
        string all = string.Join(' ', lines.SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Matches(@"Cells episode \d+ ", all);
        Assert.Contains("→", all, StringComparison.Ordinal);
        Assert.DoesNotContain("…", all, StringComparison.Ordinal);
        Assert.DoesNotContain("...", all, StringComparison.Ordinal);
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
        ScriptResult result = session.Run(script);
        object? told = result.FailedBy(errorId).TargetObject;

        Assert.True(target is null || target.Equals(told), $"the target is {told}");
    }

    [Theory]
    [InlineData("-Path $folder/missing.csv", "FileMissing")]
    [InlineData("-Path $folder/missing.csv -Kind Episode", "FileMissing")]
    [InlineData("-Path $folder -Kind Sip", "FileIsFolder")]
    [InlineData("-Path $folder", "FileIsFolder")]
    [InlineData("-Path $folder/*.csv", "FileMissing")]
    [InlineData("-AsOf soon", "AsOfInvalid")]
    [InlineData("-ImportProfile nope", "ProfileNotFound")]
    public void Compare_ThatCannotReadTheExports_GivesNoDifferenceFirst(string parameters, string errorId)
    {
        ScriptResult result = session.Run($"Compare-RecoveryPolicy prator-2024-01 $other {parameters}", ("other", Mutated()), ("folder", _folder.Path));

        result.FailedBy(errorId);
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Export_WhoseNameHoldsBrackets_IsFoundByItsName_UnlessThePatternMeansAnother()
    {
        string export = _folder.Write("log[1].csv", "VårdtillfälleId;Skapad;Finns i Prator\nV1;2024-01-20;Nej\n");

        Assert.Equal(["V1"], Compared("-Path"));
        _folder.Write("log1.csv", "VårdtillfälleId;Skapad;Finns i Prator\nV2;2024-01-20;Nej\n");
        Assert.Equal(["V2"], Compared("-Path"));
        Assert.Equal(["V1"], Compared("-LiteralPath"));

        IReadOnlyList<string?> Compared(string parameter) =>
            session.Run($"Compare-RecoveryPolicy prator-2024-01 $other {parameter} $export -AsOf 2024-02-05 | {Items}", ("other", Mutated()), ("export", export)).Clean().Texts("Reference");
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

    private static string Sample(string name) => Repository.PathOf($"docs/examples/2024-02-05/{name}");
}
