using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Closing;

/// <summary>What Close-PratorEpisode gives out, refuses and asks.</summary>
public sealed class OrderTests(ModuleSession session) : IClassFixture<ModuleSession>, IDisposable
{
    private readonly WorkFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Order_HasTheItemTheChangesAndTheDay()
    {
        PSObject order = Assert.Single(Closable.Close(session, Closable.Episodes(session, "V1")).Clean().Output);

        Assert.Equal("V1", order.Text("Reference"));
        Assert.Equal("V1", order.Text("EpisodeId"));
        Assert.Equal(new DateOnly(2024, 2, 5), Assert.IsType<DateOnly>(order.Value("OrderedOn")));
        Assert.Equal("ReadyAt Utklar 2024-02-05, DischargedAt Faktiskt utskriven 2024-01-20", order.Changes());
        Assert.Equal("Exclude", order.Text("PaymentBasis"));
        Assert.Equal("E4 V4 prator-2024-01", $"{order.Text("Rule")} {order.Text("Clause")} {order.Text("Policy")}");
        Assert.Equal("Avd 3, Vinga, Kim Ek", $"{order.Text("Unit")}, {order.Text("Municipality")}, {order.Text("Owner")}");
        Assert.Equal("pipeline#1", order.Text("Source"));
        Assert.Equal(true, order.Value("IsNew"));
        Assert.DoesNotContain(order.Properties, p => p.Name == "PatientId");
    }

    [Fact]
    public void Order_OfAReadyEpisode_KeepsUtklar()
    {
        PSObject[] episodes = Closable.Decide(session, "VårdtillfälleId=V1; Skapad=2024-01-10; Utklar=2024-01-19; Faktiskt utskriven=2024-01-20");

        PSObject order = Assert.Single(Closable.Close(session, episodes).Clean().Output);

        Assert.Equal("DischargedAt Faktiskt utskriven 2024-01-20", order.Changes());
        Assert.Equal("Unaffected", order.Text("PaymentBasis"));
    }

    [Fact]
    public void Pipeline_FromTheReaderToTheOrders_Works()
    {
        string file = _folder.Write("a.csv", Row.Csv("VårdtillfälleId=V1; Skapad=2024-01-10; Faktiskt utskriven=2024-01-20", "VårdtillfälleId=V2; Skapad=2024-01-20"));

        ScriptResult result = session.Run("Get-OutageEpisode $file -AsOf 2024-02-05 -Action Close | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false", ("file", file)).Clean();

        Assert.Equal(["V1"], result.Texts("Reference"));
        Assert.Equal(["a.csv#2"], result.Texts("Source"));
    }

    [Fact]
    public void Orders_MayBeAskedForByParameter()
    {
        ScriptResult result = session.Run("Close-PratorEpisode $episodes -AsOf 2024-02-05 -Confirm:$false", ("episodes", Closable.Episodes(session, "V1", "V2"))).Clean();

        Assert.Equal(["V1", "V2"], result.Texts("Reference"));
    }

