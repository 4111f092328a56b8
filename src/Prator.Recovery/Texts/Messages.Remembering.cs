namespace Prator.Recovery;

internal static partial class Messages
{
    public static string AdviceLedgerDamaged => Texts.Of(nameof(AdviceLedgerDamaged));

    public static string AdviceLedgerDiskFull => Texts.Of(nameof(AdviceLedgerDiskFull));

    public static string AdviceLedgerEnded => Texts.Of(nameof(AdviceLedgerEnded));

    public static string AdviceLedgerFolderMissing => Texts.Of(nameof(AdviceLedgerFolderMissing));

    public static string AdviceLedgerForeign => Texts.Of(nameof(AdviceLedgerForeign));

    public static string AdviceLedgerItems => Texts.Of(nameof(AdviceLedgerItems));

    public static string AdviceLedgerKey => Texts.Of(nameof(AdviceLedgerKey));

    public static string AdviceLedgerLocked => Texts.Of(nameof(AdviceLedgerLocked));

    public static string AdviceLedgerMissing => Texts.Of(nameof(AdviceLedgerMissing));

    public static string AdviceLedgerNotAllowed => Texts.Of(nameof(AdviceLedgerNotAllowed));

    public static string AdviceLedgerOther => Texts.Of(nameof(AdviceLedgerOther));

    public static string AdviceLedgerReadOnly => Texts.Of(nameof(AdviceLedgerReadOnly));

    public static string AdviceLedgerSnapshotOld => Texts.Of(nameof(AdviceLedgerSnapshotOld));

    public static string AdviceLedgerTooNew => Texts.Of(nameof(AdviceLedgerTooNew));

    public static string AnswerFacts(string facts) => Texts.Of(nameof(AnswerFacts), facts);

    public static string ApproveAction(object? action) => Texts.Of(nameof(ApproveAction), action);

    public static string CultureInvalid(string text, string allowed) => Texts.Of(nameof(CultureInvalid), text, allowed);

    public static string EnvironmentVariable(string variable) => Texts.Of(nameof(EnvironmentVariable), variable);

    public static string EnvironmentVariables(string variables) => Texts.Of(nameof(EnvironmentVariables), variables);

    public static string ExportGivenTwice(string path) => Texts.Of(nameof(ExportGivenTwice), path);

    public static string ExportNotGiven => Texts.Of(nameof(ExportNotGiven));

    public static string FileWithoutRows(string file) => Texts.Of(nameof(FileWithoutRows), file);

    public static string HandOn => Texts.Of(nameof(HandOn));

    public static string HeadInvalid(string head) => Texts.Of(nameof(HeadInvalid), head);

    public static string HiddenUntilThen => Texts.Of(nameof(HiddenUntilThen));

    public static string IdentifiersHidden(string keyPlace) => Texts.Of(nameof(IdentifiersHidden), keyPlace);

    public static string IdentifiersNotAllowed => Texts.Of(nameof(IdentifiersNotAllowed));

    public static string IsNoneOfTheOthers => Texts.Of(nameof(IsNoneOfTheOthers));

    public static string ItemIsRejectedRow(string target) => Texts.Of(nameof(ItemIsRejectedRow), target);

    public static string JoinsItems(long item, string other) => Texts.Of(nameof(JoinsItems), item, other);

    public static string KeysFaulty(string faults, string hidden) => Texts.Of(nameof(KeysFaulty), faults, hidden);

    public static string LedgerNotNamed(string variable, string files) => Texts.Of(nameof(LedgerNotNamed), variable, files);

    public static string LedgerPolicyUnreadable(string policy) => Texts.Of(nameof(LedgerPolicyUnreadable), policy);

    public static string NobodyRegional(string variable) => Texts.Of(nameof(NobodyRegional), variable);

    public static string NobodyRegionalAs(string fault) => Texts.Of(nameof(NobodyRegionalAs), fault);

    public static string NothingUntilThen => Texts.Of(nameof(NothingUntilThen));

    public static string OwnersUnreadable(string path, string fault, string variable) => Texts.Of(nameof(OwnersUnreadable), path, fault, variable);

    public static string PlaceUnknown(string fact, string whereabouts) => Texts.Of(nameof(PlaceUnknown), fact, whereabouts);

    public static string ProposeAction(object? action) => Texts.Of(nameof(ProposeAction), action);

    public static string RegionalIsAsked => Texts.Of(nameof(RegionalIsAsked));

    public static string RetentionEnded => Texts.Of(nameof(RetentionEnded));

    public static string SettingsUnreadable(string file, string fault) => Texts.Of(nameof(SettingsUnreadable), file, fault);

    public static string TargetNotFound(string target) => Texts.Of(nameof(TargetNotFound), target);

    public static string TheFile => Texts.Of(nameof(TheFile));

    public static string ValueHasControls(string fact) => Texts.Of(nameof(ValueHasControls), fact);

    public static string ValueUnreadable(string fact, string? fault) => Texts.Of(nameof(ValueUnreadable), fact, fault);

    public static string VariableAndFolder(string variable, string folder) => Texts.Of(nameof(VariableAndFolder), variable, folder);

    public static string WithdrawAnswer(string fact) => Texts.Of(nameof(WithdrawAnswer), fact);

    public static string WithdrawEverything => Texts.Of(nameof(WithdrawEverything));
}
