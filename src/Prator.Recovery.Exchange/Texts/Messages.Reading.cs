namespace Prator.Recovery.Exchange;

internal static partial class Messages
{
    public static string AndMore(string names, int more) => Texts.Of(nameof(AndMore), names, more);

    public static string CareEpisodes => Texts.Of(nameof(CareEpisodes));

    public static string FileChanged(string file) => Texts.Of(nameof(FileChanged), file);

    public static string HoldsEpisodes(string file, int episodes, int sips) => Texts.Of(nameof(HoldsEpisodes), file, episodes, sips);

    public static string HoldsSips(string file, int sips, int episodes) => Texts.Of(nameof(HoldsSips), file, sips, episodes);

    public static string IsCensus(string file, string kind, string id, string created) => Texts.Of(nameof(IsCensus), file, kind, id, created);

    public static string KindUnclear(string file) => Texts.Of(nameof(KindUnclear), file);

    public static string NoCensus(string file, string kind, string foreign) => Texts.Of(nameof(NoCensus), file, kind, foreign);

    public static string NoteChecksum => Texts.Of(nameof(NoteChecksum));

    public static string NoteImpossibleBirthDate => Texts.Of(nameof(NoteImpossibleBirthDate));

    public static string NoteNumberForId => Texts.Of(nameof(NoteNumberForId));

    public static string ReadAsWindows(string fault) => Texts.Of(nameof(ReadAsWindows), fault);

    public static string Sips => Texts.Of(nameof(Sips));
}
