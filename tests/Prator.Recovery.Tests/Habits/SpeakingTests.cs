using System.Management.Automation;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Tests.Habits;

/// <summary>Each cmdlet gives out what it declares, and -Verbose tells what it does.</summary>
public sealed class SpeakingTests : IDisposable
{
    /// <summary>In an order in which each has something to do, with a part of what -Verbose tells.</summary>
    private static readonly (string Line, string Told)[] Lines =
    [
        ("Get-OutageEpisode $export -AsOf 2024-02-05", "3 rows = 3 items"),
        ("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05", "recovery.db"),
        ("@{ SipId = 'S1'; Skapad = '2024-01-20' } | Resolve-SipAction -AsOf 2024-02-05", "prator-2024-01"),
        ("Test-PratorExport $export -AsOf 2024-02-05", "prator-2024-01.yaml"),
        ("Compare-RecoveryPolicy prator-2024-01 $other", "vinga-2031-09.yaml"),
        ("Compare-RecoveryPolicy prator-2024-01 $other -Path $export -AsOf 2024-02-05", "3 rows = 3 items"),
        ("Get-RecoveryPolicy", "prator-2024-01.yaml"),
        ("Get-RecoveryPolicy -Rule E4*", "prator-2024-01.yaml"),
        ("Get-RecoveryPolicy -Clause F1", "prator-2024-01.yaml"),
        ("Test-RecoveryPolicy $other", "vinga-2031-09.yaml"),
        ("Get-RecoveryItem -Ledger $ledger", "recovery.db"),
        ("Get-RecoveryItem -Question -Ledger $ledger", "recovery.db"),
        ("Get-RecoveryAudit -Ledger $ledger", "recovery.db"),
        ("Get-RecoverySummary -Ledger $ledger", "recovery.db"),
        ("Get-RecoverySummary -By Rule -Ledger $ledger", "recovery.db"),
        ("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-05 | Get-RecoverySummary", "3 items and 0 rejected rows"),
        ("Test-RecoveryLedger -Ledger $ledger", "recovery.db"),
        ("Export-RecoveryPolicy -As Markdown", "prator-2024-01.yaml"),
        ("Export-RecoveryPolicy -As Sql -AsOf 2024-02-05 -Path $root/policy.sql", "policy.sql"),
        ("Export-RecoveryReport $root/report.html -Ledger $ledger -AsOf 2024-02-05 -PassThru", "recovery.db"),
        ("Export-RecoveryLedger $root/moved.jsonl -PassThru -Ledger $ledger", "recovery.db"),
        ("[System.IO.FileInfo]::new(\"$root/moved.jsonl\") | Import-RecoveryLedger -Ledger $root/moved.db -PassThru -WarningAction SilentlyContinue", "moved.db"),
        ("New-RecoveryPolicy prator-2031-01 -FirstDayWithoutData 2031-01-10 -LastManualDay 2031-01-12 -RestoredAt '2031-01-13 06:00' -Path $root", "prator-2031-01.yaml"),
        ("Register-RecoverySchedule 06:30 -DropFolder $root -ReportFolder $root -Engine $ledger -AsFile $root", "prator-recovery-daily"),
        ("Set-RecoveryDecision 1 -Fact DischargedAt -Value 2024-01-21 -PassThru -Ledger $ledger", "V1"),
        ("Import-PratorExport -Episode $next -Ledger $ledger -AsOf 2024-02-06 -PassThru", "recovery.db"),
        ("Send-RecoveryMail -PreviewPath $root/preview -OwnersPath $owners -Ledger $ledger -AsOf 2024-02-06", "recovery.db"),
        ("Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-06 -Action Close | Close-PratorEpisode -AsOf 2024-02-06 -Ledger $ledger", "recovery.db"),
        ("Remove-RecoveryData -Ledger $ledger", "stay"),
    ];

    /// <summary>They change what is not the test's: SystemdTests and SendTests run them.</summary>
    private static readonly string[] Elsewhere = ["Unregister-RecoverySchedule"];

    private readonly ModuleSession _session = new();
    private readonly LedgerFolder _ledger;

    public SpeakingTests()
    {
        _ledger = new LedgerFolder(_session);
        _ledger.Import("2024-02-05", Rows.Home(1), Rows.Home(2), InOutage(3)).Clean();
        _ledger.Write("next.csv", Row.Csv(Rows.Home(1), Rows.Home(2), InOutage(3), Rows.Home(4)));
        _ledger.Write(
            "owners.yaml",
            """
            apiVersion: prator.recovery/v1
            kind: Owners
            spec:
              regional: { name: Regional, email: regional@example.org }
              owners:
                - municipality: Vinga
                  local: [{ name: Vinga, email: vinga@example.org, role: LocalOwner }]
            """);
    }

    public void Dispose()
    {
        _session.Dispose();
        _ledger.Dispose();
    }

    [Fact]
    public void EachCmdlet_GivesWhatItDeclares_AndTellsWhatItDoes()
    {
        Dictionary<string, CmdletInfo> cmdlets = _session.Run("Get-Command -Module Prator.Recovery").Clean().Output.Select(o => (CmdletInfo)o.BaseObject).ToDictionary(c => c.Name);
        HashSet<(string Cmdlet, string Type)> given = [];
        foreach ((string line, string told) in Lines)
        {
            CmdletInfo cmdlet = cmdlets[line.Split('|', StringSplitOptions.TrimEntries)[^1].Split(' ')[0]];
            string switches = cmdlet.Parameters.ContainsKey("Confirm") ? "-Verbose -Confirm:$false" : "-Verbose";
            ScriptResult result = _session.Run(
                $"{line} {switches}",
                ("ledger", _ledger.Path),
                ("root", _ledger.Root),
                ("export", _ledger.Of("exports/prator-2024-02-05.csv")),
                ("next", _ledger.Of("exports/next.csv")),
                ("other", Repository.VingaPolicy),
                ("owners", _ledger.Of("exports/owners.yaml"))).Clean();

            Assert.True(result.Verbose.Any(v => v.Contains(told, StringComparison.Ordinal)), $"`{line}` tells: {string.Join(" / ", result.Verbose)}");
            string[] types = [.. result.Output.Select(o => o.BaseObject.GetType().FullName!).Distinct()];
            Assert.True(types.All(cmdlet.OutputType.Select(o => o.Name).Contains), $"`{line}` gives {string.Join(", ", types)}.");
            given.UnionWith(types.Select(t => (cmdlet.Name, t)));
        }

        // What is declared is given, too.
        Assert.Empty(cmdlets.Values.SelectMany(c => c.OutputType.Select(o => (c.Name, o.Name))).Except(given));
        Assert.Equal(Elsewhere, cmdlets.Keys.Except(Lines.Select(l => l.Line.Split('|', StringSplitOptions.TrimEntries)[^1].Split(' ')[0])));
    }

    private static string InOutage(int number) =>
        Rows.Home(number).Replace("Skapad=2024-01-10", "Skapad=2024-01-20", StringComparison.Ordinal).Replace("utskriven=2024-01-20", "utskriven=", StringComparison.Ordinal);
}
