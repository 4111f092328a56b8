using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Tests;

/// <summary>
/// The routine of January 2024 as a person would program it by hand: plain ifs over a record. Written from the tables
/// alone, without the policy's YAML and without the comparisons of <see cref="Moment"/>, so that it errs by itself.
/// </summary>
internal static class PlainReading
{
    private static readonly DateOnly FirstDay = new(2024, 1, 17);
    private static readonly DateOnly LastDay = new(2024, 1, 31);
    private static readonly DateOnly RestoredDay = new(2024, 2, 2);
    private static readonly TimeSpan RestoredTime = TimeSpan.FromHours(8);

    public static PlainOutcome Of(Episode episode, Moment asOf)
    {
        EpisodeFacts facts = new(
            Duplicate: episode.Duplicate,
            Conflict: Contradicts(episode, asOf),
            Status: StatusOf(episode),
            Created: CreatedOf(episode.CreatedAt),
            InPrator: episode.InPrator,
            Whereabouts: WhereaboutsOf(episode),
            Discharged: episode.DischargedAt.IsSet,
            Ready: episode.ReadyAt.IsSet,
            Need: episode.LongTermNeed,
            Agreement: AgreementOf(episode.Agreement, asOf));
        (string rule, RecoveryAction action) = Of(facts);
        int questions = 0;
        if (action == RecoveryAction.Review)
        {
            questions++;
        }

        if (action is RecoveryAction.Register or RecoveryAction.RegisterByAgreement && facts.InPrator == YesNo.Unknown)
        {
            questions++;
        }

        if (rule == "E2" && (facts.Need == YesNo.Yes || facts.Agreement == YesNo.Yes))
        {
            questions++;
        }

        if (rule == "E4")
        {
            PaymentBasis payment = asOf.Date > episode.DischargedAt.Date ? PaymentBasis.Exclude : PaymentBasis.Unaffected;
            return new PlainOutcome(rule, action, questions, asOf.Date, episode.DischargedAt.Date, payment);
        }

        if (rule == "E4-READY")
        {
            PaymentBasis payment = episode.ReadyAt.Date > episode.DischargedAt.Date ? PaymentBasis.Exclude : PaymentBasis.Unaffected;
            return new PlainOutcome(rule, action, questions, null, episode.DischargedAt.Date, payment);
        }

        return new PlainOutcome(rule, action, questions, null, null, null);
    }

    public static PlainOutcome Of(Sip sip, Moment asOf)
    {
        SipFacts facts = new(
            Duplicate: sip.Duplicate,
            Conflict: Earlier(sip.EndedAt, sip.CreatedAt) || Earlier(asOf, sip.CreatedAt) || Earlier(asOf, sip.PlanCreatedAt) || Earlier(asOf, sip.EndedAt),
            Status: sip.Status == ItemStatus.Blank ? ItemStatus.Open : sip.Status,
            Created: SipCreatedOf(sip.CreatedAt),
            InPrator: sip.InPrator,
            Ended: EndedOf(sip.EndedAt),
            Deceased: sip.Deceased,
            Consent: sip.Consent,
            Plan: sip.PlanCreatedAt.IsSet,
            Meeting: MeetingOf(sip.MeetingHeld, asOf));
        (string rule, RecoveryAction action) = Of(facts);
        int questions = 0;
        if (action == RecoveryAction.Review || rule == "S2-ASK")
        {
            questions++;
        }

        if (action is RecoveryAction.Register or RecoveryAction.CreateInitiativeAndInvite or RecoveryAction.CreateInitiativeAndRegisterPlan
            && facts.InPrator == YesNo.Unknown)
        {
            questions++;
        }

        return new PlainOutcome(rule, action, questions, null, null, null);
    }

    public static (string Rule, RecoveryAction Action) Of(EpisodeFacts f)
    {
        if (f.Duplicate)
        {
            return ("E-DUPLICATE", RecoveryAction.Review);
        }

        if (f.Conflict)
        {
            return ("E-CONFLICT", RecoveryAction.Review);
        }

        if (f.Status == ItemStatus.Unknown)
        {
            return ("E-STATUS", RecoveryAction.Review);
        }

        if (f.Status is ItemStatus.Closed or ItemStatus.Cancelled)
        {
            return ("E-DONE", RecoveryAction.None);
        }

        return f.Created switch
        {
            Period.Missing => ("E-NODATE", RecoveryAction.Review),
            Period.Before => CreatedBefore(f),
            Period.During => CreatedDuring(f),
            _ => CreatedAfter(f),
        };
    }

    private static (string Rule, RecoveryAction Action) CreatedAfter(EpisodeFacts f)
    {
        if (f.Whereabouts == Whereabouts.Deceased)
        {
            return ("E1-DECEASED", RecoveryAction.Review);
        }

        return f.InPrator == YesNo.Yes
            ? ("E1-IN", RecoveryAction.ContinueInPrator)
            : ("E1", RecoveryAction.Register);
    }

