using System.Globalization;

namespace Prator.Recovery.Samples;

/// <summary>
/// A person who does not exist. Birth numbers 980–999 are set apart for such persons, and no other is ever drawn.
/// </summary>
/// <param name="Number">The 12 digits, or a reserve number.</param>
internal sealed record Patient(string Number)
{
    private const int SamordningsnummerDay = 60;

    public bool IsReserve => char.IsAsciiLetter(Number[0]);

    /// <summary>Twelve digits and a dash; a reserve number as it is.</summary>
    public string Dashed => IsReserve ? Number : $"{Number[..8]}-{Number[8..]}";

    /// <summary>Ten digits, with a plus instead of the dash for who is a hundred; a reserve number as it is.</summary>
    public string Short => IsReserve ? Number : Number[2..8] + (IsHundred ? '+' : '-') + Number[8..];

    private bool IsHundred => string.CompareOrdinal(Number[..8], "19240206") < 0;

    /// <exception cref="ArgumentOutOfRangeException">The birth number could be somebody's.</exception>
    public static Patient Of(DateTime born, int birthNumber, bool hasSamordningsnummer = false)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(birthNumber, 980);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(birthNumber, 999);
        int day = born.Day + (hasSamordningsnummer ? SamordningsnummerDay : 0);
        string nine = string.Create(CultureInfo.InvariantCulture, $"{born:yyMM}{day:00}{birthNumber}");
        return new Patient(string.Create(CultureInfo.InvariantCulture, $"{born:yyyy}{nine[2..]}{CheckDigit(nine)}"));
    }

    public static Patient Reserve(int number) => new(string.Create(CultureInfo.InvariantCulture, $"RES{number:000}VI"));

    /// <summary>The same with a last digit that does not fit; a reserve number has none.</summary>
    public Patient WithWrongChecksum() => IsReserve ? this : new Patient(Number[..11] + (char)('0' + ((Number[11] - '0' + 1) % 10)));

    // The Luhn sum, of the nine digits before the last.
    private static int CheckDigit(string nine)
    {
        int sum = 0;
        for (int i = 0; i < nine.Length; i++)
        {
            int product = (nine[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += product > 9 ? product - 9 : product;
        }

        return (10 - (sum % 10)) % 10;
    }
}