    [Theory]
    [InlineData("VårdtillfälleId=V1; Skapad=2024-01-20; Finns i Prator=Nej", "ContinueManually", "E2")]
    [InlineData("VårdtillfälleId=V1; Skapad=2024-01-10", "Review", "E5-UNKNOWN")]
    [InlineData("VårdtillfälleId=V1; Status=Avslutad", "None", "E-DONE")]
    [InlineData("VårdtillfälleId=V1; Skapad=2024-01-10; Kvar på sjukhus=Ja", "ContinueInPrator", "E3")]
    public void NotClosable_SaysWhichActionTheItemHasAndWhy(string row, string action, string rule)
    {
        PSObject[] episodes = [.. Closable.Decide(session, row), .. Closable.Episodes(session, "V2")];

        ScriptResult result = Closable.Close(session, episodes, _folder.Of("w.csv"));

        Assert.Null(result.Failure);
        Assert.Equal(["V2"], result.Texts("Reference"));
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("NotClosable", error.Id());
        Assert.Equal(ErrorCategory.InvalidOperation, error.CategoryInfo.Category);
        Assert.Same(episodes[0].BaseObject, error.TargetObject is PSObject wrapped ? wrapped.BaseObject : error.TargetObject);
        Assert.Contains("V1", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(action, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(rule, error.ToString(), StringComparison.Ordinal);
        Assert.Contains(episodes[0].Text("Reason")!, error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("V1", File.ReadAllText(_folder.Of("w.csv")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2024-02-04", "2024-02-05")]
    [InlineData("2024-02-05", "2024-02-04")]
    [InlineData("2024-02-05 23:59", "2024-02-06 00:00")]
    public void DecisionStale_NamesBothDays(string decidedFor, string asOf)
    {
        ScriptResult result = Closable.Close(session, Closable.Episodes(session, ["V1"], decidedFor), _folder.Of("w.csv"), asOf);

        Assert.Empty(result.Output);
        Assert.Null(result.Failure);
        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("DecisionStale", error.Id());
        Assert.Equal(ErrorCategory.InvalidOperation, error.CategoryInfo.Category);
        Assert.Contains("V1", error.ToString(), StringComparison.Ordinal);
        Assert.Contains(decidedFor[..10], error.ToString(), StringComparison.Ordinal);
        Assert.Contains(asOf[..10], error.ToString(), StringComparison.Ordinal);
        Assert.Contains("Get-OutageEpisode", error.ToString(), StringComparison.Ordinal);
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void Decision_ForAnotherTimeOfTheSameDay_IsNotStale() =>
        Assert.Single(Closable.Close(session, Closable.Episodes(session, ["V1"], "2024-02-05 06:00"), asOf: "2024-02-05 23:00").Clean().Output);

    [Fact]
    public void Item_ThatComesTwice_IsOrderedOnce()
    {
        PSObject[] episodes = Closable.Episodes(session, "V1");

        Assert.Single(Closable.Close(session, [.. episodes, .. episodes], _folder.Of("w.csv")).Clean().Output);
        Assert.Equal(2, Worksheet.Rows(_folder.Of("w.csv")).Count);
    }

    [Fact]
    public void Confirm_IsAskedForEachItem_WithWhatWouldBeDone()
    {
        ScriptResult result = session.RunAnswering("Yes", "$episodes | Close-PratorEpisode -AsOf 2024-02-05", ("episodes", Closable.Episodes(session, "V1", "V2")));

        Assert.Equal(2, result.Clean().Output.Count);
        Assert.Equal(2, result.Questions.Count);
        Assert.Contains("V1", result.Questions[0], StringComparison.Ordinal);
        Assert.Contains("Utklar = 2024-02-05", result.Questions[0], StringComparison.Ordinal);
        Assert.Contains("Faktiskt utskriven = 2024-01-20", result.Questions[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("No", 2)]
    [InlineData("No to All", 1)]
    public void Confirm_Declined_OrdersAndWritesNothing(string answer, int questions)
    {
        ScriptResult result = session.RunAnswering(
            answer,
            "$episodes | Close-PratorEpisode -AsOf 2024-02-05 -Worksheet $worksheet -PassThru",
            ("episodes", Closable.Episodes(session, "V1", "V2")),
            ("worksheet", _folder.Of("w.csv")));

        Assert.Empty(result.Clean().Output);
        Assert.Equal(questions, result.Questions.Count);
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void Confirm_IsNotAsked_WhereTheItemIsRefused()
    {
        ScriptResult result = session.RunAnswering(
            "Yes", "$episodes | Close-PratorEpisode -AsOf 2024-02-05", ("episodes", Closable.Decide(session, "VårdtillfälleId=V1; Skapad=2024-01-20")));

        Assert.Empty(result.Questions);
        Assert.Single(result.Errors);
    }

    [Fact]
    public void WhatIf_SaysWhatWouldBeDone_AndLeavesTheDiskAsItWas()
    {
        string worksheet = _folder.Of("w.csv");
        Closable.Close(session, Closable.Episodes(session, "V1"), worksheet).Clean();
        IReadOnlyDictionary<string, string> before = _folder.Content();
        DateTime written = File.GetLastWriteTimeUtc(worksheet);

        ScriptResult result = Closable.Close(session, Closable.Episodes(session, "V1", "V2", "V3"), worksheet, switches: "-WhatIf").Clean();

        Assert.Empty(result.Output);
        Assert.Equal(before, _folder.Content());
        Assert.Equal(written, File.GetLastWriteTimeUtc(worksheet));
        Assert.DoesNotContain("V1", result.Shown, StringComparison.Ordinal);
        Assert.Contains("V2", result.Shown, StringComparison.Ordinal);
        Assert.Contains("V3", result.Shown, StringComparison.Ordinal);
        Assert.Contains("Close: Utklar = 2024-02-05, Faktiskt utskriven = 2024-01-20", result.Shown, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIf_MakesNoWorksheet()
    {
        ScriptResult result = Closable.Close(session, Closable.Episodes(session, "V1"), _folder.Of("w.csv"), switches: "-WhatIf").Clean();

        Assert.Contains("V1", result.Shown, StringComparison.Ordinal);
        Assert.Empty(_folder.Content());
    }

    [Fact]
    public void Rows_ThatWereNotDecided_AreNotTaken()
    {
        ScriptResult result = session.Run("[pscustomobject]@{ VårdtillfälleId = 'V1'; Action = 'Close' } | Close-PratorEpisode -AsOf 2024-02-05 -Confirm:$false");

        Assert.Empty(result.Output);
        Assert.True(result.Failure is not null || result.Errors.Count == 1);
    }
}
