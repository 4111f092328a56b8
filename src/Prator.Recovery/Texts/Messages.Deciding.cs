namespace Prator.Recovery;

internal static partial class Messages
{
    public static string DecidedAlready(string name) => Texts.Of(nameof(DecidedAlready), name);

    public static string EpisodeOfThatNumber(string item) => Texts.Of(nameof(EpisodeOfThatNumber), item);

    public static string EpisodeOfThatReference(string item) => Texts.Of(nameof(EpisodeOfThatReference), item);

    public static string FactUnknownOfEpisode(string name, string known) => Texts.Of(nameof(FactUnknownOfEpisode), name, known);

    public static string FactUnknownOfSip(string name, string known) => Texts.Of(nameof(FactUnknownOfSip), name, known);

    public static string ItemIdAmbiguous(string target, string meanings, string items) => Texts.Of(nameof(ItemIdAmbiguous), target, meanings, items);

    public static string ItemOrRowAmbiguous(string target, string meanings, string items) => Texts.Of(nameof(ItemOrRowAmbiguous), target, meanings, items);

    public static string NoEpisodeDecided(string fault) => Texts.Of(nameof(NoEpisodeDecided), fault);

    public static string NoItem(string type) => Texts.Of(nameof(NoItem), type);

    public static string NoItemOrRow(string type) => Texts.Of(nameof(NoItemOrRow), type);

    public static string NoSipDecided(string fault) => Texts.Of(nameof(NoSipDecided), fault);

    public static string NoteHoldsIdentifier => Texts.Of(nameof(NoteHoldsIdentifier));

    public static string SipOfThatNumber(string item) => Texts.Of(nameof(SipOfThatNumber), item);

    public static string SipOfThatReference(string item) => Texts.Of(nameof(SipOfThatReference), item);
}
