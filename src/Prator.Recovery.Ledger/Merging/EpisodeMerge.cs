using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Makes one episode of what the system, the outage log and the census say of it.</summary>
internal static class EpisodeMerge
{
    /// <param name="prator">What the newest export of the system that has it says; null where none ever had it.</param>
    /// <param name="log">What the outage log says; null where it says nothing.</param>
    /// <param name="both">Takes the disagreements.</param>
    public static Episode OfSources(Episode? prator, Episode? log, Disagreements both)
    {
        if (prator is null || log is null)
        {
            return prator ?? log!;
        }

        const ItemSource P = ItemSource.Prator;
        const ItemSource L = ItemSource.OutageLog;
        return SourceChoice.Common(prator, log, both) with
        {
            EpisodeId = prator.EpisodeId ?? log.EpisodeId,
            AdmittedAt = both.Date(nameof(Episode.AdmittedAt), P, prator.AdmittedAt, L, log.AdmittedAt),
            ReadyAt = both.Date(nameof(Episode.ReadyAt), P, prator.ReadyAt, L, log.ReadyAt),
            DischargedAt = both.Date(nameof(Episode.DischargedAt), P, prator.DischargedAt, L, log.DischargedAt),
            ClosedAt = both.Date(nameof(Episode.ClosedAt), P, prator.ClosedAt, L, log.ClosedAt),
            StillInpatient = both.Answer(nameof(Episode.StillInpatient), P, prator.StillInpatient, L, log.StillInpatient),
            Disposition = both.Place(nameof(Episode.Disposition), P, prator.Disposition, L, log.Disposition),
            LongTermNeed = both.Answer(nameof(Episode.LongTermNeed), P, prator.LongTermNeed, L, log.LongTermNeed),
            Agreement = both.Dated(nameof(Episode.Agreement), P, prator.Agreement, L, log.Agreement),
        };
    }

    /// <summary>
    /// Adds what the census says of the stay. That the patient left stands for good; that the patient was in counts only while
    /// the newest census says so.
    /// </summary>
    /// <param name="episode">What system and log say.</param>
    /// <param name="source">Which of them.</param>
    /// <param name="stay">The stay.</param>
    /// <param name="isPresent">Whether the newest census has it.</param>
    /// <param name="both">Takes the disagreements.</param>
    public static Episode WithStay(Episode episode, ItemSource source, Stay stay, bool isPresent, Disagreements both)
    {
        const ItemSource C = ItemSource.Census;
        YesNo inpatient = stay.StillInpatient == YesNo.Yes && !isPresent ? YesNo.Unknown : stay.StillInpatient;
        if (episode.StillInpatient == YesNo.Yes && stay.DischargedAt.IsSet)
        {
            both.Add(nameof(Episode.StillInpatient), source, nameof(YesNo.Yes), C, $"{nameof(Stay.DischargedAt)} {stay.DischargedAt}");
        }

        if (episode.DischargedAt.IsSet && inpatient == YesNo.Yes)
        {
            both.Add(nameof(Episode.DischargedAt), source, episode.DischargedAt.ToString(), C, $"{nameof(Stay.StillInpatient)} {nameof(YesNo.Yes)}");
        }

        return episode with
        {
            PatientId = episode.PatientId ?? (stay.PatientId.Length == 0 ? null : stay.PatientId),
            AdmittedAt = both.Date(nameof(Episode.AdmittedAt), source, episode.AdmittedAt, C, stay.AdmittedAt),
            DischargedAt = both.Date(nameof(Episode.DischargedAt), source, episode.DischargedAt, C, stay.DischargedAt),
            StillInpatient = both.Answer(nameof(Episode.StillInpatient), source, episode.StillInpatient, C, inpatient),
            Disposition = both.Place(nameof(Episode.Disposition), source, episode.Disposition, C, stay.Disposition),
            Unit = episode.Unit ?? stay.Unit,
            Warnings = [.. episode.Warnings.Union(stay.Warnings)],
        };
    }
}
