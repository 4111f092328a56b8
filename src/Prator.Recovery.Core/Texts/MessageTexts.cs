using System.Globalization;
using System.Resources;

namespace Prator.Recovery.Core.Texts;

/// <summary>
/// The messages of an assembly: Swedish where <see cref="CultureInfo.CurrentUICulture"/> is Swedish, else English, as PowerShell's
/// own are. They are for whoever sits there, so nothing that is kept or sent may hold one; that is written by a culture of its own.
/// </summary>
/// <param name="messages">The class whose members are the messages; its .resx files bear its name.</param>
public sealed class MessageTexts(Type messages)
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-US");

    private readonly ResourceManager _resources = new(messages);

    /// <summary>A message.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="values">What takes the places of <c>{0}</c>, <c>{1}</c> …</param>
    /// <exception cref="MissingManifestResourceException">There is none of that name.</exception>
    public string Of(string name, params ReadOnlySpan<object?> values)
    {
        CultureInfo culture = Culture;
        string text = _resources.GetString(name, culture) ?? throw new MissingManifestResourceException($"There is no message `{name}`.");
        return values.IsEmpty ? text : string.Format(culture, text, values);
    }

    /// <summary>A message about a number, in the form that the number asks for: <c>name.one</c> or <c>name.other</c>.</summary>
    /// <param name="name">The name without its form.</param>
    /// <param name="count">The number, which is <c>{0}</c>.</param>
    /// <param name="more">What takes the places of <c>{1}</c> …</param>
    /// <inheritdoc cref="Of"/>
    public string Count(string name, long count, params ReadOnlySpan<object?> more) =>
        Of($"{name}.{(count == 1 ? "one" : "other")}", [count, .. more]);

    /// <summary>A message as it is kept, whoever sits there: in English.</summary>
    /// <inheritdoc cref="Of"/>
    public string Kept(string name) => _resources.GetString(name, English) ?? throw new MissingManifestResourceException($"There is no message `{name}`.");

    private static CultureInfo Culture => CultureInfo.CurrentUICulture is { TwoLetterISOLanguageName: "sv" } swedish ? swedish : English;
}
