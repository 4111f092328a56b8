using System.Buffers;
using System.Text.Json;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>
/// Writes what a row says as it is kept: a clear JSON object of fields, and a secret one of whatever may tell who the patient
/// is (personnummer, free texts, an id that is shaped like a personnummer). Equal rows give equal bytes; blank fields are
/// left out, and where the row was read is no part of it. One writer serves one thread.
/// </summary>
internal sealed class PayloadWriter : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _clearBytes = new(1024);
    private readonly ArrayBufferWriter<byte> _secretBytes = new(256);
    private readonly Utf8JsonWriter _clear;
    private readonly Utf8JsonWriter _secret;
    private bool _hasSecret;

    public PayloadWriter()
    {
        _clear = new Utf8JsonWriter(_clearBytes, Options);
        _secret = new Utf8JsonWriter(_secretBytes, Options);
    }

    /// <summary>The clear object of the row written last.</summary>
    public ReadOnlySpan<byte> Clear => _clearBytes.WrittenSpan;

    /// <summary>The secret object of the row written last; empty where it has no such field.</summary>
    public ReadOnlySpan<byte> Secret => _hasSecret ? _secretBytes.WrittenSpan : default;

    public void Write(Episode episode)
    {
        Begin(episode.PatientId);
        OwnId(PayloadField.EpisodeId, episode.EpisodeId);
        Common(episode);
        Date(PayloadField.AdmittedAt, episode.AdmittedAt);
        Date(PayloadField.ReadyAt, episode.ReadyAt);
        Date(PayloadField.DischargedAt, episode.DischargedAt);
        Date(PayloadField.ClosedAt, episode.ClosedAt);
        Answer(PayloadField.StillInpatient, episode.StillInpatient);
        Place(episode.Disposition);
        Answer(PayloadField.LongTermNeed, episode.LongTermNeed);
        Dated(PayloadField.Agreement, episode.Agreement);
        End();
    }

    public void Write(Sip sip)
    {
        Begin(sip.PatientId);
        OwnId(PayloadField.SipId, sip.SipId);
        OwnId(PayloadField.EpisodeId, sip.EpisodeId);
        Common(sip);
        Dated(PayloadField.MeetingHeld, sip.MeetingHeld);
        Date(PayloadField.PlanCreatedAt, sip.PlanCreatedAt);
        Date(PayloadField.EndedAt, sip.EndedAt);
        Answer(PayloadField.Consent, sip.Consent);
        Answer(PayloadField.Deceased, sip.Deceased);
        SecretList(PayloadField.Participants, sip.Participants);
        SecretList(PayloadField.Goals, sip.Goals);
        SecretList(PayloadField.Activities, sip.Activities);
        End();
    }

    public void Write(Stay stay)
    {
        Begin(stay.PatientId);
        Date(PayloadField.AdmittedAt, stay.AdmittedAt);
        Date(PayloadField.DischargedAt, stay.DischargedAt);
        Answer(PayloadField.StillInpatient, stay.StillInpatient);
        Place(stay.Disposition);
        Text(PayloadField.Unit, stay.Unit);
        Flag(PayloadField.Duplicate, stay.Duplicate);
        Texts(_clear, PayloadField.Warnings, stay.Warnings);
        End();
    }

    public void Dispose()
    {
        _clear.Dispose();
        _secret.Dispose();
    }

    private void Begin(string? patientId)
    {
        _clearBytes.ResetWrittenCount();
        _secretBytes.ResetWrittenCount();
        _clear.Reset();
        _secret.Reset();
        _hasSecret = false;
        _clear.WriteStartObject();
        _secret.WriteStartObject();
        if (patientId is not null)
        {
            _hasSecret = true;
            _secret.WriteString(PayloadField.PatientId, patientId);
        }
    }

    private void End()
    {
        _clear.WriteEndObject();
        _clear.Flush();
        _secret.WriteEndObject();
        _secret.Flush();
    }

    private void Common(CareItem item)
    {
        Date(PayloadField.CreatedAt, item.CreatedAt);
        if (item.Status != ItemStatus.Blank)
        {
            _clear.WriteString(PayloadField.Status, PayloadField.Of(item.Status));
        }

        Answer(PayloadField.InPrator, item.InPrator);
        Answer(PayloadField.IsProtected, item.IsProtected);
        Text(PayloadField.Unit, item.Unit);
        Text(PayloadField.Municipality, item.Municipality);
        Text(PayloadField.Owner, item.Owner);
        Text(PayloadField.OwnerEmail, item.OwnerEmail);
        Flag(PayloadField.Duplicate, item.Duplicate);
        Texts(_clear, PayloadField.Warnings, item.Warnings);
    }

    private void OwnId(JsonEncodedText name, string? id)
    {
        if (id is null)
        {
            return;
        }

        if (ShownText.IsHarmless(id))
        {
            _clear.WriteString(name, id);
        }
        else
        {
            Further().WriteString(name, id);
        }
    }

    private void Date(JsonEncodedText name, Moment moment)
    {
        if (moment.IsSet)
        {
            Span<char> text = stackalloc char[32];
            _clear.WriteString(name, text[..MomentText.Write(moment, text)]);
        }
    }

    private void Answer(JsonEncodedText name, YesNo answer)
    {
        if (answer != YesNo.Unknown)
        {
            _clear.WriteString(name, PayloadField.Of(answer));
        }
    }

    private void Dated(JsonEncodedText name, DatedAnswer answer)
    {
        Date(name, answer.Date);
        if (!answer.Date.IsSet)
        {
            Answer(name, answer.Answer);
        }
    }

    // A word that no profile knows may be anything, a name too.
    private void Place(Disposition disposition)
    {
        if (disposition.Code == DispositionCode.Blank)
        {
            return;
        }

        _clear.WriteString(PayloadField.Disposition, PayloadField.Of(disposition.Code));
        if (disposition.Text is { } text)
        {
            if (disposition.Code == DispositionCode.Other)
            {
                Further().WriteString(PayloadField.DispositionText, text);
            }
            else
            {
                _clear.WriteString(PayloadField.DispositionText, text);
            }
        }
    }

    private void Text(JsonEncodedText name, string? text)
    {
        if (text is not null)
        {
            _clear.WriteString(name, ShownText.Of(text));
        }
    }

    private void Flag(JsonEncodedText name, bool isSet)
    {
        if (isSet)
        {
            _clear.WriteBoolean(name, true);
        }
    }

    private void SecretList(JsonEncodedText name, IReadOnlyList<string> texts)
    {
        if (texts.Count > 0)
        {
            Texts(Further(), name, texts);
        }
    }

    private static void Texts(Utf8JsonWriter writer, JsonEncodedText name, IReadOnlyList<string> texts)
    {
        if (texts.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private Utf8JsonWriter Further()
    {
        _hasSecret = true;
        return _secret;
    }
}
