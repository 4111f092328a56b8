using System.Diagnostics;
using System.Globalization;
using System.Text;
using Prator.Recovery.ConsoleHost.Tests.Processes;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.ConsoleHost.Tests;

/// <summary>
/// A process that takes two days in and orders closures between them is killed without warning, at any moment. What it leaves is
/// a ledger that proves itself and holds no half import, and running it again ends where an unbroken run does.
/// </summary>
public sealed class KilledImportTests : IDisposable
{
    private const int Kills = 100;
    private const int RunsAgain = 20;
    private const int Episodes = 400;

    /// <summary>The days in turn, with closures ordered between them; safe to run again.</summary>
    private const string Script = """
        param($Ledger, $Files)
        $ErrorActionPreference = 'Stop'
        $WarningPreference = 'SilentlyContinue'
        $null = Get-Command Import-PratorExport
        'begun'
        $null = Import-PratorExport -Episode "$Files/first.csv" -Ledger $Ledger -AsOf 2024-02-05 -Policy prator-2024-01
        Get-OutageEpisode -Ledger $Ledger -AsOf 2024-02-05 -Policy prator-2024-01 -Action Close |
            Close-PratorEpisode -Ledger $Ledger -AsOf 2024-02-05 -Confirm:$false | Out-Null
        $null = Import-PratorExport -Episode "$Files/second.csv" -Ledger $Ledger -AsOf 2024-02-06 -Policy prator-2024-01
        'ended'
        """;

