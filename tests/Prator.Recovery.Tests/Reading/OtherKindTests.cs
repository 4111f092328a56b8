using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Reading;

/// <summary>An export of the other kind is refused: every decision of it would be wrong.</summary>
public sealed class OtherKindTests(ModuleSession session) : IClassFixture<ModuleSession>
{
    private static readonly string Sips = Repository.PathOf("docs/examples/2024-02-05/outage-sip.csv");
    private static readonly string Episodes = Repository.PathOf("docs/examples/2024-02-05/prator-export.csv");
    private static readonly string Log = Repository.PathOf("docs/examples/2024-02-05/outage-log.xlsx");

    [Fact]
    public void File_OfTheOtherKind_IsRefused_AndTheRightCmdletNamed()
    {
        foreach ((string cmdlet, string file, string right) in new[]
        {
            ("Get-OutageEpisode", Sips, "Resolve-SipAction"),
            ("Resolve-SipAction", Episodes, "Get-OutageEpisode"),
            ("Resolve-SipAction", Log, "Get-OutageEpisode"),
        })
        {
            ScriptResult result = session.Run($"{cmdlet} -LiteralPath $file -AsOf 2024-02-05", ("file", file));

            ErrorRecord error = result.FailedBy("OtherKind");
            Assert.Empty(result.Output);
            Assert.Contains(right, error.ToString(), StringComparison.Ordinal);
            Assert.Contains(file, error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Objects_OfTheOtherKind_AreRefused()
    {
        ScriptResult result = session.Run("@{ Personnummer = '19800101-9809'; Skapad = '2024-01-20'; SipId = 'S1'; Samtycke = 'Ja' } | Get-OutageEpisode -AsOf 2024-02-05");

        result.FailedBy("OtherKind");
        Assert.Empty(result.Output);
    }

    [Fact]
    public void Census_IsRefused_AndNothingIsDecided()
    {
        using WorkFolder folder = new();
        string census = folder.Write("census.csv", "Personnummer;Inskriven;Utskriven;Kvar på sjukhus;Utskriven till;Enhet\n19800101-9802;2024-01-10;2024-01-20;Nej;Hem;M1\n");
        foreach (string call in new[] { "Get-OutageEpisode $census", "Resolve-SipAction $census", "@{ Personnummer = '19800101-9802'; Inskriven = '2024-01-10'; 'Kvar på sjukhus' = 'Ja' } | Get-OutageEpisode", "Compare-RecoveryPolicy prator-2024-01 prator-2024-01 -Path $census" })
        {
            ScriptResult result = session.Run($"{call} -AsOf 2024-02-05", ("census", census));

            Assert.Contains("census", result.FailedBy("OtherKind").ToString(), StringComparison.Ordinal);
            Assert.Empty(result.Output);
        }
    }

    [Fact]
    public void Stay_IsNotDecided()
    {
        foreach (string cmdlet in new[] { "Get-OutageEpisode", "Resolve-SipAction" })
        {
            ScriptResult result = session.Run(
                $"$stay::new() | ForEach-Object {{ $_.PatientId = '198001019802'; $_ }} | {cmdlet} -AsOf 2024-02-05",
                ("stay", LoadedModule.TypeNamed("Prator.Recovery.Core.Items.Stay", "Prator.Recovery.Core")));

            Assert.DoesNotContain("9802", result.FailedBy("ItemKindMismatch").ToString(), StringComparison.Ordinal);
            Assert.Empty(result.Output);
        }
    }

    [Fact]
    public void File_ThatFitsBothKinds_IsReadAsAsked()
    {
        const string Row = "@{ Personnummer = '19800101-9809'; Skapad = '2024-01-20' }";

        Assert.Single(session.Run($"{Row} | Get-OutageEpisode -AsOf 2024-02-05").Output);
        Assert.Single(session.Run($"{Row} | Resolve-SipAction -AsOf 2024-02-05").Output);
    }

    [Fact]
    public void TextOfAnExport_ThatIsPiped_IsNoPath_AndIsNotShown()
    {
        ScriptResult result = session.Run("'VT-1;Kim Ek;2024-01-20' | Get-OutageEpisode -AsOf 2024-02-05");

        Assert.DoesNotContain("Kim", result.FailedBy("PipelineText").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_OfAReadingWithoutAnItem_HoldsItsRejectedRows()
    {
        using WorkFolder folder = new();
        string bad = folder.Write("bad.csv", "VtfId;Skapad\nV1;i går\nV2;i morgon\n");

        ScriptResult result = session.Run(
            "Get-OutageEpisode -LiteralPath $bad -AsOf 2024-02-05 -ErrorVariable rejected -ErrorAction SilentlyContinue; $rejected | Get-RecoverySummary",
            ("bad", bad));

        PSObject line = Assert.Single(result.Output);
        Assert.Equal(("Rejected", "2", "2 rows = 0 items + 0 duplicates + 2 rejected"), (line.Text("Name"), line.Text("Count"), line.Text("Balance")));
    }
}
