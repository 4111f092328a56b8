using Prator.Recovery.Benchmarks.Measuring;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;
using static System.FormattableString;

namespace Prator.Recovery.Benchmarks.Ledger;

/// <summary>Takes a day's export in, read from the file as Import-PratorExport reads it: once before, for the balance and beside what the ledger knows, and once to take it in.</summary>
internal static class DayImport
{
    private static readonly string PolicyText = File.ReadAllText(Built.Policy);

    public static ImportOutcome Run(ILedgerStore store, LedgerKeys keys, string path, int day)
    {
        Task<KnownState?> known = Task.Run(() => KnownState.Of(() => store.Read(CancellationToken.None), CancellationToken.None));
        ExportReading<Episode> reading = ExportReader.Open<Episode>([path], Options());
        Balance balance = reading.Balance;
        KnownState? before = known.GetAwaiter().GetResult();
        using ILedgerWriter writer = store.Write(CancellationToken.None);
        return LedgerImport.Run(
            writer,
            keys,
            new ImportRequest
            {
                Act = new Act(DateTimeOffset.UtcNow, "benchmark", "benchmark"),
                Policy = Routine.Policy,
                PolicyText = PolicyText,
                AsOf = Moment.EndOf(Routine.Date.AddDays(day)),
                Files = [new SnapshotFile("export.csv", ItemSource.Prator, RecordKind.Episode, Invariant($"{day}"), balance.Rows, balance.Items, balance.Duplicates, balance.Rejected)],
                Known = before,
                Episodes = reading.Rows().Select(r => new SeenRow<Episode>(r.Item, null)),
            },
            CancellationToken.None);
    }

    public static IEnumerable<Episode> Episodes(string path) => ExportReader.Open<Episode>([path], Options()).Rows().Select(r => r.Item!);

    private static ReadingOptions Options() => new()
    {
        Profile = ImportProfile.Read(Path.GetFileName(Built.Profile), File.ReadAllText(Built.Profile)),
        Zone = Routine.Policy.TimeZone,
        AsOf = Routine.AsOf,
        Source = ExportSource.Prator,
    };
}
