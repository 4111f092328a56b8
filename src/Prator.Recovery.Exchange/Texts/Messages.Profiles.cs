namespace Prator.Recovery.Exchange;

internal static partial class Messages
{
    public static string HeaderRowInvalid(string text) => Texts.Of(nameof(HeaderRowInvalid), text);

    public static string HeaderStandsTwice(string header, string property) => Texts.Of(nameof(HeaderStandsTwice), header, property);

    public static string NoHeader(string header) => Texts.Of(nameof(NoHeader), header);

    public static string NoSeparator(string text) => Texts.Of(nameof(NoSeparator), text);

    public static string SourceInvalid(string text) => Texts.Of(nameof(SourceInvalid), text);

    public static string WordStandsTwice(string word, string key) => Texts.Of(nameof(WordStandsTwice), word, key);
}