    private static (string Rule, RecoveryAction Action) CreatedDuring(EpisodeFacts f)
    {
        if (f.Need == YesNo.Yes && f.Agreement == YesNo.Yes)
        {
            if (f.Whereabouts == Whereabouts.Deceased)
            {
                return ("E2-DECEASED", RecoveryAction.Review);
            }

            return f.InPrator == YesNo.Yes
                ? ("E2-AGREED-IN", RecoveryAction.ContinueInPrator)
                : ("E2-AGREED", RecoveryAction.RegisterByAgreement);
        }

        return f.InPrator == YesNo.Yes
            ? ("E2-IN", RecoveryAction.Review)
            : ("E2", RecoveryAction.ContinueManually);
    }

    private static (string Rule, RecoveryAction Action) CreatedBefore(EpisodeFacts f)
    {
        if (f.InPrator == YesNo.No)
        {
            return ("E-ABSENT", RecoveryAction.Review);
        }

        switch (f.Whereabouts)
        {
            case Whereabouts.Inpatient:
                return ("E3", RecoveryAction.ContinueInPrator);
            case Whereabouts.OtherHospital:
                return ("E5-OTHER", RecoveryAction.Review);
            case Whereabouts.Deceased:
                return ("E5-DECEASED", RecoveryAction.Review);
            case Whereabouts.Unknown:
                return ("E5-UNKNOWN", RecoveryAction.Review);
        }

        if (!f.Discharged)
        {
            return ("E4-NODATE", RecoveryAction.Review);
        }

        return f.Ready ? ("E4-READY", RecoveryAction.Close) : ("E4", RecoveryAction.Close);
    }

    public static (string Rule, RecoveryAction Action) Of(SipFacts f)
    {
        if (f.Duplicate)
        {
            return ("S-DUPLICATE", RecoveryAction.Review);
        }

        if (f.Conflict)
        {
            return ("S-CONFLICT", RecoveryAction.Review);
        }

        if (f.Status is ItemStatus.Unknown or ItemStatus.Cancelled)
        {
            return ("S-STATUS", RecoveryAction.Review);
        }

        return f.Created switch
        {
            SipPeriod.Missing => ("S-NODATE", RecoveryAction.Review),
            SipPeriod.GapTail => ("S-TAIL", RecoveryAction.Review),
            SipPeriod.Before => CreatedBefore(f),
            SipPeriod.During => CreatedDuring(f),
            _ => CreatedAfter(f),
        };
    }

    private static (string Rule, RecoveryAction Action) CreatedBefore(SipFacts f)
    {
        if (f.InPrator == YesNo.No)
        {
            return ("S-ABSENT", RecoveryAction.Review);
        }

        if (f.Status == ItemStatus.Closed)
        {
            return ("S3-DONE", RecoveryAction.None);
        }

        if (f.Ended != End.Missing)
        {
            return ("S3", RecoveryAction.CloseByNormalRoutine);
        }

        return f.Deceased == YesNo.Yes
            ? ("S-DECEASED", RecoveryAction.Review)
            : ("S-OPEN", RecoveryAction.ContinueInPrator);
    }

    private static (string Rule, RecoveryAction Action) CreatedDuring(SipFacts f)
    {
        if (f.InPrator == YesNo.Yes)
        {
            return ("S-IN", RecoveryAction.Review);
        }

        switch (f.Ended)
        {
            case End.InOutage:
                return ("S4", RecoveryAction.DoNotRegister);
            case End.Tail:
                return ("S4-TAIL", RecoveryAction.DoNotRegister);
            case End.Late:
                return ("S-LATE", RecoveryAction.Review);
        }

        if (f.Status == ItemStatus.Closed)
        {
            return ("S-CLOSED", RecoveryAction.Review);
        }

        if (f.Deceased == YesNo.Yes)
        {
            return ("S-DECEASED", RecoveryAction.Review);
        }

        if (f.Consent == YesNo.No)
        {
            return ("S-CONSENT", RecoveryAction.Review);
        }

        if (!f.Plan)
        {
            return f.Meeting switch
            {
                YesNo.No => ("S1", RecoveryAction.CreateInitiativeAndInvite),
                YesNo.Yes => ("S1-HELD", RecoveryAction.Review),
                _ => ("S1-ASK", RecoveryAction.Review),
            };
        }

        return f.Meeting switch
        {
            YesNo.Yes => ("S2", RecoveryAction.CreateInitiativeAndRegisterPlan),
            YesNo.No => ("S2-NOTHELD", RecoveryAction.Review),
            _ => ("S2-ASK", RecoveryAction.CreateInitiativeAndRegisterPlan),
        };
    }

    private static (string Rule, RecoveryAction Action) CreatedAfter(SipFacts f)
    {
        if (f.Status == ItemStatus.Closed)
        {
            return ("S-NEW-DONE", RecoveryAction.None);
        }

        if (f.Deceased == YesNo.Yes)
        {
            return ("S-DECEASED", RecoveryAction.Review);
        }

        return f.InPrator == YesNo.Yes
            ? ("S-NEW-IN", RecoveryAction.ContinueInPrator)
            : ("S-NEW", RecoveryAction.Register);
    }

