using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Makes one SIP of what the system and the outage log say of it.</summary>
internal static class SipMerge
{
    /// <param name="prator">What the newest export of the system that has it says; null where none ever had it.</param>
    /// <param name="log">What the outage log says; null where it says nothing.</param>
    /// <param name="both">Takes the disagreements.</param>
    public static Sip OfSources(Sip? prator, Sip? log, Disagreements both)
    {
        if (prator is null || log is null)
        {
            return prator ?? log!;
        }

        const ItemSource P = ItemSource.Prator;
        const ItemSource L = ItemSource.OutageLog;
        return SourceChoice.Common(prator, log, both) with
        {
            SipId = prator.SipId ?? log.SipId,
            EpisodeId = prator.EpisodeId ?? log.EpisodeId,
            MeetingHeld = both.Dated(nameof(Sip.MeetingHeld), P, prator.MeetingHeld, L, log.MeetingHeld),
            PlanCreatedAt = both.Date(nameof(Sip.PlanCreatedAt), P, prator.PlanCreatedAt, L, log.PlanCreatedAt),
            EndedAt = both.Date(nameof(Sip.EndedAt), P, prator.EndedAt, L, log.EndedAt),
            Consent = both.Answer(nameof(Sip.Consent), P, prator.Consent, L, log.Consent),
            Deceased = both.Answer(nameof(Sip.Deceased), P, prator.Deceased, L, log.Deceased),
            Participants = SourceChoice.List(prator.Participants, log.Participants),
            Goals = SourceChoice.List(prator.Goals, log.Goals),
            Activities = SourceChoice.List(prator.Activities, log.Activities),
        };
    }

    /// <summary>A SIP of a patient whose stay says deceased counts as deceased; where its own source says no, the sources disagree.</summary>
    public static Sip OfDeceased(Sip sip, ItemSource source, ItemSource teller, Disagreements both)
    {
        if (sip.Deceased == YesNo.No)
        {
            both.Add(nameof(Sip.Deceased), source, nameof(YesNo.No), teller, $"{nameof(Episode.Disposition)} {nameof(DispositionCode.Deceased)}");
        }

        return sip.Deceased == YesNo.Yes ? sip : sip with { Deceased = YesNo.Yes };
    }
}
