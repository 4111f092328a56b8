using System.Globalization;
using System.Resources;

namespace Prator.Recovery.Exchange;

/// <summary>The words of reports in one language, and how it writes days and numbers. They stand in ReportTexts.resx and ReportTexts.sv.resx.</summary>
public sealed class ReportTexts
{
    private static readonly ResourceManager Resources = new(typeof(ReportTexts));

    private ReportTexts(CultureInfo culture) => Culture = culture;

    /// <summary>By which days and numbers are written, and sorted.</summary>
    public CultureInfo Culture { get; }

    /// <summary>A text by its name.</summary>
    /// <exception cref="MissingManifestResourceException">There is none of that name.</exception>
    public string this[string name] =>
        Resources.GetString(name, Culture) ?? throw new MissingManifestResourceException($"There is no text `{name}`.");

    /// <summary>Swedish for Swedish and for the invariant culture, English for every other.</summary>
    public static ReportTexts For(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        return new ReportTexts(culture switch
        {
            { IsNeutralCulture: false, TwoLetterISOLanguageName: "sv" or "en" } => culture,
            { Name: "" } or { TwoLetterISOLanguageName: "sv" } => CultureInfo.GetCultureInfo("sv-SE"),
            _ => CultureInfo.GetCultureInfo("en-US"),
        });
    }

    /// <summary>A text with values in it.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">What takes the places of <c>{0}</c>, <c>{1}</c> …; written by <see cref="Write"/>.</param>
    public string Format(string name, params object?[] values) =>
        string.Format(Culture, this[name], [.. values.Select(Write)]);

    /// <summary>A text about a number, in the form that the number asks for: <c>name.one</c> or <c>name.other</c>.</summary>
    /// <param name="name">The name without its form.</param>
    /// <param name="count">The number, which is <c>{0}</c>.</param>
    /// <param name="more">What takes the places of <c>{1}</c> …</param>
    public string Count(string name, long count, params object?[] more) =>
        Format($"{name}.{(count == 1 ? "one" : "other")}", [count, .. more]);

    /// <summary>What people call a value: the text <c>Type.Name</c>.</summary>
    public Coded Of<T>(T value)
        where T : struct, Enum => new(value.ToString(), this[$"{typeof(T).Name}.{value}"]);

    /// <summary>What people call a value, as a heading: with a capital letter.</summary>
    public string HeadingOf<T>(T value)
        where T : struct, Enum => Of(value).Label is var label ? string.Concat(label[..1].ToUpper(Culture), label.AsSpan(1)) : string.Empty;

    /// <summary>A value as people read it in the text of a report; an empty text for null.</summary>
    public string Write(object? value) => value switch
    {
        null => string.Empty,
        DateOnly day => day.ToString(this["Format.Day"], Culture),
        DateTime time => time.ToString(this["Format.Time"], Culture),
        bool yes => this[yes ? "Yes" : "No"],
        double share => share.ToString("P1", Culture),
        long number => number.ToString("N0", Culture),
        int number => number.ToString("N0", Culture),
        IFormattable other => other.ToString(null, Culture),
        _ => value.ToString() ?? string.Empty,
    };
}
