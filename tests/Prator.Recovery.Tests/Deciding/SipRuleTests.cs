using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Deciding;

/// <summary>Every rule for SIPs, from a CSV file to the objects that a script gets.</summary>
public sealed class SipRuleTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    /// <summary>Rule, action, basis, clause, payment basis, changes, row; decided for 2024-02-05.</summary>
    private const string Cases = """
        S-DUPLICATE | Review                          | Interpretation |    |  |  | SipId=S-DUP; Skapad=2024-01-20
        S-DUPLICATE | Review                          | Interpretation |    |  |  | SipId=S-DUP; Skapad=2024-01-21
        S-CONFLICT  | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Avslutad=2024-01-19
        S-STATUS    | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Status=Makulerad
        S-NODATE    | Review                          | Interpretation |    |  |  | Finns i Prator=Nej
        S-IN        | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Finns i Prator=Ja
        S4          | DoNotRegister                   | Text           | S4 |  |  | Skapad=2024-01-20; Avslutad=2024-02-01
        S4-TAIL     | DoNotRegister                   | Interpretation |    |  |  | Skapad=2024-01-20; Avslutad=2024-02-02 07:59
        S-LATE      | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Avslutad=2024-02-02
        S-LATE      | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Avslutad=2024-02-02 08:00
        S-CLOSED    | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Status=Avslutad
        S-DECEASED  | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Avliden=Ja
        S-DECEASED  | Review                          | Interpretation |    |  |  | Skapad=2024-01-10; Avliden=Ja
        S-DECEASED  | Review                          | Interpretation |    |  |  | Skapad=2024-02-03; Avliden=Ja
        S-CONSENT   | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Samtycke=Nej
        S1          | CreateInitiativeAndInvite       | Text           | S1 |  |  | Skapad=2024-01-20; Möte genomfört=Nej
        S1          | CreateInitiativeAndInvite       | Text           | S1 |  |  | Skapad=2024-01-20; Möte genomfört=2024-02-06
        S1-HELD     | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Möte genomfört=2024-02-04
        S1-ASK      | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Möte genomfört=2024-02-05
        S2          | CreateInitiativeAndRegisterPlan | Text           | S2 |  |  | Skapad=2024-01-20; Plan skapad=2024-01-25; Möte genomfört=Ja
        S2-ASK      | CreateInitiativeAndRegisterPlan | Interpretation |    |  |  | Skapad=2024-01-20; Plan skapad=2024-01-25; Möte genomfört=Vet ej
        S2-NOTHELD  | Review                          | Interpretation |    |  |  | Skapad=2024-01-20; Plan skapad=2024-01-25; Möte genomfört=Nej
        S-TAIL      | Review                          | Interpretation |    |  |  | Skapad=2024-02-02 07:59
        S3          | CloseByNormalRoutine            | Text           | S3 |  |  | Skapad=2024-01-10; Avslutad=2024-01-20
        S3-DONE     | None                            | Interpretation |    |  |  | Skapad=2024-01-10; Status=Avslutad
        S-OPEN      | ContinueInPrator                | Interpretation |    |  |  | Skapad=2024-01-10
        S-ABSENT    | Review                          | Interpretation |    |  |  | Skapad=2024-01-10; Finns i Prator=Nej
        S-NEW       | Register                        | Interpretation |    |  |  | Skapad=2024-02-02; Finns i Prator=Nej
        S-NEW-IN    | ContinueInPrator                | Interpretation |    |  |  | Skapad=2024-02-02 08:00; Finns i Prator=Ja
        S-NEW-DONE  | None                            | Interpretation |    |  |  | Skapad=2024-02-03; Status=Avslutad
        """;

    [Fact]
    public void EveryRule_ComesOutOfAFile()
    {
        using WorkFolder folder = new();
        RuleCase[] cases = RuleCase.Read(Cases, "SipId", "S-");
        string file = folder.Write("sip.csv", Row.Csv(cases.Select(c => c.Row)));

        ScriptResult result = session.Run("Resolve-SipAction -Path $file -AsOf 2024-02-05", ("file", file)).Clean();

        Assert.Equal(cases.Select(c => c.Expected), result.Output.Select(RuleCase.Of));
    }

    [Fact]
    public void Cases_CoverEveryRuleOfTheRoutine() =>
        Assert.Equal(
            RuleCase.RulesOfTheRoutine("S").Order(StringComparer.Ordinal),
            RuleCase.Read(Cases, "SipId", "S-").Select(c => c.Rule).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Steps_AreNumberedTextsInOrder()
    {
        PSObject sip = Resolve("Skapad=2024-01-20; Möte genomfört=Nej; Finns i Prator=Nej; Deltagare=Kommunen, Vårdcentralen | Hemtjänsten");

        IReadOnlyList<PSObject> steps = sip.List("Steps");
        Assert.Equal([1, 2, 3, 4], steps.Select(s => Assert.IsType<int>(s.Value("Number"))));
        Assert.Equal(
            ["initiativ", "Ska kvittera", "kallelse", "vanligt sätt"],
            steps.Zip(["initiativ", "Ska kvittera", "kallelse", "vanligt sätt"], (step, word) => step.Text("Text")!.Contains(word, StringComparison.Ordinal) ? word : step.Text("Text")));
        Assert.Contains("Kommunen, Vårdcentralen, Hemtjänsten", steps[1].Text("Text"), StringComparison.Ordinal);
        Assert.All(steps, s => Assert.Null(s.Text("Question")));
        Assert.Null(sip.Text("Question"));
    }

    [Fact]
    public void Steps_WhereAListIsMissing_AskOnTheStepAndNotOnTheItem()
    {
        PSObject sip = Resolve("Skapad=2024-01-20; Plan skapad=2024-01-25; Möte genomfört=Ja; Finns i Prator=Nej; Mål=Bo hemma");

        IReadOnlyList<PSObject> steps = sip.List("Steps");
        Assert.Equal("S2", sip.Text("Rule"));
        Assert.Equal([false, true, true, false], steps.Select(s => s.Text("Question") is not null));
        Assert.Contains("Bo hemma", steps[2].Text("Text"), StringComparison.Ordinal);
        Assert.Null(sip.Text("Question"));
    }

    [Fact]
    public void Steps_OfAnActionWithoutAny_AreAnEmptyList() => Assert.Empty(Resolve("Skapad=2024-01-10").List("Steps"));

    private PSObject Resolve(string row) =>
        Assert.Single(session.Run("$rows | Resolve-SipAction -AsOf 2024-02-05", ("rows", Row.CustomObjects([Row.Of($"SipId=S1; {row}")]))).Clean().Output);
}
