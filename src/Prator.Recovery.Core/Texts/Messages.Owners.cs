namespace Prator.Recovery.Core;

internal static partial class Messages
{
    public static string AFileOfOwners => Texts.Of(nameof(AFileOfOwners));

    public static string APersonUnderLocal => Texts.Of(nameof(APersonUnderLocal));

    public static string AddressOfTwo(string address, string name, int line, string other) => Texts.Of(nameof(AddressOfTwo), address, name, line, other);

    public static string AddressStandsTwice(string address, int line) => Texts.Of(nameof(AddressStandsTwice), address, line);

    public static string AnEntryOfOwners => Texts.Of(nameof(AnEntryOfOwners));

    public static string EachEntryOfKey(string key) => Texts.Of(nameof(EachEntryOfKey), key);

    public static string EmailInvalid(string text) => Texts.Of(nameof(EmailInvalid), text);

    public static string LanguageUnknown(string key, string text, string allowed) => Texts.Of(nameof(LanguageUnknown), key, text, allowed);

    public static string MunicipalityInvalid(string key, string text) => Texts.Of(nameof(MunicipalityInvalid), key, text);

    public static string NameNotPlain => Texts.Of(nameof(NameNotPlain));

    public static string NoOwners => Texts.Of(nameof(NoOwners));

    public static string NobodyListed(string what) => Texts.Of(nameof(NobodyListed), what);

    public static string OfTheMunicipality(string name) => Texts.Of(nameof(OfTheMunicipality), name);

    public static string PlaceMissing(string what, string municipality, string unit) => Texts.Of(nameof(PlaceMissing), what, municipality, unit);

    public static string PlaceStandsTwice(string place, int line) => Texts.Of(nameof(PlaceStandsTwice), place, line);

    public static string TheMunicipality(string? name) => Texts.Of(nameof(TheMunicipality), name);

    public static string TheUnit(string name) => Texts.Of(nameof(TheUnit), name);

    public static string TooManyPairs(string what, int most, string municipality, string unit) => Texts.Of(nameof(TooManyPairs), what, most, municipality, unit);
}
