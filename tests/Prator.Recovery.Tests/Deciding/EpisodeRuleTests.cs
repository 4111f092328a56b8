using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

/// <summary>Every rule for episodes, from a CSV file to the objects that a script gets.</summary>
public sealed class EpisodeRuleTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    /// <summary>Rule, action, basis, clause, payment basis, changes, row; decided for 2024-02-05.</summary>
    private const string Cases = """
        E-DUPLICATE  | Review              | Interpretation |    |            |                                                                          | VårdtillfälleId=V-DUP; Skapad=2024-01-10
        E-DUPLICATE  | Review              | Interpretation |    |            |                                                                          | VårdtillfälleId=V-DUP; Skapad=2024-01-11
        E-CONFLICT   | Review              | Interpretation |    |            |                                                                          | Skapad=2024-01-10; Inskriven=2024-01-11; Faktiskt utskriven=2024-01-10
        E-STATUS     | Review              | Interpretation |    |            |                                                                          | Skapad=2024-01-10; Status=Vilande
        E-DONE       | None                | Interpretation |    |            |                                                                          | Skapad=2024-01-10; Status=Avslutad
        E-NODATE     | Review              | Interpretation |    |            |                                                                          | Kvar på sjukhus=Ja
        E1           | Register            | Text           | V1 |            |                                                                          | Skapad=2024-02-01; Finns i Prator=Nej
        E1-IN        | ContinueInPrator    | Text           | V1 |            |                                                                          | Skapad=2024-02-01; Finns i Prator=Ja
        E1-DECEASED  | Review              | Interpretation |    |            |                                                                          | Skapad=2024-02-01; Utskriven till=Avliden
        E2           | ContinueManually    | Text           | V2 |            |                                                                          | Skapad=2024-01-17; Finns i Prator=Nej
        E2-AGREED    | RegisterByAgreement | Text           | V2 |            |                                                                          | Skapad=2024-01-20; Finns i Prator=Nej; Omfattande insatser=Ja; Överenskommelse=2024-01-25
        E2-AGREED-IN | ContinueInPrator    | Interpretation |    |            |                                                                          | Skapad=2024-01-20; Finns i Prator=Ja; Omfattande insatser=Ja; Överenskommelse=Ja
        E2-DECEASED  | Review              | Interpretation |    |            |                                                                          | Skapad=2024-01-20; Finns i Prator=Nej; Omfattande insatser=Ja; Överenskommelse=Ja; Utskriven till=Död
        E2-IN        | Review              | Interpretation |    |            |                                                                          | Skapad=2024-01-31 23:59; Finns i Prator=Ja
        E3           | ContinueInPrator    | Text           | V3 |            |                                                                          | Skapad=2024-01-16 23:59; Kvar på sjukhus=Ja
        E4           | Close               | Text           | V4 | Exclude    | ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-01-20    | Skapad=2024-01-10; Faktiskt utskriven=2024-01-20 14:30
        E4           | Close               | Text           | V4 | Unaffected | ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-02-05    | Skapad=2024-01-10; Faktiskt utskriven=2024-02-05
        E4-READY     | Close               | Interpretation |    | Unaffected | DischargedAt Faktiskt utskriven 2024-01-20                               | Skapad=2024-01-10; Utklar=2024-01-19; Faktiskt utskriven=2024-01-20
        E4-READY     | Close               | Interpretation |    | Exclude    | DischargedAt Faktiskt utskriven 2024-01-20                               | Skapad=2024-01-10; Utklar=2024-01-25; Faktiskt utskriven=2024-01-20
        E4-NODATE    | Review              | Text           | V4 |            |                                                                          | Skapad=2024-01-10; Utskriven till=Särskilt boende
        E5-OTHER     | Review              | Interpretation |    |            |                                                                          | Skapad=2024-01-10; Utskriven till=Annat sjukhus
        E5-DECEASED  | Review              | Interpretation |    |            |                                                                          | Skapad=2024-01-10; Utskriven till=Avliden
        E5-UNKNOWN   | Review              | Interpretation |    |            |                                                                          | Skapad=2024-01-10
        E-ABSENT     | Review              | Interpretation |    |            |                                                                          | Skapad=2024-01-10; Finns i Prator=Nej
        """;

    [Fact]
    public void EveryRule_ComesOutOfAFile()
    {
        using WorkFolder folder = new();
        RuleCase[] cases = RuleCase.Read(Cases, "VårdtillfälleId", "V-");
        string file = folder.Write("export.csv", Row.Csv(cases.Select(c => c.Row)));

        ScriptResult result = session.Run("Get-OutageEpisode -Path $file -AsOf 2024-02-05", ("file", file)).Clean();

        Assert.Equal(cases.Select(c => c.Expected), result.Output.Select(RuleCase.Of));
    }

    [Fact]
    public void Cases_CoverEveryRuleOfTheRoutine() =>
        Assert.Equal(
            RuleCase.RulesOfTheRoutine("E").Order(StringComparer.Ordinal),
            RuleCase.Read(Cases, "VårdtillfälleId", "V-").Select(c => c.Rule).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Review_AlwaysAsks_AndTheRestDoesNot()
    {
        IEnumerable<IReadOnlyDictionary<string, string>> rows = RuleCase.Read(Cases, "VårdtillfälleId", "V-").Select(c => c.Row);

        ScriptResult result = session.Run("$rows | Get-OutageEpisode -AsOf 2024-02-05", ("rows", Row.CustomObjects(rows))).Clean();

        Assert.All(result.Output, o => Assert.Equal(o.Text("Action") == "Review", o.Text("Question") is not null));
        Assert.All(result.Output, o => Assert.NotNull(o.Text("Reason")));
    }

    [Theory]
    [InlineData("Skapad=2024-02-01", "E1", true)]
    [InlineData("Skapad=2024-02-01; Finns i Prator=Nej", "E1", false)]
    [InlineData("Skapad=2024-01-20; Omfattande insatser=Ja; Överenskommelse=Ja", "E2-AGREED", true)]
    [InlineData("Skapad=2024-01-20; Omfattande insatser=Ja", "E2", true)]
    [InlineData("Skapad=2024-01-20; Överenskommelse=Ja", "E2", true)]
    [InlineData("Skapad=2024-01-20; Omfattande insatser=Ja; Överenskommelse=2024-02-06", "E2", true)]
    [InlineData("Skapad=2024-01-20", "E2", false)]
    public void Question_IsAskedBesideAnAction_WhereSomethingIsOpen(string row, string rule, bool asks)
    {
        ScriptResult result = session.Run(
            "$rows | Get-OutageEpisode -AsOf 2024-02-05", ("rows", Row.CustomObjects([Row.Of($"VårdtillfälleId=V1; {row}")]))).Clean();

        PSObject episode = Assert.Single(result.Output);
        Assert.Equal(rule, episode.Text("Rule"));
        Assert.Equal(asks, episode.Text("Question") is not null);
    }

    [Theory]
    [InlineData("Utskriven till=Hem", "home")]
    [InlineData("Utskriven till=Permission", "inpatient")]
    [InlineData("Utskriven till=Annat sjukhus", "otherHospital")]
    [InlineData("Utskriven till=Död", "deceased")]
    [InlineData("Utskriven till=Månen", "unknown")]
    [InlineData("Kvar på sjukhus=Ja", "inpatient")]
    [InlineData("Kvar på sjukhus=Nej", "home")]
    [InlineData("Faktiskt utskriven=2024-01-20", "home")]
    [InlineData("Faktiskt utskriven=", "unknown")]
    public void Whereabouts_AreAsThePolicyDerivesThem(string row, string whereabouts)
    {
        ScriptResult result = session.Run(
            "$rows | Get-OutageEpisode -AsOf 2024-02-05", ("rows", Row.CustomObjects([Row.Of($"VårdtillfälleId=V1; Skapad=2024-01-10; {row}")]))).Clean();

        Assert.Equal([whereabouts], result.Texts("Whereabouts"));
    }
}
