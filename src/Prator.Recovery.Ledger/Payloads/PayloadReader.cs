using System.Text.Json;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>Reads what <see cref="PayloadWriter"/> wrote. Without the secret part the item has no personnummer and no free texts.</summary>
internal static class PayloadReader
{
    public static Episode Episode(JsonElement fields, ReadOnlyMemory<byte> secret, RowPlace place)
    {
        using JsonDocument? hidden = Hidden(secret);
        Fields f = new(fields, hidden?.RootElement);
        return Common(new Episode { Source = place }, f) with
        {
            EpisodeId = f.Text(PayloadField.EpisodeId),
            AdmittedAt = f.Date(PayloadField.AdmittedAt),
            ReadyAt = f.Date(PayloadField.ReadyAt),
            DischargedAt = f.Date(PayloadField.DischargedAt),
            ClosedAt = f.Date(PayloadField.ClosedAt),
            StillInpatient = f.Code<YesNo>(PayloadField.StillInpatient),
            Disposition = f.Place(),
            LongTermNeed = f.Code<YesNo>(PayloadField.LongTermNeed),
            Agreement = f.Dated(PayloadField.Agreement),
        };
    }

    public static Sip Sip(JsonElement fields, ReadOnlyMemory<byte> secret, RowPlace place)
    {
        using JsonDocument? hidden = Hidden(secret);
        Fields f = new(fields, hidden?.RootElement);
        return Common(new Sip { Source = place }, f) with
        {
            SipId = f.Text(PayloadField.SipId),
            EpisodeId = f.Text(PayloadField.EpisodeId),
            MeetingHeld = f.Dated(PayloadField.MeetingHeld),
            PlanCreatedAt = f.Date(PayloadField.PlanCreatedAt),
            EndedAt = f.Date(PayloadField.EndedAt),
            Consent = f.Code<YesNo>(PayloadField.Consent),
            Deceased = f.Code<YesNo>(PayloadField.Deceased),
            Participants = f.Texts(PayloadField.Participants),
            Goals = f.Texts(PayloadField.Goals),
            Activities = f.Texts(PayloadField.Activities),
        };
    }

    public static Stay Stay(JsonElement fields, ReadOnlyMemory<byte> secret, RowPlace place)
    {
        using JsonDocument? hidden = Hidden(secret);
        Fields f = new(fields, hidden?.RootElement);
        return new Stay
        {
            Source = place,
            PatientId = f.Text(PayloadField.PatientId) ?? string.Empty,
            AdmittedAt = f.Date(PayloadField.AdmittedAt),
            DischargedAt = f.Date(PayloadField.DischargedAt),
            StillInpatient = f.Code<YesNo>(PayloadField.StillInpatient),
            Disposition = f.Place(),
            Unit = f.Text(PayloadField.Unit),
            Duplicate = f.Flag(PayloadField.Duplicate),
            Warnings = f.Texts(PayloadField.Warnings),
        };
    }

    private static T Common<T>(T blank, in Fields f)
        where T : CareItem
    {
        CareItem item = blank;
        item = item with
        {
            PatientId = f.Text(PayloadField.PatientId),
            CreatedAt = f.Date(PayloadField.CreatedAt),
            Status = f.Code<ItemStatus>(PayloadField.Status),
            InPrator = f.Code<YesNo>(PayloadField.InPrator),
            IsProtected = f.Code<YesNo>(PayloadField.IsProtected),
            Unit = f.Text(PayloadField.Unit),
            Municipality = f.Text(PayloadField.Municipality),
            Owner = f.Text(PayloadField.Owner),
            OwnerEmail = f.Text(PayloadField.OwnerEmail),
            Duplicate = f.Flag(PayloadField.Duplicate),
            Warnings = f.Texts(PayloadField.Warnings),
        };
        return (T)item;
    }

    private static JsonDocument? Hidden(ReadOnlyMemory<byte> secret) => secret.IsEmpty ? null : JsonDocument.Parse(secret);

    private readonly struct Fields(JsonElement clear, JsonElement? secret)
    {
        public string? Text(JsonEncodedText name) => Find(name)?.GetString();

        public Moment Date(JsonEncodedText name) => Text(name) is { } text ? MomentText.Read(text) : Moment.Missing;

        public bool Flag(JsonEncodedText name) => Find(name)?.GetBoolean() ?? false;

        public TCode Code<TCode>(JsonEncodedText name)
            where TCode : struct, Enum => Text(name) is { } text ? Enum.Parse<TCode>(text) : default;

        public DatedAnswer Dated(JsonEncodedText name) => Text(name) switch
        {
            null => default,
            { } text when char.IsAsciiDigit(text[0]) => DatedAnswer.Of(MomentText.Read(text)),
            { } text => DatedAnswer.Of(Enum.Parse<YesNo>(text)),
        };

        public Disposition Place() => new(Code<DispositionCode>(PayloadField.Disposition), Text(PayloadField.DispositionText));

        public IReadOnlyList<string> Texts(JsonEncodedText name) =>
            Find(name) is { } list ? [.. list.EnumerateArray().Select(t => t.GetString() ?? string.Empty)] : [];

        private JsonElement? Find(JsonEncodedText name) =>
            clear.TryGetProperty(name.EncodedUtf8Bytes, out JsonElement found) ? found
            : secret is { } hidden && hidden.TryGetProperty(name.EncodedUtf8Bytes, out found) ? found
            : null;
    }
}
