using System.Collections.ObjectModel;
using System.Diagnostics;
using System.Management.Automation;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Showing;

/// <summary>What the Tab key offers of a ledger.</summary>
public sealed class LedgerCompletionTests : IClassFixture<LedgerCompletionTests.World>
{
    private readonly World _world;

    public LedgerCompletionTests(World world) => _world = world;

    [Theory]
    [InlineData("Get-RecoveryItem -Unit ", "'Avd ''B''' 'Avd `[4`]' 'Avd 3' Väst")]
    [InlineData("Get-OutageEpisode -Unit v", "Väst")]
    [InlineData("Resolve-SipAction -Unit 'avd 3", "'Avd 3'")]
    [InlineData("Export-RecoveryReport x.html -Unit 'Avd 3', v", "Väst")]
    [InlineData("Get-RecoveryItem -Municipality e", "Ekhamn")]
    [InlineData("Get-OutageEpisode -Municipality V", "Vinga")]
    [InlineData("Get-RecoveryItem -Owner ", "'Bo Ek' 'Kim Ek'")]
    [InlineData("Export-RecoveryReport x.html -Owner K", "'Kim Ek'")]
    [InlineData("Get-RecoveryItem -Id ", "1 2 3 4 5")]
    [InlineData("Get-RecoveryItem -Id V3", "3")]
    [InlineData("Get-RecoveryItem -Id '#2", "2")]
    [InlineData("Get-RecoveryAudit 4", "4")]
    [InlineData("Get-RecoveryItem -Reference v", "V1 V2 V3")]
    [InlineData("Set-RecoveryDecision -ItemId V", "V1 V2 V3")]
    [InlineData("Set-RecoveryDecision '#4", "'#4'")]
    [InlineData("Get-RecoveryAudit -Cmdlet im", "'Import-PratorExport'")]
    public void Line_IsCompletedFromItsLedger(string line, string expected)
    {
        string[] offered = [.. Offered(WithLedger(line)).Select(m => m.CompletionText)];

        Assert.Equal(expected, string.Join(' ', offered));
    }

    [Fact]
    public void Item_IsOfferedWithWhatIsKnownOfIt()
    {
        CompletionResult offered = Assert.Single(Offered(WithLedger("Get-RecoveryItem -Id V2")));

        Assert.Equal("#2 V2: Close, Waiting", offered.ToolTip);
        Assert.Equal("2", offered.ListItemText);
    }

    [Fact]
    public void PatientIdentifier_IsNeverOffered()
    {
        string[] lines = ["Get-RecoveryItem -Reference ", "Set-RecoveryDecision ", "Get-RecoveryItem -Id ", "Get-RecoveryItem -Unit ", "Get-RecoveryItem -Owner "];

        CompletionResult[] all = [.. lines.SelectMany(l => Offered(WithLedger(l)))];

        Assert.Contains(all, m => m.CompletionText == "'#4'");
        Assert.DoesNotContain(all, m => $"{m.CompletionText} {m.ListItemText} {m.ToolTip}".Contains("9820", StringComparison.Ordinal));
        Assert.Empty(Offered(WithLedger("Get-RecoveryItem -Reference 1950")));
    }

    [Fact]
    public void Line_ThatNamesNoLedgerToBeRead_OffersNothing()
    {
        string other = _world.Ledger.Write("no-ledger.db", "This is no ledger.");

        Assert.DoesNotContain(Offered("Get-RecoveryItem -Ledger /nowhere/at-all.db -Unit "), IsOfLedger);
        Assert.DoesNotContain(Offered($"Get-RecoveryItem -Ledger '{other}' -Unit "), IsOfLedger);
        Assert.DoesNotContain(Offered("Get-RecoveryItem -Ledger (throw) -Unit "), IsOfLedger);
        Assert.DoesNotContain(Offered("Get-RecoveryItem -Ledger 'Host=127.0.0.1;Port=1;Database=none' -Unit "), IsOfLedger);
    }

    [Fact]
    public void Ledger_OfTheSettings_IsMeantWhereTheLineNamesNone()
    {
        _world.Ledger.Write("recovery.yaml", $"ledger: {_world.Ledger.Path}\n");
        string before = Assert.Single(_world.Session.Run("$place = $ExecutionContext.SessionState.Path; $place.CurrentLocation.Path; $null = $place.SetLocation($folder)", ("folder", _world.Ledger.Of("exports"))).Clean().Output).ToString();
        try
        {
            Assert.Equal(["Väst"], Offered("Get-RecoveryItem -Unit v").Select(m => m.CompletionText));
        }
        finally
        {
            _world.Session.Run("$null = $ExecutionContext.SessionState.Path.SetLocation($before)", ("before", before)).Clean();
        }
    }

    [Fact]
    public void Completing_ChangesNothing_AndIsQuick()
    {
        IReadOnlyDictionary<string, string> before = _world.Ledger.Content();
        Offered(WithLedger("Get-RecoveryItem -Id "));
        Stopwatch watch = Stopwatch.StartNew();

        Offered(WithLedger("Get-RecoveryItem -Id "));

        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        Assert.Equal(before, _world.Ledger.Content());
    }

    [Theory]
    [InlineData("Get-RecoveryItem -Culture s")]
    [InlineData("Get-OutageEpisode -Culture s")]
    public void Language_IsCompleted(string line) => Assert.Equal(["sv-SE"], Offered(line).Select(m => m.CompletionText));

    private static bool IsOfLedger(CompletionResult match) => match.ToolTip.Contains("Avd", StringComparison.Ordinal) || match.ToolTip.Contains("Väst", StringComparison.Ordinal);

    private string WithLedger(string line)
    {
        int at = line.IndexOf(' ', StringComparison.Ordinal);
        return $"{line[..at]} -Ledger '{_world.Ledger.Path}'{line[at..]}";
    }

    private Collection<CompletionResult> Offered(string line) => _world.Session.Complete(line).CompletionMatches;

    /// <summary>A ledger of five items: one has an id that is shaped like a personnummer, one none.</summary>
    public sealed class World : IDisposable
    {
        private const string Identifier = "19500101-9820";

        public World()
        {
            Session = new ModuleSession();
            Ledger = new LedgerFolder(Session);
            Ledger.Import(
                "2024-02-05",
                Rows.Home(1),
                Rows.Home(2).Replace("Avd 3", "Väst", StringComparison.Ordinal),
                Rows.Home(3).Replace("Avd 3", "Avd [4]", StringComparison.Ordinal).Replace("Vinga", "Ekhamn", StringComparison.Ordinal),
                Rows.Home(4).Replace("=V4;", $"={Identifier};", StringComparison.Ordinal).Replace("Kim Ek", "Kim Ek, Bo Ek", StringComparison.Ordinal),
                Rows.Home(5).Replace("=V5;", "=;", StringComparison.Ordinal).Replace("Avd 3", "Avd 'B'", StringComparison.Ordinal)).Clean();
        }

        internal ModuleSession Session { get; }

        internal LedgerFolder Ledger { get; }

        public void Dispose()
        {
            Session.Dispose();
            Ledger.Dispose();
        }
    }
}
