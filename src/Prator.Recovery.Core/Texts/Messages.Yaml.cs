namespace Prator.Recovery.Core;

internal static partial class Messages
{
    public static string AList => Texts.Of(nameof(AList));

    public static string ALongText => Texts.Of(nameof(ALongText));

    public static string AMap => Texts.Of(nameof(AMap));

    public static string AMapStartingWith(string key) => Texts.Of(nameof(AMapStartingWith), key);

    public static string AText => Texts.Of(nameof(AText));

    public static string AliasNotAllowed(object alias) => Texts.Of(nameof(AliasNotAllowed), alias);

    public static string AnchorNotAllowed(object anchor) => Texts.Of(nameof(AnchorNotAllowed), anchor);

    public static string ColonThere(int line) => Texts.Of(nameof(ColonThere), line);

    public static string EachEntryOf(string what) => Texts.Of(nameof(EachEntryOf), what);

    public static string FileEmpty => Texts.Of(nameof(FileEmpty));

    public static string FileTooLarge(long bytes, int most) => Texts.Of(nameof(FileTooLarge), bytes, most);

    public static string KeyIsNoText => Texts.Of(nameof(KeyIsNoText));

    public static string KeyMissing(string what, string key) => Texts.Of(nameof(KeyMissing), what, key);

    public static string KeyStandsTwice(string key, int line) => Texts.Of(nameof(KeyStandsTwice), key, line);

    public static string KeyUnknown(string what, string key, string allowed) => Texts.Of(nameof(KeyUnknown), what, key, allowed);

    public static string MergeKeyNotAllowed => Texts.Of(nameof(MergeKeyNotAllowed));

    public static string Misaligned(int line, int indent, int other, int otherIndent) => Texts.Of(nameof(Misaligned), line, indent, other, otherIndent);

    public static string MustBeList(string what, string shown) => Texts.Of(nameof(MustBeList), what, shown);

    public static string MustBeMap(string what, string shown) => Texts.Of(nameof(MustBeMap), what, shown);

    public static string MustBeText(string what, string shown) => Texts.Of(nameof(MustBeText), what, shown);

    public static string MustBeTexts(string what, string shown) => Texts.Of(nameof(MustBeTexts), what, shown);

    public static string NameStandsTwice(string what, string name, int line, string key) => Texts.Of(nameof(NameStandsTwice), what, name, line, key);

    public static string NestedTooDeep(int most) => Texts.Of(nameof(NestedTooDeep), most);

    public static string NoBreakSpaceThere(int line) => Texts.Of(nameof(NoBreakSpaceThere), line);

    public static string NoSuchDocument(string what, string key, string version) => Texts.Of(nameof(NoSuchDocument), what, key, version);

    public static string NodeWanted => Texts.Of(nameof(NodeWanted));

    public static string NotClosed => Texts.Of(nameof(NotClosed));

    public static string NotReadable(string fault, string hint) => Texts.Of(nameof(NotReadable), fault, hint);

    public static string NotUtf8 => Texts.Of(nameof(NotUtf8));

    public static string OtherVersion(string key, string text, string known) => Texts.Of(nameof(OtherVersion), key, text, known);

    public static string SecondDocument => Texts.Of(nameof(SecondDocument));

    public static string TabThere(int line) => Texts.Of(nameof(TabThere), line);

    public static string TagNotAllowed(object tag) => Texts.Of(nameof(TagNotAllowed), tag);

    public static string ValueUnknown(string what, string text, string allowed) => Texts.Of(nameof(ValueUnknown), what, text, allowed);
}
