using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Ledger.Tests;

/// <summary>One day's files, made up of rows.</summary>
internal sealed class Day(string asOf)
{
    public static readonly Act Somebody = new(new DateTimeOffset(2024, 2, 5, 6, 0, 0, TimeSpan.Zero), "somebody", "Test");

    public List<Stay>? Census { get; init; }

    public List<Episode>? Log { get; init; }

    public List<Episode>? Prator { get; init; }

    public List<Sip>? SipLog { get; init; }

    public List<Sip>? Sips { get; init; }

    public List<RejectedSeen> Rejected { get; init; } = [];

    public bool Backfill { get; init; }

    public Moment AsOf { get; } = Moment.EndOf(DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    public ImportRequest Request(RecoveryPolicy policy, string policyText) => new()
    {
        Act = Somebody,
        Policy = policy,
        PolicyText = policyText,
        AsOf = AsOf,
        Backfill = Backfill,
        Files =
        [
            .. File(Census, "census.csv", ItemSource.Census, RecordKind.Stay),
            .. File(Log, "log.csv", ItemSource.OutageLog, RecordKind.Episode),
            .. File(Prator, "prator.csv", ItemSource.Prator, RecordKind.Episode),
            .. File(SipLog, "sip-log.csv", ItemSource.OutageLog, RecordKind.Sip),
            .. File(Sips, "sip.csv", ItemSource.Prator, RecordKind.Sip),
        ],
        Stays = Rows(Census),
        LogEpisodes = Rows(Log),
        Episodes = Rows(Prator, Rejected),
        LogSips = Rows(SipLog),
        Sips = Rows(Sips),
    };

    private IEnumerable<SnapshotFile> File<T>(List<T>? rows, string name, ItemSource source, RecordKind kind)
        where T : ExportRow
    {
        if (rows is null)
        {
            return [];
        }

        int rejected = rows is List<Episode> && source == ItemSource.Prator ? Rejected.Count : 0;
        string content = string.Join('\n', rows.Select(r => r.ToString())) + string.Join('\n', Rejected);
        string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));
        return [new SnapshotFile(name, source, kind, hash, rows.Count + rejected, rows.Count, 0, rejected)];
    }

    private static IEnumerable<SeenRow<T>>? Rows<T>(List<T>? rows, List<RejectedSeen>? rejected = null)
        where T : ExportRow => rows is null ? null : [.. rows.Select(r => new SeenRow<T>(r, null)), .. (rejected ?? []).Select(r => new SeenRow<T>(null, r))];
}
