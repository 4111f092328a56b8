using System.Reflection;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Ledger;

/// <summary>The fields of items that a person can give, and their values as texts: none of them can tell who the patient is.</summary>
public static class FactValue
{
    private static readonly string[] Common =
    [
        nameof(CareItem.CreatedAt), nameof(CareItem.Status), nameof(CareItem.InPrator), nameof(ExportRow.Unit), nameof(CareItem.Municipality), nameof(CareItem.Owner),
    ];

    private static readonly Dictionary<string, PropertyInfo> OfEpisode = Properties<Episode>(
    [
        .. Common, nameof(Episode.AdmittedAt), nameof(Episode.ReadyAt), nameof(Episode.DischargedAt), nameof(Episode.ClosedAt),
        nameof(Episode.StillInpatient), nameof(Episode.Disposition), nameof(Episode.LongTermNeed), nameof(Episode.Agreement),
    ]);

    private static readonly Dictionary<string, PropertyInfo> OfSip = Properties<Sip>(
    [
        .. Common, nameof(Sip.MeetingHeld), nameof(Sip.PlanCreatedAt), nameof(Sip.EndedAt), nameof(Sip.Consent), nameof(Sip.Deceased),
    ]);

    private static readonly Dictionary<string, PropertyInfo> OfStay = Properties<Stay>(
        [nameof(Stay.AdmittedAt), nameof(Stay.DischargedAt), nameof(Stay.StillInpatient), nameof(Stay.Disposition), nameof(ExportRow.Unit)]);

    /// <summary>The names of the fields that can be given of an episode or a SIP.</summary>
    public static IEnumerable<string> Fields(RecordKind kind) => PropertiesOf(kind).Keys;

    /// <summary>What a row says of a field; null where it says nothing, or has no such field.</summary>
    public static string? Of(ExportRow row, string field)
    {
        ArgumentNullException.ThrowIfNull(row);
        Dictionary<string, PropertyInfo> properties = row switch { Episode => OfEpisode, Sip => OfSip, _ => OfStay };
        return properties.GetValueOrDefault(field)?.GetValue(row) switch
        {
            Moment moment => moment.IsSet ? MomentText.Of(moment) : null,
            YesNo answer => answer == YesNo.Unknown ? null : answer.ToString(),
            ItemStatus status => status == ItemStatus.Blank ? null : status.ToString(),
            Disposition place => place.Code == DispositionCode.Blank ? null : place.Code.ToString(),
            DatedAnswer dated => dated.Date.IsSet ? MomentText.Of(dated.Date) : dated.Answer == YesNo.Unknown ? null : dated.Answer.ToString(),
            string text => text,
            _ => null,
        };
    }

    /// <summary>An item with another value of a field.</summary>
    /// <param name="item">An episode or SIP.</param>
    /// <param name="field">One of <see cref="Fields"/>.</param>
    /// <param name="text">As <see cref="Of"/> gives it.</param>
    internal static T With<T>(T item, string field, string? text)
        where T : CareItem
    {
        T copy = item with { };
        PropertyInfo property = PropertiesOf(item is Episode ? RecordKind.Episode : RecordKind.Sip)[field];
        property.SetValue(copy, ValueOf(property.PropertyType, text));
        return copy;
    }

    /// <summary>Whether two texts of one field say the same: a bare date and a moment of that day do, and a dated answer and a yes.</summary>
    internal static bool Agree(string? one, string? other) =>
        one == other || (one is not null && other is not null && (DayOf(one), DayOf(other)) switch
        {
            ({ } a, { } b) => a.Date == b.Date && (!a.HasTime || !b.HasTime),
            ({ }, null) => other == nameof(YesNo.Yes),
            (null, { }) => one == nameof(YesNo.Yes),
            _ => false,
        });

    private static Moment? DayOf(string text) => text.Length > 0 && char.IsAsciiDigit(text[0]) && text.Contains('-', StringComparison.Ordinal) ? MomentOrNull(text) : null;

    private static Moment? MomentOrNull(string text)
    {
        try
        {
            return MomentText.Read(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static object? ValueOf(Type type, string? text)
    {
        if (type == typeof(Moment))
        {
            return text is null ? Moment.Missing : MomentText.Read(text);
        }

        if (type == typeof(DatedAnswer))
        {
            return text is null ? default(DatedAnswer) : Enum.TryParse(text, out YesNo answer) && !char.IsAsciiDigit(text[0]) ? DatedAnswer.Of(answer) : DatedAnswer.Of(MomentText.Read(text));
        }

        if (type == typeof(Disposition))
        {
            return text is null ? default(Disposition) : new Disposition(Enum.Parse<DispositionCode>(text));
        }

        return type.IsEnum ? text is null ? Enum.ToObject(type, 0) : Enum.Parse(type, text) : text;
    }

    private static Dictionary<string, PropertyInfo> PropertiesOf(RecordKind kind) => kind == RecordKind.Episode ? OfEpisode : OfSip;

    private static Dictionary<string, PropertyInfo> Properties<TRow>(string[] names) =>
        names.ToDictionary(n => n, n => typeof(TRow).GetProperty(n)!, StringComparer.Ordinal);
}