    private static bool Contradicts(Episode e, Moment asOf)
    {
        if (Earlier(e.DischargedAt, e.AdmittedAt))
        {
            return true;
        }

        if (Earlier(asOf, e.CreatedAt) || Earlier(asOf, e.AdmittedAt) || Earlier(asOf, e.DischargedAt) || Earlier(asOf, e.ClosedAt))
        {
            return true;
        }

        if (e.DischargedAt.IsSet && (Earlier(asOf, e.ReadyAt) || WhereaboutsOf(e) == Whereabouts.Inpatient))
        {
            return true;
        }

        bool left = e.Disposition.Code is DispositionCode.Home or DispositionCode.OtherHospital or DispositionCode.Deceased;
        return (e.StillInpatient == YesNo.Yes && left) || (e.Status == ItemStatus.Open && e.ClosedAt.IsSet);
    }

    private static Whereabouts WhereaboutsOf(Episode e)
    {
        switch (e.Disposition.Code)
        {
            case DispositionCode.Home:
                return Whereabouts.Home;
            case DispositionCode.OtherHospital:
                return Whereabouts.OtherHospital;
            case DispositionCode.Deceased:
                return Whereabouts.Deceased;
            case DispositionCode.Inpatient:
                return Whereabouts.Inpatient;
            case DispositionCode.Other:
                return Whereabouts.Unknown;
        }

        if (e.StillInpatient == YesNo.Yes)
        {
            return Whereabouts.Inpatient;
        }

        return e.DischargedAt.IsSet || e.StillInpatient == YesNo.No ? Whereabouts.Home : Whereabouts.Unknown;
    }

    private static ItemStatus StatusOf(Episode e)
    {
        if (e.Status != ItemStatus.Blank)
        {
            return e.Status;
        }

        return e.ClosedAt.IsSet ? ItemStatus.Closed : ItemStatus.Open;
    }

    private static YesNo AgreementOf(DatedAnswer agreement, Moment asOf)
    {
        if (!agreement.Date.IsSet)
        {
            return agreement.Answer;
        }

        return Earlier(asOf, agreement.Date) ? YesNo.No : YesNo.Yes;
    }

    private static YesNo MeetingOf(DatedAnswer meeting, Moment asOf)
    {
        if (!meeting.Date.IsSet)
        {
            return meeting.Answer;
        }

        if (Earlier(meeting.Date, asOf))
        {
            return YesNo.Yes;
        }

        return Earlier(asOf, meeting.Date) ? YesNo.No : YesNo.Unknown;
    }

    private static Period CreatedOf(Moment created)
    {
        if (!created.IsSet)
        {
            return Period.Missing;
        }

        if (created.Date < FirstDay)
        {
            return Period.Before;
        }

        return created.Date <= LastDay ? Period.During : Period.After;
    }

    private static SipPeriod SipCreatedOf(Moment created)
    {
        if (!created.IsSet)
        {
            return SipPeriod.Missing;
        }

        if (created.Date < FirstDay)
        {
            return SipPeriod.Before;
        }

        if (created.Date <= LastDay)
        {
            return SipPeriod.During;
        }

        return created.Date < RestoredDay || EarlyOnRestoredDay(created) ? SipPeriod.GapTail : SipPeriod.After;
    }

    private static End EndedOf(Moment ended)
    {
        if (!ended.IsSet)
        {
            return End.Missing;
        }

        if (ended.Date < RestoredDay)
        {
            return End.InOutage;
        }

        return EarlyOnRestoredDay(ended) ? End.Tail : End.Late;
    }

    private static bool EarlyOnRestoredDay(Moment moment) =>
        moment.Date == RestoredDay && moment.HasTime && moment.ToDateTime()!.Value.TimeOfDay < RestoredTime;

    /// <summary>Whole dates are compared where either is a bare date; nothing is earlier or later than a blank.</summary>
    private static bool Earlier(Moment one, Moment other)
    {
        if (!one.IsSet || !other.IsSet)
        {
            return false;
        }

        return one.HasTime && other.HasTime
            ? one.ToDateTime()!.Value < other.ToDateTime()!.Value
            : one.Date < other.Date;
    }
}

internal sealed record PlainOutcome(string Rule, RecoveryAction Action, int Questions, DateOnly? ReadyAt, DateOnly? DischargedAt, PaymentBasis? Payment);

internal enum Period
{
    Missing,
    Before,
    During,
    After,
}

internal enum SipPeriod
{
    Missing,
    Before,
    During,
    GapTail,
    After,
}

internal enum End
{
    Missing,
    InOutage,
    Tail,
    Late,
}

internal enum Whereabouts
{
    Inpatient,
    Home,
    OtherHospital,
    Deceased,
    Unknown,
}

internal sealed record EpisodeFacts(
    bool Duplicate,
    bool Conflict,
    ItemStatus Status,
    Period Created,
    YesNo InPrator,
    Whereabouts Whereabouts,
    bool Discharged,
    bool Ready,
    YesNo Need,
    YesNo Agreement);

internal sealed record SipFacts(
    bool Duplicate,
    bool Conflict,
    ItemStatus Status,
    SipPeriod Created,
    YesNo InPrator,
    End Ended,
    YesNo Deceased,
    YesNo Consent,
    bool Plan,
    YesNo Meeting);
