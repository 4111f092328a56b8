using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Testing;

namespace Prator.Recovery.ConsoleHost.Tests;

/// <summary>README's first command, docs/examples/daily-summary.ps1, with temporary folder and keys of the test's own.</summary>
public sealed class DailySummaryTests(DailySummaryTests.SwedishRun shown) : IClassFixture<DailySummaryTests.SwedishRun>
{
    private static readonly string[] Questions = ["L-SOURCES", "L-MATCH", "S-DECEASED"];

    private static readonly string[] Provable =
        ["Close", "Register", "RegisterByAgreement", "CreateInitiativeAndInvite", "CreateInitiativeAndRegisterPlan", "CloseByNormalRoutine"];

    private static readonly string[] States = ["Waiting", "Asked", "Ordered", "Verified", "Discrepancy", "Settled", "Vanished"];

    [Fact]
    public void FirstRun_TellsWhatHappenedOnEachDayAndWhatRemains()
    {
        RunResult run = shown.Result;

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        string[] parts =
        [
            "MÅNDAG 2024-02-05", "194 rader = 183 poster + 5 dubbletter + 6 underkända", "nya", "avslut beställdes.",
            "TISDAG 2024-02-06", "ändrade i en källa", "samma post i två källor", "saknas i dagens uttag", "fick en annan åtgärd", "bekräftat gjorda",
            "gjorda på annat sätt än beställt", "öppnade på nytt", "underkända rader rättade", "på nytt med dagens datum",
            "ONSDAG 2024-02-07", "tillbaka",
            "SÅ HÄR STÅR DET TILL, 2024-02-07", "Avviker eller saknas", "Frågor per ansvarig", "Förvaltare Vinga", "Underkända rader", "kedjan är hel",
        ];
        Assert.All(parts, p => Assert.Contains(p, run.Output, StringComparison.Ordinal));
        Assert.True(File.Exists(shown.Place.Sample("ledger.db")));
        Assert.True(File.Exists(shown.Place.Sample("closing-worksheet.csv")));
        Assert.True(File.Exists(shown.Place.Sample("daily-summary.html")));
    }

    [Fact]
    public async Task SecondRun_ChangesNothingAndSaysSo()
    {
        string worksheet = await ReadWorksheet(shown.Place);
        string[] before = await Heads(shown.Place);

        RunResult run = await shown.Place.Run("-Culture", "sv-SE");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Equal(3, run.Lines.Count(l => l.StartsWith("Redan inläst", StringComparison.Ordinal)));
        Assert.Contains("Inga nya avslut att beställa.", run.Lines);
        Assert.Equal(worksheet, await ReadWorksheet(shown.Place));
        Assert.Equal(before, await Heads(shown.Place));
    }

