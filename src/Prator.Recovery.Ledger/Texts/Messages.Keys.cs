namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string ChainsKey => Texts.Of(nameof(ChainsKey));

    public static string FileKeyWrong(string file, string owner) => Texts.Of(nameof(FileKeyWrong), file, owner);

    public static string IdentifierChanged => Texts.Of(nameof(IdentifierChanged));

    public static string IdentifiersKey => Texts.Of(nameof(IdentifiersKey));

    public static string KeyMissing(string owner, string needed, string file, string variable) => Texts.Of(nameof(KeyMissing), owner, needed, file, variable);

    public static string KeyNotRemoved(string owner, string file, string fault) => Texts.Of(nameof(KeyNotRemoved), owner, file, fault);

    public static string KeyUnreadable(string owner, string file, string fault, string variable) => Texts.Of(nameof(KeyUnreadable), owner, file, fault, variable);

    public static string KeyUnwritable(string owner, string file, string fault, string variable) => Texts.Of(nameof(KeyUnwritable), owner, file, fault, variable);

    public static string LedgerEnded => Texts.Of(nameof(LedgerEnded));

    public static string LedgerInKeyFolder(string folder) => Texts.Of(nameof(LedgerInKeyFolder), folder);

    public static string LedgerTooOld => Texts.Of(nameof(LedgerTooOld));

    public static string NeededForIdentifiers => Texts.Of(nameof(NeededForIdentifiers));

    public static string NeededToVerify => Texts.Of(nameof(NeededToVerify));

    public static string NeededToWrite => Texts.Of(nameof(NeededToWrite));

    public static string NoKeyFolder(string identifiers, string chain) => Texts.Of(nameof(NoKeyFolder), identifiers, chain);

    public static string NoKeyThere(string place, string owner, int bytes) => Texts.Of(nameof(NoKeyThere), place, owner, bytes);

    public static string TheFile(string file) => Texts.Of(nameof(TheFile), file);

    public static string TheVariable(string variable) => Texts.Of(nameof(TheVariable), variable);

    public static string VariableKeyWrong(string variable, string owner, string file) => Texts.Of(nameof(VariableKeyWrong), variable, owner, file);
}
