using System.Management.Automation;
using Prator.Recovery.Tests.Closing;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Remembering;

/// <summary>Closures are ordered in a ledger, and later exports show what became of them.</summary>
public sealed class LedgerOrderTests : IClassFixture<ModuleSession>, IDisposable
{
    private readonly ModuleSession _session;
    private readonly LedgerFolder _ledger;

    public LedgerOrderTests(ModuleSession session)
    {
        _session = session;
        _ledger = new LedgerFolder(session);
    }

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void Order_IsRecorded_OnceADay()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();

        ScriptResult first = _ledger.Order("2024-02-05").Clean();
        string? head = _ledger.Test().Text("Head");
        ScriptResult again = _ledger.Order("2024-02-05").Clean();

        Assert.Equal(["V1", "V2"], first.Texts("Reference"));
        Assert.Equal(["Ordered", "Ordered"], _ledger.States());
        Assert.Empty(again.Output);
        Assert.Contains(again.Warnings, w => w.Contains("Ordered already", StringComparison.Ordinal));
        Assert.Equal(head, _ledger.Test().Text("Head"));
        Assert.Equal(2, _ledger.Order("2024-02-05", "-PassThru").Clean().Output.Count);
    }

    [Fact]
    public void Order_IsVerified_WhenAnExportShowsIt()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        _ledger.Order("2024-02-05").Clean();

        PSObject told = Assert.Single(_ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-05"), Rows.Closed(2, "2024-02-05", "2024-01-21")).Clean().Output);

        Assert.Equal(1, told.Value("Verified"));
        Assert.Equal(1, told.Value("Discrepant"));
        Assert.Equal(["Verified", "Discrepancy"], _ledger.States());
        Assert.Equal(true, _ledger.Test().Value("IsValid"));
    }

    [Fact]
    public void Order_OfYesterday_IsIssuedAgain_WithTheNewDate()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.Order("2024-02-05").Clean();
        _ledger.Import("2024-02-06", Rows.Home(1), Rows.Home(2)).Clean();

        ScriptResult again = _ledger.Order("2024-02-06").Clean();

        Assert.Equal(["ReadyAt Utklar 2024-02-06, DischargedAt Faktiskt utskriven 2024-01-20", "ReadyAt Utklar 2024-02-06, DischargedAt Faktiskt utskriven 2024-01-20"], again.Output.Select(o => o.Changes()));
        Assert.Equal(2, _ledger.Events(1).Count(k => k == "Ordered"));
        Assert.Equal(1, Assert.Single(_ledger.Import("2024-02-07", Rows.Closed(1, "2024-02-06"), Rows.Home(2)).Clean().Output).Value("Verified"));
    }

    [Fact]
    public void Withdraw_TakesAnOrderBack_AsAnEvent()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.Order("2024-02-05").Clean();

        ScriptResult withdrawn = _ledger.Decided("2024-02-05", "| Close-PratorEpisode -Withdraw -Ledger $ledger -Confirm:$false").Clean();

        Assert.Empty(withdrawn.Output);
        Assert.Equal(["Waiting"], _ledger.States());
        Assert.Equal("Withdrawn", _ledger.Events(1)[^1]);
        ScriptResult twice = _ledger.Decided("2024-02-05", "| Close-PratorEpisode -Withdraw -Ledger $ledger -Confirm:$false");
        Assert.Equal("NotOrdered", Assert.Single(twice.Errors).Id());
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Withdraw")]
    public void WhatIf_LeavesTheDiskAsItWas(string switches)
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.Order("2024-02-05").Clean();
        string asOf = switches.Length == 0 ? "-AsOf $asOf" : "";
        IReadOnlyDictionary<string, string> before = _ledger.Content();

        ScriptResult result = _ledger.Decided("2024-02-06", $"| Close-PratorEpisode {asOf} -Ledger $ledger -WhatIf {switches}").Clean();

        Assert.Empty(result.Output);
        Assert.Contains("V1", result.Shown, StringComparison.Ordinal);
        Assert.Equal(before, _ledger.Content());
    }

    [Fact]
    public void Episodes_ThatAreOfNoLedger_AreRefused()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();

        ScriptResult result = _ledger.Run("$episodes | Close-PratorEpisode -AsOf 2024-02-05 -Ledger $ledger -Confirm:$false", ("episodes", Closable.Episodes(_session, "V1")));

        ErrorRecord error = Assert.Single(result.Errors);
        Assert.Equal("NotOfLedger", error.Id());
        Assert.Contains("Import-PratorExport", error.ToString(), StringComparison.Ordinal);
        Assert.Equal(["Waiting"], _ledger.States());
    }

    [Fact]
    public void Episodes_OfAnotherLedger_AreRefused()
    {
        using LedgerFolder other = new(_session);
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        other.Import("2024-02-05", Rows.Home(2)).Clean();

        ScriptResult result = _ledger.Decided("2024-02-05", "| Close-PratorEpisode -AsOf $asOf -Ledger $other -Confirm:$false", ("other", other.Path));

        Assert.Equal("NotOfLedger", Assert.Single(result.Errors).Id());
        Assert.Equal(["Waiting"], other.States());
    }

    [Fact]
    public void Episodes_OfALedger_AreNotOrderedOutsideOfIt()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();

        ScriptResult result = _ledger.Decided("2024-02-05", "| Close-PratorEpisode -AsOf $asOf -Worksheet $sheet -Confirm:$false", ("sheet", _ledger.Of("close.csv")));

        result.FailedBy("LedgerNotNamed");
        Assert.False(File.Exists(_ledger.Of("close.csv")));
    }

    [Fact]
    public void Item_ThatTheLedgerDecidesOtherwise_IsRefused()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        PSObject[] yesterdays = [.. _ledger.Decided("2024-02-05").Clean().Output];
        _ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-06")).Clean();

        ScriptResult result = _ledger.Run("$yesterdays | Close-PratorEpisode -AsOf 2024-02-05 -Ledger $ledger -Confirm:$false", ("yesterdays", yesterdays));

        Assert.Equal("NotClosable", Assert.Single(result.Errors).Id());
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Item_ThatIsRefused_KeepsNoOtherFromTheWorksheet_WhereErrorsStop()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        PSObject[] before = [.. _ledger.Decided("2024-02-06").Clean().Output];
        _ledger.Import("2024-02-06", Rows.Closed(1, "2024-02-06"), Rows.Home(2)).Clean();
        string sheet = _ledger.Of("close.csv");

        ScriptResult result = _ledger.Run(
            "$before | Close-PratorEpisode -AsOf 2024-02-06 -Ledger $ledger -Worksheet $sheet -Confirm:$false -ErrorAction Stop", ("before", before), ("sheet", sheet));

        result.FailedBy("NotClosable");
        Assert.Equal(["V2", "V2"], Worksheet.Rows(sheet).Select(r => r[1]));
    }

    [Fact]
    public void Worksheet_AndLedger_HaveTheSameOrders()
    {
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2)).Clean();
        string sheet = _ledger.Of("close.csv");

        ScriptResult first = _ledger.Order("2024-02-05", $"-Worksheet {sheet}").Clean();
        ScriptResult again = _ledger.Order("2024-02-05", $"-Worksheet {sheet}").Clean();

        Assert.Equal(2, first.Output.Count);
        Assert.Empty(again.Output);
        Assert.Equal(["V1", "V1", "V2", "V2"], Worksheet.Rows(sheet).Select(r => r[1]));
    }

    [Fact]
    public void Worksheet_ThatACrashLeftOut_IsWrittenByRunningAgain()
    {
        _ledger.Import("2024-02-05", Rows.Home(1)).Clean();
        _ledger.Order("2024-02-05").Clean();
        string? head = _ledger.Test().Text("Head");
        string sheet = _ledger.Of("close.csv");

        ScriptResult again = _ledger.Order("2024-02-05", $"-Worksheet {sheet}").Clean();

        Assert.Equal(["V1"], again.Texts("Reference"));
        Assert.Equal(["V1", "V1"], Worksheet.Rows(sheet).Select(r => r[1]));
        Assert.Equal(head, _ledger.Test().Text("Head"));
    }
}
