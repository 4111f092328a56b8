using System.Globalization;
using System.Management.Automation;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery.Remembering;

/// <summary>A fact as a person writes it, made what the ledger keeps.</summary>
internal static class GivenFacts
{
    /// <summary>Where the patient is: what <c>Disposition</c> and <c>StillInpatient</c> say together.</summary>
    public const string Whereabouts = nameof(Whereabouts);

    /// <summary>The id of the error where a value can't be read.</summary>
    public const string ValueUnreadable = nameof(ValueUnreadable);

    private static readonly Dictionary<string, string> OfLedger = new(StringComparer.OrdinalIgnoreCase)
    {
        [LedgerFact.SameAs] = LedgerFact.SameAs,
        ["SammaSom"] = LedgerFact.SameAs,
        [LedgerFact.Missing] = LedgerFact.Missing,
        ["Saknas"] = LedgerFact.Missing,
        [LedgerFact.Entered] = LedgerFact.Entered,
        ["Registrerat"] = LedgerFact.Entered,
    };

    private static readonly Dictionary<string, string> Words = new(StringComparer.OrdinalIgnoreCase)
    {
        [LedgerFact.NoOther] = LedgerFact.NoOther,
        ["Ingen"] = LedgerFact.NoOther,
        [LedgerFact.Removed] = LedgerFact.Removed,
        ["Borttagen"] = LedgerFact.Removed,
        [LedgerFact.Lost] = LedgerFact.Lost,
        ["Förlorad"] = LedgerFact.Lost,
        [LedgerFact.Accepted] = LedgerFact.Accepted,
        ["Godtas"] = LedgerFact.Accepted,
    };

    /// <summary>Every name that a fact of an item can be given by.</summary>
    public static IEnumerable<string> Names(RecordKind kind) => FactValue.Fields(kind)
        .Concat(kind == RecordKind.Episode ? [Whereabouts] : [])
        .Concat([LedgerFact.SameAs, LedgerFact.Missing, LedgerFact.Entered])
        .Order(StringComparer.Ordinal);

    /// <summary>The fields that a fact says.</summary>
    /// <param name="kind">What it is a fact of.</param>
    /// <param name="name">A property's name or a header of exports, Whereabouts, or what answers a question of the ledger.</param>
    /// <param name="value">As exports have it; null or blank where there is none.</param>
    /// <param name="options">How exports are read.</param>
    /// <exception cref="InputException">There is no such fact, or the value can't be read.</exception>
    public static IReadOnlyList<GivenFact> Read(RecordKind kind, string name, object? value, ReadingOptions options)
    {
        value = value is PSObject wrapped ? wrapped.BaseObject : value;
        object? given = value is string text && string.IsNullOrWhiteSpace(text) ? null : value;
        if (OfLedger.TryGetValue(name.Trim(), out string? ofLedger))
        {
            return [new GivenFact(ofLedger, WordOf(ofLedger, given))];
        }

        if (kind == RecordKind.Episode && name.Trim().Equals(Whereabouts, StringComparison.OrdinalIgnoreCase))
        {
            return WhereaboutsOf(given, options);
        }

        return [FieldOf(kind, FieldNamed(kind, name, options.Profile), given, options)];
    }

    /// <summary>The fields that a name means, for taking answers back.</summary>
    /// <inheritdoc cref="Read"/>
    public static IReadOnlyList<GivenFact> Named(RecordKind kind, string name, ReadingOptions options) =>
        OfLedger.TryGetValue(name.Trim(), out string? ofLedger) ? [new GivenFact(ofLedger, null)]
        : name.Trim().Equals(Whereabouts, StringComparison.OrdinalIgnoreCase) ? [new GivenFact(nameof(Episode.Disposition), null), new GivenFact(nameof(Episode.StillInpatient), null)]
        : [new GivenFact(FieldNamed(kind, name, options.Profile), null)];

    private static string? WordOf(string fact, object? value)
    {
        string text = value?.ToString()?.Trim() ?? string.Empty;
        return fact == LedgerFact.SameAs && text.Length > 0 && char.IsAsciiDigit(text[0]) ? $"#{text}" : Words.GetValueOrDefault(text, text);
    }

    private static string FieldNamed(RecordKind kind, string name, ImportProfile profile)
    {
        string? property = FactReader.PropertyOf(profile, KindOf(kind), name);
        return property is not null && FactValue.Fields(kind).Contains(property)
            ? property
            : throw new InputException(
                "FactUnknown",
                kind == RecordKind.Episode ? Messages.FactUnknownOfEpisode(PersonalNumber.Mask(name), NamesOf(kind)) : Messages.FactUnknownOfSip(PersonalNumber.Mask(name), NamesOf(kind)));
    }

    private static string NamesOf(RecordKind kind) => string.Join(", ", Names(kind));

    private static GivenFact FieldOf(RecordKind kind, string property, object? value, ReadingOptions options)
    {
        if (value is null)
        {
            return new GivenFact(property, null);
        }

        // What is shown in one line of a table or a prompt could pass for something else there.
        if ((Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty).Trim().Any(IsControl))
        {
            throw new InputException(ValueUnreadable, Messages.ValueHasControls(property));
        }

        (CareItem? item, string? fault) = kind == RecordKind.Episode ? Told(FactReader.Read<Episode>(options, property, value)) : Told(FactReader.Read<Sip>(options, property, value));
        if (item is null)
        {
            throw new InputException(ValueUnreadable, Messages.ValueUnreadable(property, fault));
        }

        string? read = FactValue.Of(item, property);
        return read != nameof(DispositionCode.Other)
            ? new GivenFact(property, read)
            : throw new InputException(ValueUnreadable, Messages.PlaceUnknown(property, Whereabouts));
    }

    private static bool IsControl(char c) => char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    private static IReadOnlyList<GivenFact> WhereaboutsOf(object? value, ReadingOptions options)
    {
        DispositionCode code = value?.ToString() is not { } text ? DispositionCode.Blank
            : Enum.TryParse(text.Trim(), ignoreCase: true, out DispositionCode named) && !char.IsAsciiDigit(text.Trim()[0]) && named is not (DispositionCode.Blank or DispositionCode.Other) ? named
            : Enum.Parse<DispositionCode>(FieldOf(RecordKind.Episode, nameof(Episode.Disposition), text, options).Value!);
        YesNo inpatient = code == DispositionCode.Blank ? YesNo.Unknown : code == DispositionCode.Inpatient ? YesNo.Yes : YesNo.No;
        bool isPlace = code is not (DispositionCode.Blank or DispositionCode.Inpatient);
        return
        [
            new GivenFact(nameof(Episode.Disposition), isPlace ? code.ToString() : null),
            new GivenFact(nameof(Episode.StillInpatient), inpatient == YesNo.Unknown ? null : inpatient.ToString()),
        ];
    }

    private static (CareItem? Item, string? Fault) Told<T>((T? Item, string? Fault) read)
        where T : CareItem => (read.Item, read.Fault);

    private static ItemKind KindOf(RecordKind kind) => kind == RecordKind.Episode ? ItemKind.Episode : ItemKind.Sip;
}
