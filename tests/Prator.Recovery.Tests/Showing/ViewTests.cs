using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Showing;

/// <summary>What a person sees at a glance: id, action, rule, reason, owner.</summary>
public sealed class ViewTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private static readonly string[] Columns = ["Reference", "Action", "Rule", "Owner", "Reason"];

    private static readonly string[] Episodes =
    [
        "VårdtillfälleId=VTF-2024-0001; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20; Ansvarig=Kim Ek",
        "VårdtillfälleId=VTF-2024-000000000000002; Skapad=2024-01-20; Finns i Prator=Nej; Omfattande insatser=Ja; Överenskommelse=Ja; Ansvarig=Robin Almgren-Sandström",
        "VårdtillfälleId=V3; Skapad=2024-01-10; Utskriven till=Avliden",
        "VårdtillfälleId=V4; Skapad=2024-01-20; Finns i Prator=Ja; Ansvarig=kim.ek@vinga.example",
    ];

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void Table_OfEpisodes_ShowsEverything(int width) => Check(width, "Get-OutageEpisode", Episodes);

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Table_OfSips_ShowsEverything(int width) => Check(
        width,
        "Resolve-SipAction",
        "SipId=S1; Skapad=2024-01-20; Plan skapad=2024-01-25; Möte genomfört=Ja; Ansvarig=Kim Ek",
        "SipId=S2; Skapad=2024-01-20; Möte genomfört=Nej; Deltagare=Kommunen",
        "SipId=S3; Skapad=2024-01-10; Avslutad=2024-01-20; Ansvarig=Robin");

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("en-US")]
    public void Reasons_AreBrokenBetweenWords_EvenOnANarrowTerminal(string culture)
    {
        PSObject[] rows = Row.CustomObjects(Episodes.Select(Row.Of));
        string[] words = [.. session.Run("$rows | Get-OutageEpisode -AsOf 2024-02-05 -Culture $culture", ("rows", rows), ("culture", culture)).Clean()
            .Texts("Reason").SelectMany(r => r!.Split(' ')).Where(w => w.Length <= 11)];

        ShownTable table = new(
            session.Show(80, "$rows | Get-OutageEpisode -AsOf 2024-02-05 -Culture $culture", ("rows", rows), ("culture", culture)), "Rule", Columns);

        string[] shown = [.. Enumerable.Range(0, table.Count).SelectMany(i => table.Words(i, "Reason").Split(' '))];
        Assert.All(words, w => Assert.Contains(w, shown));
    }

    [Fact]
    public void List_ShowsWhatTheTableDoes_AndTheFacts()
    {
        string shown = session.Show(
            120,
            "$rows | Get-OutageEpisode -AsOf 2024-02-05 | Format-List",
            ("rows", Row.CustomObjects([Row.Of("VårdtillfälleId=V1; Personnummer=19850101-9808; Skapad=2024-01-10 07:15; Faktiskt utskriven=2024-01-20; Enhet=Avd 3; Kommun=Vinga; Ansvarig=Kim Ek")])));

        foreach ((string label, string value) in new[]
        {
            ("Reference", "V1"), ("Action", "Close"), ("Rule", "E4"), ("Clause", "V4"), ("Basis", "Text"), ("Changes", "{Utklar = 2024-02-05, Faktiskt utskriven = 2024-01-20}"), ("PaymentBasis", "Exclude"),
            ("Whereabouts", "home"), ("Unit", "Avd 3"), ("Municipality", "Vinga"), ("Owner", "Kim Ek"), ("Policy", "prator-2024-01"), ("Source", "pipeline#1"), ("Warnings", "{The checksum"),
        })
        {
            Assert.Matches($@"(?m)^{label}\s+: {System.Text.RegularExpressions.Regex.Escape(value)}", shown);
        }

        Assert.Matches(@"(?m)^Reason\s+: \S", shown);
    }

    [Fact]
    public void List_OfSips_CountsTheSteps()
    {
        string shown = session.Show(
            120,
            "@{ SipId = 'S1'; Skapad = '2024-01-20'; 'Möte genomfört' = 'Nej'; Deltagare = 'Kommunen' } | Resolve-SipAction -AsOf 2024-02-05 -Culture en-US | Format-List");

        // What stands in the steps is about the patient, and has a view of its own for those who ask for it.
        Assert.Contains("4, 0 with a question", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("Kommunen", shown, StringComparison.Ordinal);
        Assert.Contains("Is the SIP already in Prator?", shown, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Table_OfSteps_ShowsThemInOrderWithTheirQuestions(int width)
    {
        const string Script = "(@{ SipId = 'S1'; Skapad = '2024-01-20'; 'Plan skapad' = '2024-01-25'; 'Möte genomfört' = 'Ja' } | Resolve-SipAction -AsOf 2024-02-05).Steps";
        IReadOnlyList<PSObject> steps = session.Run(Script).Clean().Output;

        ShownTable table = new(session.Show(width, Script), "Step", "Step", "Text");

        Assert.Equal(4, table.Count);
        Assert.True(table.Widest <= width);
        for (int i = 0; i < steps.Count; i++)
        {
            Assert.Equal($"{i + 1}", table.Words(i, "Step"));
            Assert.Equal($"{steps[i].Text("Text")}{(steps[i].Text("Question") is { } question ? $" → {question}" : string.Empty)}", table.Words(i, "Text"));
        }
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Table_OfOrders_ShowsWhatToKeyIn(int width)
    {
        string shown = session.Show(
            width,
            "@{ VårdtillfälleId = 'VTF-2024-0001'; Skapad = '2024-01-10'; Utskriven = '2024-01-20'; Ansvarig = 'Kim Ek' } | Get-OutageEpisode -AsOf 2024-02-05 | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false");

        ShownTable table = new(shown, "OrderedOn", "Reference", "OrderedOn", "PaymentBasis", "Owner", "Changes");
        Assert.Equal("VTF-2024-0001", table.Letters(0, "Reference"));
        Assert.Equal("2024-02-05", table.Words(0, "OrderedOn"));
        Assert.Equal("Exclude", table.Words(0, "PaymentBasis"));
        Assert.Equal("Kim Ek", table.Words(0, "Owner"));
        Assert.Equal("Utklar=2024-02-05,Faktisktutskriven=2024-01-20", table.Letters(0, "Changes"));
        Assert.True(table.Widest <= width);
    }

    [Fact]
    public void Table_OfRejectedRows_ShowsWhomToAsk()
    {
        string shown = session.Show(
            120,
            "$null = @{ VårdtillfälleId = 'V1'; Skapad = 'nyss'; Ansvarig = 'Kim Ek' } | Get-OutageEpisode -AsOf 2024-02-05 -ErrorAction SilentlyContinue -ErrorVariable bad -WarningAction Ignore\n$bad.TargetObject");

        ShownTable table = new(shown, "Row", "File", "Row", "Column", "Owner", "Reason");
        Assert.Equal("pipeline 1 Skapad Kim Ek", $"{table.Words(0, "File")} {table.Words(0, "Row")} {table.Words(0, "Column")} {table.Words(0, "Owner")}");
        Assert.Contains("Cellen innehåller en text på 4 tecken", table.Words(0, "Reason"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("@{ SipId = 'S1'; Skapad = '2024-01-10'; Ansvarig = 'Robin' } | Resolve-SipAction -AsOf 2024-02-05")]
    [InlineData("@{ VårdtillfälleId = 'V9' } | Get-OutageEpisode -AsOf 2024-02-05 | Get-RecoverySummary")]
    public void Objects_ThatShareAnOutputWithOthers_AreShownByTheSameFields(string others)
    {
        string shown = session.Show(
            120,
            $"{others}\n$rows | Get-OutageEpisode -AsOf 2024-02-05\n$rows | Get-OutageEpisode -AsOf 2024-02-05 | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false",
            ("rows", Row.CustomObjects([Row.Of(Episodes[0])])));

        foreach (string expected in new[] { "VTF-2024-0001", "Close", "E4", "Kim Ek", "2024-02-05" })
        {
            Assert.Contains(expected, shown, StringComparison.Ordinal);
        }
    }

    private void Check(int width, string cmdlet, params string[] rows)
    {
        PSObject[] input = Row.CustomObjects(rows.Select(Row.Of));
        IReadOnlyList<PSObject> items = session.Run($"$rows | {cmdlet} -AsOf 2024-02-05", ("rows", input)).Clean().Output;

        ShownTable table = new(session.Show(width, $"$rows | {cmdlet} -AsOf 2024-02-05", ("rows", input)), "Rule", Columns);

        Assert.Equal(items.Count, table.Count);
        Assert.True(table.Widest <= width, $"A line is {table.Widest} wide.");
        for (int i = 0; i < items.Count; i++)
        {
            Assert.Equal(items[i].Text("Reference"), table.Letters(i, "Reference"));
            Assert.Equal(items[i].Text("Action"), table.Letters(i, "Action"));
            Assert.Equal(items[i].Text("Rule"), table.Letters(i, "Rule"));
            Assert.Equal((items[i].Text("Owner") ?? string.Empty).Replace(" ", string.Empty, StringComparison.Ordinal), table.Letters(i, "Owner"));
            Assert.Equal(items[i].Text("Reason")!.Replace(" ", string.Empty, StringComparison.Ordinal), table.Letters(i, "Reason"));
        }
    }
}
