using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>
/// One day's files, each read through once: their balance is known, so that the ledger is kept from others only while the rows
/// go in. The rows can be run through once more.
/// </summary>
internal sealed class SnapshotReading
{
    private readonly Func<Balance, Triage> _triage;
    private readonly List<RejectedItem> _rejected = [];
    private readonly Action _tick;
    private readonly ExportReading<Stay>? _stays;
    private readonly ExportReading<Episode>? _logEpisodes;
    private readonly ExportReading<Episode>? _episodes;
    private readonly ExportReading<Sip>? _logSips;
    private readonly ExportReading<Sip>? _sips;

    /// <param name="paths">The files.</param>
    /// <param name="options">How they are to be read; the source is what the paths say.</param>
    /// <param name="triage">What rejected rows share, from their balance.</param>
    /// <param name="progress">Is told the bytes read so far and in total, of all files and passes.</param>
    /// <param name="cancellation">Stops the reading.</param>
    /// <exception cref="ExportException">A file can't be read as what it was given for.</exception>
    public SnapshotReading(SnapshotPaths paths, ReadingOptions options, Func<Balance, Triage> triage, Action<long, long> progress, CancellationToken cancellation)
    {
        _triage = triage;
        JointProgress joint = new(progress, paths.All);
        _tick = joint.Tell;
        ReadingOptions hashed = options with { HashFiles = true };
        ReadingOptions system = hashed with { Source = ExportSource.Prator };

        // Of a log a blank InPrator stays unknown: the ledger knows from the system's own exports what the system holds.
        ReadingOptions log = hashed with { Source = ExportSource.Unstated };
        _stays = Open<Stay>(paths.Census, log, joint, cancellation);
        _logEpisodes = Open<Episode>(paths.LogEpisodes, log, joint, cancellation);
        _episodes = Open<Episode>(paths.Episodes, system, joint, cancellation);
        _logSips = Open<Sip>(paths.LogSips, log, joint, cancellation);
        _sips = Open<Sip>(paths.Sips, system, joint, cancellation);
        Files =
        [
            .. FilesOf(_episodes, ItemSource.Prator, RecordKind.Episode),
            .. FilesOf(_sips, ItemSource.Prator, RecordKind.Sip),
            .. FilesOf(_logEpisodes, ItemSource.OutageLog, RecordKind.Episode),
            .. FilesOf(_logSips, ItemSource.OutageLog, RecordKind.Sip),
            .. FilesOf(_stays, ItemSource.Census, RecordKind.Stay),
        ];
    }

    public IReadOnlyList<SnapshotFile> Files { get; }

    public IEnumerable<string> Warnings =>
    [
        .. new[] { _episodes?.Warnings, _sips?.Warnings, _logEpisodes?.Warnings, _logSips?.Warnings, _stays?.Warnings }.SelectMany(w => w ?? []),
        .. Files.Where(f => f.Rows == 0).Select(f => Messages.FileWithoutRows(f.Name)),
    ];

    /// <summary>The rejected rows that were met so far.</summary>
    public IReadOnlyList<RejectedItem> Rejected => _rejected;

    /// <summary>What the ledger is to take in. Its rows are read as they are asked for.</summary>
    public ImportRequest ToRequest(ImportRequest request) => request with
    {
        Files = Files,
        Tick = _tick,
        Stays = Rows(_stays, ItemKind.Stay),
        LogEpisodes = Rows(_logEpisodes, ItemKind.Episode),
        Episodes = Rows(_episodes, ItemKind.Episode),
        LogSips = Rows(_logSips, ItemKind.Sip),
        Sips = Rows(_sips, ItemKind.Sip),
    };

    /// <summary>Reads no more than is needed to know every rejected row, where the ledger did not read the rows.</summary>
    public void FindRejected()
    {
        Find(_episodes, ItemKind.Episode);
        Find(_sips, ItemKind.Sip);
        Find(_logEpisodes, ItemKind.Episode);
        Find(_logSips, ItemKind.Sip);
        Find(_stays, ItemKind.Stay);
    }

    private static ExportReading<T>? Open<T>(IReadOnlyList<string> paths, ReadingOptions options, JointProgress progress, CancellationToken cancellation)
        where T : ExportRow =>
        paths.Count == 0 ? null : ExportReader.Open<T>(paths, options, progress.Part(), cancellation);

    private static IEnumerable<SnapshotFile> FilesOf<T>(ExportReading<T>? reading, ItemSource source, RecordKind kind)
        where T : ExportRow =>
        reading is null ? [] : reading.Files.Select(f =>
            new SnapshotFile(PersonalNumber.Mask(Path.GetFileName(f.File)), source, kind, f.Sha256!, f.Balance.Rows, f.Balance.Items, f.Balance.Duplicates, f.Balance.Rejected));

    private IEnumerable<SeenRow<T>>? Rows<T>(ExportReading<T>? reading, ItemKind kind)
        where T : ExportRow => reading is null ? null : Seen(reading, kind);

    private IEnumerable<SeenRow<T>> Seen<T>(ExportReading<T> reading, ItemKind kind)
        where T : ExportRow
    {
        Triage triage = _triage(reading.Balance);
        foreach (ReadRow<T> row in reading.Rows())
        {
            if (row.Rejected is { } broken)
            {
                _rejected.Add(new RejectedItem(broken, triage, kind));
                yield return new SeenRow<T>(
                    null, new RejectedSeen(broken.File, broken.Row, broken.Column, broken.Why.ToStored(), broken.Reference, broken.Unit, broken.Municipality, broken.Owner) { Id = row.RejectedId });
            }
            else
            {
                yield return new SeenRow<T>(row.Item, null);
            }
        }
    }

    private void Find<T>(ExportReading<T>? reading, ItemKind kind)
        where T : ExportRow
    {
        if (reading is { Balance.Rejected: > 0 })
        {
            foreach (SeenRow<T> _ in Seen(reading, kind))
            {
            }
        }
    }

    /// <summary>Adds up what several readings tell of their progress.</summary>
    private sealed class JointProgress(Action<long, long> report, IEnumerable<string> files)
    {
        private const int Passes = 3;

        private readonly long _total = files.Where(File.Exists).Sum(f => new FileInfo(f).Length) * Passes;
        private readonly List<long> _read = [];

        /// <summary>Tells it again: on a thread that can show it.</summary>
        public void Tell() => report(_read.Sum(), _total);

        public Action<long, long> Part()
        {
            int part = _read.Count;
            _read.Add(0);
            return (read, _) =>
            {
                _read[part] = read;
                report(_read.Sum(), _total);
            };
        }
    }
}
