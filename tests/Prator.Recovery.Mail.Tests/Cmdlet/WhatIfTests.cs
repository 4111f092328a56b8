using System.Management.Automation;
using System.Security.Cryptography;
using Prator.Recovery.Testing;
using Prator.Recovery.Tests.Files;
using Prator.Recovery.Tests.Remembering;
using Prator.Recovery.Tests.Session;

namespace Prator.Recovery.Mail.Tests.Cmdlet;

/// <summary>
/// Every cmdlet that changes something, in one world: a ledger, its keys, files, a scheduler and a server for mail. Under -WhatIf, and
/// where the answer to -Confirm is No, the world stays as it is to the last byte, and no request leaves; without them it does not.
/// </summary>
[Collection(LedgerFolder.Alone)]
public sealed class WhatIfTests : IAsyncLifetime
{
    /// <summary>In an order in which each can still change something. <c>{0}</c> is where the switches go.</summary>
    private static readonly string[] Lines =
    [
        "New-RecoveryPolicy prator-2031-01 -FirstDayWithoutData 2031-01-10 -LastManualDay 2031-01-12 -RestoredAt '2031-01-13 06:00' -Path $root {0}",
        "Export-RecoveryPolicy -As Markdown -Path $root/policy.md {0}",
        "Export-RecoveryLedger $root/second.jsonl -Ledger $ledger {0}",
        "Import-RecoveryLedger $root/first.jsonl -Ledger $root/moved.db {0}",
        "Register-RecoverySchedule 06:30 -DropFolder $root/exports -ReportFolder $root/exports -Engine /bin/sh -Scope User -AsFile $root/exports {0}",
        "Register-RecoverySchedule 06:30 -DropFolder $root/exports -ReportFolder $root/exports -Engine /bin/sh -Scope User {0}",
        "Unregister-RecoverySchedule -Scope User {0}",
        "Import-PratorExport -Episode $next -Ledger $root/fresh.db -AsOf 2024-02-06 {0}",
        "Import-PratorExport -Episode $next -Ledger $ledger -AsOf 2024-02-06 -WarningAction SilentlyContinue {0}",
        "Import-PratorExport -Redecide -Policy $changed -Ledger $ledger {0}",
        "Get-RecoveryItem 2 -Ledger $ledger | Set-RecoveryDecision -Fact DischargedAt -Value 2024-01-21 -Ledger $ledger {0}",
        "Set-RecoveryDecision 3 -Action ContinueManually -Reason 'Told by phone' -Ledger $ledger {0}",
        "Export-RecoveryReport $root/report.html -Ledger $ledger -AsOf 2024-02-06 {0}",
        "Export-RecoveryReport $root/sheet.html -Kind Worksheet -IncludePatientId -Ledger $ledger -AsOf 2024-02-06 {0}",
        "Send-RecoveryMail -PreviewPath $root/preview -OwnersPath $owners -Ledger $ledger -AsOf 2024-02-06 {0}",
        "Send-RecoveryMail -OwnersPath $owners -Ledger $ledger -AsOf 2024-02-06 {0}",
        "Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-06 -Action Close -Municipality Vinga | Close-PratorEpisode -AsOf 2024-02-06 -Worksheet $root/orders.csv -Ledger $ledger {0}",
        "Get-OutageEpisode -Ledger $ledger -AsOf 2024-02-06 -Action Close -Municipality Vinga | Close-PratorEpisode -Withdraw -Ledger $ledger {0}",
        "Remove-RecoveryData -Ledger $ledger {0}",
    ];

    private readonly ModuleSession _session = new();
    private readonly string? _path = Environment.GetEnvironmentVariable("PATH");
    private readonly string? _settings = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME");
    private MailFolder _mail = null!;

    public async ValueTask InitializeAsync()
    {
        Needs.Linux();
        _mail = await MailFolder.Of(_session);
        _mail.Import();
        _mail.Run("Export-RecoveryLedger $root/first.jsonl -Ledger $ledger", ("root", _mail.Ledger.Root)).Clean();
        _mail.Ledger.Write("next.csv", Row.Csv(Rows.Home(1), Rows.Home(2), MailFolder.InEkhamn(3), Rows.Home(4)));
        string policy = File.ReadAllText(Path.Combine(Repository.Module, "policies", "prator-2024-01.yaml"));
        _mail.Ledger.Write("changed.yaml", policy + "\n# Another wording, and so another policy.\n");
        string systemctl = _mail.Ledger.Write("bin/systemctl", $"#!/bin/sh\necho \"$@\" >> '{_mail.Ledger.Of("calls")}'\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(systemctl, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        Environment.SetEnvironmentVariable("PATH", $"{Path.GetDirectoryName(systemctl)}:{_path}");
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", _mail.Ledger.Of("config"));
    }

    public async ValueTask DisposeAsync()
    {
        Environment.SetEnvironmentVariable("PATH", _path);
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", _settings);
        await _mail.DisposeAsync();
        _session.Dispose();
    }

    [Fact]
    public void Changes_AreMadeOnlyWhereTheyAreWanted()
    {
        Assert.Equal(ThatChange(), Lines.SelectMany(Named).Distinct().Order(StringComparer.Ordinal));
        foreach (string line in Lines)
        {
            string before = World();

            ScriptResult asked = Run(line, "-WhatIf");
            Assert.True(asked.Shown.Contains("What if:", StringComparison.Ordinal), $"`{line}` says nothing of what it would do.");
            Assert.True(World() == before, $"`{line} -WhatIf` changed something.");

            ScriptResult refused = Run(line, "-Confirm");
            Assert.True(refused.Questions.Count > 0, $"`{line} -Confirm` asks nothing.");
            Assert.True(World() == before, $"`{line} -Confirm` changed something, although the answer was No.");

            Run(line, "-Confirm:$false");
            Assert.True(World() != before, $"`{line}` changes nothing, so that it proves nothing under -WhatIf.");
        }

        Assert.True(_mail.Graph.Requests > 0);
    }

    private IEnumerable<string> ThatChange() =>
        _session.Run("Get-Command -Module Prator.Recovery").Clean().Output
            .Select(o => (CmdletInfo)o.BaseObject)
            .Where(c => new CommandMetadata(c).SupportsShouldProcess)
            .Select(c => c.Name)
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Named(string line) =>
        line.Split('|', StringSplitOptions.TrimEntries).Select(c => c.Split(' ')[0]).Where(n => !n.StartsWith("Get-", StringComparison.Ordinal));

    private ScriptResult Run(string line, string switches) =>
        _session.RunAnswering(
            "No",
            line.Replace("{0}", switches, StringComparison.Ordinal),
            ("ledger", _mail.Ledger.Path),
            ("root", _mail.Ledger.Root),
            ("owners", _mail.Owners),
            ("next", _mail.Ledger.Of("exports/next.csv")),
            ("changed", _mail.Ledger.Of("exports/changed.yaml"))).Clean();

    // Every file with its bytes, the keys with theirs, and how many requests came.
    private string World() => string.Join(
        '\n',
        [
            .. _mail.Ledger.Content().OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => $"{f.Key} {f.Value}"),
            .. Directory.EnumerateFiles(LedgerFolder.Keys).Order(StringComparer.Ordinal).Select(f => $"{f} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(f)))}"),
            $"{_mail.Graph.Requests} {_mail.Graph.SignIns}",
        ]);
}
