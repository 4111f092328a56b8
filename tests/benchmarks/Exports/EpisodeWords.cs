using System.Globalization;
using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Benchmarks.Exports;

/// <summary>The words that an export of the system writes, and invented names for what it is about.</summary>
internal static class EpisodeWords
{
    private static readonly DateTime FirstBirthday = new(1924, 3, 1);

    /// <summary>Four hundred units of hospitals that do not exist.</summary>
    public static IReadOnlyList<string> Units { get; } =
    [
        .. from clinic in new[] { "Medicin", "Kirurgi", "Ortopedi", "Geriatrik", "Stroke", "Hjärt", "Lung", "Infektion" }
           from ward in Enumerable.Range(1, 50)
           select string.Create(CultureInfo.InvariantCulture, $"{clinic} avd {ward:00} Vinga"),
    ];

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"VTF-{number:0000000}");

    /// <summary>Twelve digits of a person who does not exist: the birth numbers 980–999 are set apart for such.</summary>
    public static string Patient(int number)
    {
        DateTime born = FirstBirthday.AddDays(number % 28_000);
        Span<char> digits = stackalloc char[12];
        digits.TryWrite(CultureInfo.InvariantCulture, $"{born:yyyyMMdd}{980 + (number / 28_000 % 20)}", out _);
        digits[11] = CheckDigit(digits[2..11]);
        return digits.ToString();
    }

    public static string? Of(DispositionCode code) => code switch
    {
        DispositionCode.Home => "Ordinärt boende",
        DispositionCode.OtherHospital => "Annat sjukhus",
        DispositionCode.Deceased => "Avliden",
        DispositionCode.Inpatient => "Annan avdelning",
        DispositionCode.Other => "Rehabhem",
        _ => null,
    };

    public static string Of(ItemStatus status) => status switch
    {
        ItemStatus.Open => "Öppen",
        ItemStatus.Closed => "Avslutad",
        ItemStatus.Cancelled => "Makulerad",
        ItemStatus.Unknown => "Vilande",
        _ => string.Empty,
    };

    public static string Of(YesNo answer) => answer switch
    {
        YesNo.Yes => "Ja",
        YesNo.No => "Nej",
        _ => string.Empty,
    };

    // The Luhn sum, of the nine digits before the last.
    private static char CheckDigit(ReadOnlySpan<char> nine)
    {
        int sum = 0;
        for (int i = 0; i < nine.Length; i++)
        {
            int product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        return (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