    /// <summary>Runs the days again for each folder of a list, in one process.</summary>
    private const string Again = """
        param($List, $Files)
        foreach ($folder in [System.IO.File]::ReadAllLines($List)) {
            $env:XDG_DATA_HOME = "$folder/home"
            & "$Files/days.ps1" "$folder/recovery.db" $Files
        }
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("killed-");

    public KilledImportTests()
    {
        File.WriteAllText(PathOf("days.ps1"), Script);
        File.WriteAllText(PathOf("again.ps1"), Again);
        File.WriteAllText(PathOf("first.csv"), Export(isSecond: false));
        File.WriteAllText(PathOf("second.csv"), Export(isSecond: true));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Killed_AtAnyMoment_NothingIsHalfDone_AndRunningAgainEndsTheSame()
    {
        Run whole = new(this, "whole") { Moment = TimeSpan.Zero };
        TimeSpan lasted = await whole.ToEnd();
        string expected = whole.State();
        Assert.Contains("Verified", expected, StringComparison.Ordinal);
        Assert.Contains("Discrepancy", expected, StringComparison.Ordinal);

        Random random = new(20240205);
        Run[] runs = [.. Enumerable.Range(0, Kills).Select(i => new Run(this, $"run-{i}") { Moment = lasted * random.NextDouble() })];
        await Parallel.ForEachAsync(
            runs,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken },
            async (run, _) => await run.Kill());
        Assert.All(runs, run => run.MustBeWhole());

        // Where nearly every process had ended before it was killed, nothing would have been tried.
        int broken = runs.Count(r => r.WasKilled);
        Assert.True(broken > Kills / 2, $"Only {broken} of {Kills} processes were killed before they had ended.");

        foreach (Run[] some in runs.Chunk(RunsAgain))
        {
            await File.WriteAllLinesAsync(PathOf("list.txt"), some.Select(r => r.Folder), TestContext.Current.CancellationToken);
            RunResult again = await BuiltConsole.Run(PathOf("again.ps1"), PathOf("list.txt"), _folder.FullName);
            Assert.True(again.ExitCode == 0, again.Error);
        }

        Assert.All(runs, run => Assert.Equal(expected, run.State()));
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    // One in four is to be closed; the next day they are, one in ten with another date; one in fifty is gone.
    private static string Export(bool isSecond)
    {
        StringBuilder text = new("VårdtillfälleId;Personnummer;Skapad;Inskriven;Utklar;Faktiskt utskriven;Status;Kvar på sjukhus;Enhet\n");
        for (int i = 1; i <= Episodes; i++)
        {
            if (isSecond && i % 50 == 0)
            {
                continue;
            }

            string patient = string.Create(CultureInfo.InvariantCulture, $"19{40 + (i % 50):00}{1 + (i % 12):00}{1 + (i % 28):00}98{i % 100:00}");
            bool isHome = i % 4 == 0;
            bool isClosed = isHome && isSecond;
            string left = isClosed && i % 40 == 0 ? "2024-01-21" : "2024-01-20";
            text.Append(CultureInfo.InvariantCulture, $"VTF-{i:0000};{patient};2024-01-10;2024-01-{1 + (i % 9):00};{(isClosed ? "2024-02-05" : "")};{(isHome ? left : "")};{(isClosed ? "Avslutad" : "Öppen")};{(isHome ? "Nej" : "Ja")};Avdelning {i % 7}\n");
        }

        return text.ToString();
    }

    /// <summary>A ledger with keys of its own, and processes that fill it.</summary>
    private sealed class Run(KilledImportTests test, string name)
    {
        private readonly DirectoryInfo _folder = test._folder.CreateSubdirectory(name);

        public required TimeSpan Moment { get; init; }

        public bool WasKilled { get; private set; }

        public string Folder => _folder.FullName;

        private string LedgerPath => Path.Combine(_folder.FullName, "recovery.db");

        private string Home => Path.Combine(_folder.FullName, "home");

        /// <summary>Runs the script to its end.</summary>
        /// <returns>How long it took from where the module was loaded.</returns>
        public async Task<TimeSpan> ToEnd()
        {
            await using Conversation process = Conversation.With(Start());
            await process.Hears("begun");
            Stopwatch begun = Stopwatch.StartNew();
            (int exitCode, string said) = await process.End();
            Assert.True(exitCode == 0, said);
            return begun.Elapsed;
        }

        /// <summary>Runs the script, and kills the process when its moment has come.</summary>
        public async Task Kill()
        {
            await using Conversation conversation = Conversation.With(Start());
            await conversation.Hears("begun");
            using Process process = Process.GetProcessById(conversation.ProcessId);
            await Task.Delay(Moment, TestContext.Current.CancellationToken);
            WasKilled = !process.HasExited;
            process.Kill();
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        /// <summary>The ledger opens, proves itself, and holds whole imports only; or there is none yet.</summary>
        public void MustBeWhole()
        {
            if (!File.Exists(LedgerPath))
            {
                return;
            }

            using SqliteLedgerStore store = SqliteLedgerStore.Open(LedgerPath, TimeSpan.FromSeconds(30));
            using ILedgerReader reader = store.Read(CancellationToken.None);
            using LedgerKeys keys = LedgerKeys.Open(reader.Identity, Places());
            Assert.Empty(LedgerProof.Of(reader, keys, null, null, CancellationToken.None).Breaks);
            int imports = reader.Operations().Count(o => o.Kind == EventKinds.Imported);
            Assert.InRange(imports, 0, 2);
            Assert.Equal(imports == 0 ? 0 : Episodes, reader.Items(ItemQuery.All).Count());
        }

        /// <summary>Every item as it is, and every event but its time.</summary>
        public string State()
        {
            using SqliteLedgerStore store = SqliteLedgerStore.Open(LedgerPath, TimeSpan.FromSeconds(30));
            using ILedgerReader reader = store.Read(CancellationToken.None);
            IEnumerable<string> items = reader.Items(ItemQuery.All).Select(i => i.ToString());
            IEnumerable<string> events = LedgerHistory.Of(reader, EntryFilter.All).Select(e => $"{e.Seq} {e.Kind} {e.Item} {e.Detail}");
            return string.Join('\n', items.Concat(events));
        }

        private KeyPlaces Places() => new(Path.Combine(Home, "Prator.Recovery", "keys"), _ => null);

        private ProcessStartInfo Start()
        {
            ProcessStartInfo start = BuiltConsole.StartInfo([test.PathOf("days.ps1"), LedgerPath, test._folder.FullName]);
            start.Environment["XDG_DATA_HOME"] = Home;
            return start;
        }
    }
}
