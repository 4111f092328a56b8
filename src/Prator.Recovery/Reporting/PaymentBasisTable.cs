using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Reporting;

/// <summary>Episodes whose Utklar is, or is to be set, later than the discharge: whole dates, as V4 compares them.</summary>
internal static class PaymentBasisTable
{
    public static ReportTable Of(ReportTexts texts, IEnumerable<(ItemRow? Row, OutageEpisode Episode, string? Owner)> episodes)
    {
        NameOrder names = new(texts.Culture);
        return new ReportTable
        {
            Key = "paymentBasis",
            Heading = texts["Part.paymentBasis"],
            Note = texts["Part.paymentBasis.note"],
            Empty = texts["Empty.paymentBasis"],
            GroupedBy = "municipality",
            Columns = ReportColumns.Of(texts, "municipality", "unit", "reference", "readyAt", "dischargedAt", "daysLater", "action", "state", "rule", "owner"),
            Rows =
            [
                .. episodes.Select(e => (e.Row, e.Episode, e.Owner, Ready: Set(e.Episode, nameof(OutageEpisode.ReadyAt), e.Episode.ReadyAt), Left: Set(e.Episode, nameof(OutageEpisode.DischargedAt), e.Episode.DischargedAt)))
                    // Where it is asked what is right, nothing is known yet.
                    .Where(e => e.Ready > e.Left && (e.Row?.Action ?? e.Episode.Action) != RecoveryAction.Review)
                    .OrderBy(e => e.Episode.Municipality, names)
                    .ThenBy(e => e.Episode.Unit, names)
                    .ThenBy(e => e.Left)
                    .Select(e => (IReadOnlyList<object?>)
                    [
                        ReportScope.Masked(e.Episode.Municipality), ReportScope.Masked(e.Episode.Unit), e.Episode.ToString(), e.Ready, e.Left, (long)(e.Ready!.Value.DayNumber - e.Left!.Value.DayNumber),
                        CountTables.Action(e.Row?.Action ?? e.Episode.Action, texts, e.Episode.Triage.Policy.System), e.Row is { } row ? texts.Of(row.State) : null,
                        e.Row?.Rule ?? e.Episode.Rule, e.Owner,
                    ]),
            ],
        };
    }

    // What is to be keyed in counts before what is there.
    private static DateOnly? Set(OutageEpisode episode, string field, DateTime? known) =>
        episode.Changes.FirstOrDefault(c => c.Field == field)?.Value ?? (known is { } time ? DateOnly.FromDateTime(time) : null);
}
