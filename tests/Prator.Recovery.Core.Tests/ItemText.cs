using System.Globalization;
using System.Reflection;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Tests;

/// <summary>
/// Items as the tables of these tests write them: <c>CreatedAt 2024-01-20; InPrator no / unknown; Disposition home &amp; StillInpatient no</c>.
/// A semicolon parts what holds together, a slash the alternatives (the field's name may be left out after the first),
/// an ampersand joins several fields in one alternative. <c>-</c> is a blank field. What is not named is blank.
/// </summary>
internal static class ItemText
{
    private const string Blank = "-";

    private static readonly string[] Forms = ["yyyy-MM-dd HH:mm:ss.fffffff", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm"];

    /// <summary>Every combination of the alternatives of a text, each as a text without alternatives.</summary>
    public static IEnumerable<string> Combinations<T>(string text)
        where T : CareItem
    {
        IEnumerable<string> combinations = [""];
        foreach (string part in text.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            string[] alternatives = [.. Alternatives<T>(part)];
            combinations = [.. combinations.SelectMany(c => alternatives, (c, a) => c.Length == 0 ? a : $"{c}; {a}")];
        }

        return combinations;
    }

    /// <summary>The item of a text without alternatives. Where a field stands twice, the last counts.</summary>
    public static T Read<T>(string text)
        where T : CareItem
    {
        CareItem item = typeof(T) == typeof(Episode)
            ? new Episode { Source = new RowPlace("table", 1) }
            : new Sip { Source = new RowPlace("table", 1) };
        foreach (string assignment in text.Split([';', '&'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            (string name, string value) = Halves(assignment);
            PropertyInfo field = Field<T>(name) ?? throw new FormatException($"{typeof(T).Name} has no {name} ({text}).");
            field.SetValue(item, ValueOf(field.PropertyType, value));
        }

        return (T)item;
    }

    /// <summary>A bare date, a date with a time, or <c>-</c>.</summary>
    public static Moment Moment(string text)
    {
        if (text == Blank)
        {
            return Items.Moment.Missing;
        }

        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day)
            ? Items.Moment.On(day)
            : Items.Moment.At(DateTime.ParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None));
    }

    /// <summary>What a cmdlet makes of <c>-AsOf</c>: a bare date is the end of that day.</summary>
    public static Moment AsOf(string text) => Moment(text) is { HasTime: false } day ? Items.Moment.EndOf(day.Date) : Moment(text);

    private static IEnumerable<string> Alternatives<T>(string part)
    {
        string field = "";
        foreach (string alternative in part.Split(" / ", StringSplitOptions.TrimEntries))
        {
            (string name, _) = Halves(alternative);
            bool named = Field<T>(name) is not null;
            field = named ? name : field;
            yield return named ? alternative : $"{field} {alternative}";
        }
    }

    private static (string Name, string Value) Halves(string assignment)
    {
        int space = assignment.IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? (assignment, "") : (assignment[..space], assignment[(space + 1)..].Trim());
    }

    private static PropertyInfo? Field<T>(string name) => typeof(T).GetProperty(name) is { CanWrite: true } field ? field : null;

    private static object ValueOf(Type type, string value)
    {
        if (type == typeof(Moment))
        {
            return Moment(value);
        }

        if (type == typeof(DatedAnswer))
        {
            return Enum.TryParse(value, ignoreCase: true, out YesNo answer) ? DatedAnswer.Of(answer) : DatedAnswer.Of(Moment(value));
        }

        if (type == typeof(Disposition))
        {
            return new Disposition(Enum.Parse<DispositionCode>(value, ignoreCase: true));
        }

        if (type == typeof(IReadOnlyList<string>))
        {
            return value.Split(',', StringSplitOptions.TrimEntries);
        }

        return type.IsEnum ? Enum.Parse(type, value, ignoreCase: true) : Convert.ChangeType(value, type, CultureInfo.InvariantCulture);
    }
}