    [Fact]
    public async Task English_WhereThatIsTheLanguage()
    {
        using DailySummaryPlace place = new();
        RunResult run = await place.Run("-Culture", "en-GB");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        foreach (string part in new[] { "TUESDAY 2024-02-06", "proven done", "HOW THINGS STAND", "Questions by owner", "Rejected rows", "the chain is whole" })
        {
            Assert.Contains(part, run.Output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Frågor", run.Output, StringComparison.Ordinal);
        Assert.Contains(ReadmeExcerpt(), run.Output.ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryQuestion_IsTold_WithItsOwner()
    {
        RunResult run = shown.Result;

        string[] asked = await shown.Place.Ask($"Get-RecoveryItem -Ledger $l -AsOf 2024-02-07 -Question -OwnersPath '{Checkout.PathOf("docs/examples/owners.yaml")}' -Culture sv-SE | Where-Object Subject -ne RejectedRow | ForEach-Object {{ \"$($_.State)|$($_.Reference)|$($_.Owner)|$($_.Question)\" }}");
        Assert.Contains(asked, a => a.StartsWith("Waiting|", StringComparison.Ordinal));
        foreach (string[] item in asked.Select(a => a.Split('|')))
        {
            string told = item[0] is "Discrepancy" or "Vanished" ? $"{item[2]}: {item[3]}" : $"× {item[3]}";
            Assert.Contains(run.Lines, l => l.Contains(told, StringComparison.Ordinal));
            Assert.Contains(run.Lines, l => l.Contains(item[2].Length == 0 ? "(utan ansvarig)" : item[2], StringComparison.Ordinal));
        }

        int counted = run.Lines.Where(l => l.Contains(" × ", StringComparison.Ordinal)).Sum(l => int.Parse(l.Trim().Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(asked.Count(a => a.Split('|')[0] is not ("Discrepancy" or "Vanished")), counted);
    }

    [Fact]
    public async Task OwnFiles_AreTakenIntoTheLedgerThatIsNamed()
    {
        string day = Checkout.PathOf("docs/examples/2024-02-05");
        using DailySummaryPlace place = new();
        string ledger = place.Of("own.db");
        string worksheet = place.Of("own.csv");

        RunResult run = await place.Run(
            "-Export", $"{day}/prator-export.csv", "-OutageLog", $"{day}/outage-log.xlsx", "-Ledger", ledger, "-Worksheet", worksheet,
            "-AsOf", "2024-02-05", "-Policy", "prator-2024-01", "-Culture", "en-US");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("closures were ordered.", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("2024-02-06", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(ledger));
        Assert.True(File.Exists(worksheet));
        Assert.False(File.Exists(place.Sample("ledger.db")));
    }

    [Fact]
    public async Task OwnFiles_WithoutADay_AreOfNow()
    {
        string day = Checkout.PathOf("docs/examples/2024-02-05");

        using DailySummaryPlace place = new();
        RunResult run = await place.Run("-Export", $"{day}/prator-export.csv", "-Ledger", place.Of("own.db"), "-Policy", "prator-2024-01", "-Culture", "en-US");

        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("closures were ordered.", run.Output, StringComparison.Ordinal);
    }

    /// <summary>What the samples are for: over the three days one sees everything that can happen to an item.</summary>
    [Fact]
    public async Task ThreeDays_ShowEveryEventAndEveryState()
    {
        string[] kinds = await shown.Place.Ask("Get-RecoveryAudit -Ledger $l | ForEach-Object { \"$($_.Kind)\" -split ', ' }");
        string[] events =
        [
            "Imported", "Seen", "Changed", "Vanished", "Returned", "Linked", "Decided", "Asked", "Ordered", "Verified", "Discrepancy",
            "Settled", "Reopened", "Rejected", "Mended",
        ];
        Assert.Empty(events.Except(kinds));

        string[] items = await shown.Place.Ask("Get-RecoveryItem -Ledger $l -AsOf 2024-02-07 | ForEach-Object { \"$($_.State)\"; \"$($_.Rule)\"; \"$($_.Action) $($_.State)\" }");
        Assert.Empty(States.Except(items));

        // Sources that disagree, several candidates, a SIP of somebody who died; registrations and closures that are proven.
        Assert.Empty(Questions.Except(items));
        Assert.Empty(Provable.Select(a => $"{a} Verified").Except(items));
    }

    [Fact]
    public async Task ThreeDays_HoldStaleOrdersReadmissionsAndDeaths()
    {
        // Ordered on Monday, again on Tuesday, and proven then.
        string[] reissued = await shown.Place.Ask("""
            Get-RecoveryItem -Ledger $l -AsOf 2024-02-07 -State Verified -History |
                Where-Object { @($_.History | Where-Object { $_.Kind.HasFlag([enum]::Parse($_.Kind.GetType(), 'Ordered')) }).Count -eq 2 } | ForEach-Object Reference
            """);
        Assert.NotEmpty(reissued);

        // One patient with two stays, each an episode that the hospital tells of.
        string[] readmitted = await shown.Place.Ask("""
            $of = @{}
            Get-RecoveryItem -Ledger $l -AsOf 2024-02-07 -Kind Episode -IncludePatientId |
                Where-Object { $_.PatientId -and $_.Sources -contains 'Census' } | ForEach-Object { $of[$_.PatientId] += @($_.Rule) }
            $of.Values | Where-Object Count -EQ 2 | ForEach-Object { $_ -join ' ' }
            """);
        Assert.Contains(readmitted, r => r.Contains("E4", StringComparison.Ordinal) && r.Contains("E1-IN", StringComparison.Ordinal));
    }

    /// <summary>What README shows of the output.</summary>
    private static string ReadmeExcerpt()
    {
        string readme = File.ReadAllText(Checkout.PathOf("README.md")).ReplaceLineEndings("\n");
        int start = readme.IndexOf("```text\n", StringComparison.Ordinal) + "```text\n".Length;
        return readme[start..readme.IndexOf("\n```", start, StringComparison.Ordinal)];
    }

    private static Task<string[]> Heads(DailySummaryPlace place) => place.Ask("(Test-RecoveryLedger -Ledger $l).Head");

    private static Task<string> ReadWorksheet(DailySummaryPlace place) => File.ReadAllTextAsync(place.Sample("closing-worksheet.csv"), TestContext.Current.CancellationToken);

    /// <summary>The samples' three days, told in Swedish: what most tests look at.</summary>
    public sealed class SwedishRun : IAsyncLifetime
    {
        internal DailySummaryPlace Place { get; } = new();

        internal RunResult Result { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Result = await Place.Run("-Culture", "sv-SE");

        public ValueTask DisposeAsync()
        {
            Place.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
