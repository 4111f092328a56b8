using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Core.Owners;

/// <summary>What an owner answers for: a municipality, a unit, or a unit of one municipality. Equal whatever the case and the spaces.</summary>
internal readonly record struct OwnerPlace
{
    private const int CodeLength = 4;

    private string Municipality { get; init; }

    private string Unit { get; init; }

    /// <param name="municipality">Its name or code; null or blank where none is meant.</param>
    /// <param name="unit">Its name; null or blank where none is meant.</param>
    public OwnerPlace(string? municipality, string? unit)
    {
        string name = Normal(municipality);
        Municipality = IsNumber(name) ? name.PadLeft(CodeLength, '0') : name;
        Unit = Normal(unit);
    }

    /// <summary>The places of an item whose owner may answer for it, the most specific first.</summary>
    public IEnumerable<OwnerPlace> FromUnitToMunicipality
    {
        get
        {
            if (Unit.Length > 0)
            {
                if (Municipality.Length > 0)
                {
                    yield return this;
                }

                yield return this with { Municipality = "" };
            }

            if (Municipality.Length > 0)
            {
                yield return this with { Unit = "" };
            }
        }
    }

    /// <summary>Whether a text is a municipality as a file of owners may name it: no number, or one of four digits.</summary>
    public static bool IsMunicipality(string text) => Normal(text) is var name && (!IsNumber(name) || name.Length == CodeLength);

    // Spreadsheets take the zero off a code such as 0115, and exports pass that on.
    private static bool IsNumber(string name) => name.Length > 0 && name.All(char.IsAsciiDigit);

    private static string Normal(string? text) => string.IsNullOrWhiteSpace(text) ? "" : WellFormedText.Spaced(text).ToUpperInvariant();
}
