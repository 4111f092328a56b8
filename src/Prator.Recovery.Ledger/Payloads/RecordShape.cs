using System.Text.Json;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>What the ledger must know of a kind of row: what tells it from others, and how it is kept.</summary>
internal abstract class RecordShape<T>
    where T : class
{
    public abstract RecordKind Kind { get; }

    public abstract string? IdOf(T row);

    public abstract string? PatientOf(T row);

    /// <summary>The date that tells a patient's items apart: admission of an episode and a stay, creation of a SIP.</summary>
    public abstract Moment DateOf(T row);

    /// <summary>Whether another row of the same source has the same key and says something else.</summary>
    public abstract bool IsDuplicate(T row);

    public abstract RowPlace PlaceOf(T row);

    /// <summary>Adds everything that the row says but its patient's number, its own id and its warnings.</summary>
    public abstract void Describe(RowContent content, T row);

    public abstract void Write(PayloadWriter writer, T row);

    public abstract T Read(JsonElement fields, ReadOnlyMemory<byte> secret, RowPlace place);
}

/// <summary>What episodes and SIPs have in common.</summary>
internal abstract class CareRecords<T> : RecordShape<T>
    where T : CareItem
{
    public override string? IdOf(T row) => row.Id;

    public override string? PatientOf(T row) => row.PatientId;

    public override bool IsDuplicate(T row) => row.Duplicate;

    public override RowPlace PlaceOf(T row) => row.Source;

    public override void Describe(RowContent content, T row)
    {
        content.Add(row.CreatedAt);
        content.Add((byte)row.Status, (byte)row.InPrator, (byte)row.IsProtected, row.Duplicate ? (byte)1 : (byte)0);
        content.Add(row.Unit);
        content.Add(row.Municipality);
        content.Add(row.Owner);
        content.Add(row.OwnerEmail);
    }
}

internal sealed class EpisodeRecords : CareRecords<Episode>
{
    public static readonly EpisodeRecords Shape = new();

    public override RecordKind Kind => RecordKind.Episode;

    public override Moment DateOf(Episode row) => row.AdmittedAt;

    public override void Describe(RowContent content, Episode row)
    {
        base.Describe(content, row);
        content.Add(row.AdmittedAt);
        content.Add(row.ReadyAt);
        content.Add(row.DischargedAt);
        content.Add(row.ClosedAt);
        content.Add((byte)row.StillInpatient, (byte)row.LongTermNeed);
        content.Add(row.Disposition);
        content.Add(row.Agreement);
    }

    public override void Write(PayloadWriter writer, Episode row) => writer.Write(row);

    public override Episode Read(JsonElement fields, ReadOnlyMemory<byte> secret, RowPlace place) => PayloadReader.Episode(fields, secret, place);
}

internal sealed class SipRecords : CareRecords<Sip>
{
    public static readonly SipRecords Shape = new();

    public override RecordKind Kind => RecordKind.Sip;

    public override Moment DateOf(Sip row) => row.CreatedAt;

    public override void Describe(RowContent content, Sip row)
    {
        base.Describe(content, row);
        content.AddId(row.EpisodeId, isSecret: row.EpisodeId is { } episode && !ShownText.IsHarmless(episode));
        content.Add(row.MeetingHeld);
        content.Add(row.PlanCreatedAt);
        content.Add(row.EndedAt);
        content.Add((byte)row.Consent, (byte)row.Deceased);
        content.AddSecret(row.Participants);
        content.AddSecret(row.Goals);
        content.AddSecret(row.Activities);
    }

    public override void Write(PayloadWriter writer, Sip row) => writer.Write(row);

    public override Sip Read(JsonElement fields, ReadOnlyMemory<byte> secret, RowPlace place) => PayloadReader.Sip(fields, secret, place);
}

internal sealed class StayRecords : RecordShape<Stay>
{
    public static readonly StayRecords Shape = new();

    public override RecordKind Kind => RecordKind.Stay;

    public override string? IdOf(Stay row) => null;

    public override string? PatientOf(Stay row) => row.PatientId;

    public override Moment DateOf(Stay row) => row.AdmittedAt;

    public override bool IsDuplicate(Stay row) => row.Duplicate;

    public override RowPlace PlaceOf(Stay row) => row.Source;

    public override void Describe(RowContent content, Stay row)
    {
        content.Add(row.AdmittedAt);
        content.Add(row.DischargedAt);
        content.Add((byte)row.StillInpatient, row.Duplicate ? (byte)1 : (byte)0);
        content.Add(row.Disposition);
        content.Add(row.Unit);
    }

    public override void Write(PayloadWriter writer, Stay row) => writer.Write(row);

    public override Stay Read(JsonElement fields, ReadOnlyMemory<byte> secret, RowPlace place) => PayloadReader.Stay(fields, secret, place);
}
