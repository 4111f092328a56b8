using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Showing;

/// <summary>-Explain: why, and why not.</summary>
public sealed class ExplainTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private const string Closable = "VårdtillfälleId=VTF-2024-0001; Skapad=2024-01-10; Finns i Prator=Ja; Faktiskt utskriven=2024-01-20; Ansvarig=Kim Ek";

    [Fact]
    public void Explanation_IsNull_UnlessAskedFor()
    {
        ScriptResult plain = Run("Get-OutageEpisode -AsOf 2024-02-05", Closable);
        ScriptResult asked = Run("Get-OutageEpisode -AsOf 2024-02-05 -Explain", Closable);

        Assert.Null(plain.Output.Single().Value("Explanation"));
        Assert.NotNull(asked.Output.Single().Value("Explanation"));
        Assert.Equal(plain.Texts("Rule"), asked.Texts("Rule"));
        Assert.DoesNotContain("Prator.Recovery.ExplainedItem", plain.Output.Single().TypeNames);
        Assert.Equal(["Prator.Recovery.ExplainedItem", "Prator.Recovery.OutageEpisode"], asked.Output.Single().TypeNames.Take(2));
    }

    [Fact]
    public void Explanation_NamesFactsValuesAndWaysOut()
    {
        PSObject explanation = Explanation("Get-OutageEpisode -AsOf 2024-02-05 -Explain", Closable);

        Assert.StartsWith("Ett vårdtillfälle som låg i Prator", explanation.Text("Clause"), StringComparison.Ordinal);
        Assert.Null(explanation.Text("Note"));
        Assert.Equal(
            ["duplicate no", "whereabouts home", "conflict no", "status open", "created before", "inPrator yes", "discharged yes", "ready missing"],
            explanation.List("Because").Select(b => $"{b.Text("Fact")} {b.Text("Band")}"));
        Assert.Equal("skapad: före 2024-01-17 (Skapad: 2024-01-10)", explanation.List("Because")[4].ToString());
        Assert.Equal("var patienten finns: hemma (Faktiskt utskriven: 2024-01-20)", explanation.List("Because")[1].ToString());
        Assert.Equal(
            ["Granska (E-DUPLICATE) om samma nyckel, olika innehåll: ja", "Ingen åtgärd (E-DONE) om status: avslutad", "Registrera (E1) om skapad: fr.o.m. 2024-02-01; finns i Prator: okänt"],
            explanation.List("Otherwise").Where(o => o.Text("Action") is "Review" or "None" or "Register").Select(o => o.ToString()));
    }

    [Theory]
    [InlineData("Get-OutageEpisode", "VårdtillfälleId=V1; Skapad=2024-01-20; Inskriven=2024-01-19; Utskriven till=Hem; Kvar på sjukhus=Nej; Omfattande insatser=Ja; Överenskommelse=Ja; Finns i Prator=Nej; Status=Öppen")]
    [InlineData("Resolve-SipAction", "SipId=S1; Skapad=2024-01-20; Plan skapad=2024-01-25; Möte genomfört=Ja; Samtycke=Ja; Avliden=Nej; Finns i Prator=Nej; Status=Öppen")]
    public void Explanation_InSwedish_NamesFieldsByTheirHeaders(string cmdlet, string row)
    {
        PSObject explanation = Explanation($"{cmdlet} -AsOf 2024-02-05 -Explain", row);

        string[] headers = [.. row.Split("; ").Select(c => c.Split('=')[0])];
        string[] labels = [.. explanation.List("Because").SelectMany(b => b.List("Values")).Select(v => v.Text("Label")!).Distinct()];
        Assert.NotEmpty(labels);
        Assert.All(labels, l => Assert.Contains(l, headers));
        Assert.Matches(@"^[^\n]*\n(  [^:\n]+: [^\n]+\n)+Annars:(\n  [^\n]+ \([A-Z0-9-]+\) om [^:\n]+: [^\n]+)+$", explanation.ToString());
    }

    [Fact]
    public void Explanation_NamesFieldsAsTheProfileDoes()
    {
        string profile = File.ReadAllText(Repository.PathOf("module/profiles/prator.yaml")).Replace("Disposition: [Utskriven till, ", "Disposition: [Utskrivningsväg, Utskriven till, ", StringComparison.Ordinal);
        using WorkFolder folder = new();

        PSObject explanation = Explanation($"Get-OutageEpisode -AsOf 2024-02-05 -Explain -ImportProfile '{folder.Write("other.yaml", profile)}'", "VårdtillfälleId=V1; Skapad=2024-01-10; Utskriven till=Hem; Finns i Prator=Ja");

        Assert.Contains("Utskrivningsväg: hemma", explanation.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Explanation_OfADuplicate_NamesWhatIsNoColumn()
    {
        PSObject item = session.Run("$rows | Get-OutageEpisode -AsOf 2024-02-05 -Explain", ("rows", Row.CustomObjects([Row.Of("VårdtillfälleId=V1; Skapad=2024-01-10"), Row.Of("VårdtillfälleId=V1; Skapad=2024-01-11")]))).Clean().Output[0];

        Assert.Contains("(annan rad med samma nyckel men andra uppgifter: ja)", item.Value("Explanation")!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Explanation_OfASip_InEnglish()
    {
        PSObject explanation = Explanation("Resolve-SipAction -AsOf 2024-02-05 -Explain -Culture en-US", "SipId=S1; Skapad=2024-01-20; Plan skapad=2024-01-25; Möte genomfört=Ja");

        Assert.Contains("meeting held: yes (MeetingHeld: yes)", explanation.List("Because").Select(b => b.ToString()));
        Assert.Contains("Create initiative and invite (S1) if plan drawn up: not recorded; meeting held: no", explanation.List("Otherwise").Select(o => o.ToString()));
        Assert.StartsWith("Because:\n", explanation.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void View_ShowsActionReasonAndExplanation_BetweenWords(int width)
    {
        foreach ((string cmdlet, string row) in new[] { ("Get-OutageEpisode", Closable), ("Resolve-SipAction", "SipId=S1; Skapad=2024-01-20; Plan skapad=2024-01-25; Möte genomfört=Ja") })
        {
            string call = $"{cmdlet} -AsOf 2024-02-05 -Explain";
            PSObject item = Run(call, row).Output.Single();
            string shown = session.Show(width, $"$rows | {call}", ("rows", Row.CustomObjects([Row.Of(row)])));

            Assert.All(shown.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
            string[] words = shown.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            string action = item.Text("Action") == "Close" ? "Avsluta" : "Skapa initiativ och registrera plan";
            string expected = $"{item.Text("Reference")}: {action} (regel {item.Text("Rule")}, punkt {item.Text("Clause")}) {item.Text("Reason")} {item.Value("Explanation")}";
            Assert.Equal(expected.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries), words);

            string alone = session.Show(width, $"($rows | {call}).Explanation", ("rows", Row.CustomObjects([Row.Of(row)])));
            Assert.All(alone.Split('\n'), line => Assert.True(line.TrimEnd().Length <= width, line));
            Assert.Equal(item.Value("Explanation")!.ToString()!.Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries), alone.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        }
    }

    [Fact]
    public void List_OfExplainedItems_IsTheUsualOne()
    {
        string shown = session.Show(120, "$rows | Get-OutageEpisode -AsOf 2024-02-05 -Explain | Format-List", ("rows", Row.CustomObjects([Row.Of(Closable)])));

        Assert.Matches(@"(?m)^PaymentBasis\s+: Exclude", shown);
    }

    [Fact]
    public void ExplainedItems_GoOnDownThePipeline()
    {
        ScriptResult orders = Run("Get-OutageEpisode -AsOf 2024-02-05 -Explain | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false", Closable);

        Assert.Single(orders.Output);
    }

    [Fact]
    public void Explanation_HoldsNothingOfThePatient()
    {
        const string Patient = "VårdtillfälleId=19850101-9809; Personnummer=19850101-9809; Skapad=2024-01-10; Utskriven till=hos MARKER; Kvar på sjukhus=Nej; Ansvarig=Kim";
        string call = "Get-OutageEpisode -AsOf 2024-02-05 -Explain -IncludePatientId";

        PSObject explanation = Explanation(call, Patient);
        string shown = session.Show(120, $"$rows | {call}", ("rows", Row.CustomObjects([Row.Of(Patient)])));

        Assert.Contains("Utskriven till: annat", explanation.ToString(), StringComparison.Ordinal);
        foreach (string text in new[] { explanation.ToString()!, shown })
        {
            Assert.DoesNotContain("MARKER", text, StringComparison.Ordinal);
            Assert.DoesNotContain("9809", text, StringComparison.Ordinal);
        }

        Assert.Contains("19******-****", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Explanation_OfAProtectedIdentity_ShowsOnlyWhatTheItemShows()
    {
        const string Hidden = "VårdtillfälleId=V1; Skapad=2024-01-10; Status=Öppen; Utskriven till=Annat sjukhus; Omfattande insatser=Ja; Finns i Prator=Ja; Skyddad identitet=Ja";

        PSObject explanation = Explanation("Get-OutageEpisode -AsOf 2024-02-05 -Explain", Hidden);

        Assert.Equal(["CreatedAt"], explanation.List("Because").SelectMany(b => b.List("Values")).Select(v => v.Text("Field")).Distinct());
    }

    private PSObject Explanation(string call, string row) => PSObject.AsPSObject(Run(call, row).Output.Single().Value("Explanation"));

    private ScriptResult Run(string call, string row) => session.Run($"$rows | {call}", ("rows", Row.CustomObjects([Row.Of(row)]))).Clean();
}
