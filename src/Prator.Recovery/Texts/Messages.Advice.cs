namespace Prator.Recovery;

internal static partial class Messages
{
    public static string AdviceDate => Texts.Of(nameof(AdviceDate));

    public static string AdviceDecideAgain => Texts.Of(nameof(AdviceDecideAgain));

    public static string AdviceFreeNote => Texts.Of(nameof(AdviceFreeNote));

    public static string AdviceHead => Texts.Of(nameof(AdviceHead));

    public static string AdviceInspect => Texts.Of(nameof(AdviceInspect));

    public static string AdviceLedgerFile => Texts.Of(nameof(AdviceLedgerFile));

    public static string AdviceMail => Texts.Of(nameof(AdviceMail));

    public static string AdviceMendFile => Texts.Of(nameof(AdviceMendFile));

    public static string AdviceMessage => Texts.Of(nameof(AdviceMessage));

    public static string AdviceNotClosable => Texts.Of(nameof(AdviceNotClosable));

    public static string AdviceOtherFile => Texts.Of(nameof(AdviceOtherFile));

    public static string AdviceOwners => Texts.Of(nameof(AdviceOwners));

    public static string AdviceParameters => Texts.Of(nameof(AdviceParameters));

    public static string AdvicePath => Texts.Of(nameof(AdvicePath));

    public static string AdvicePipe => Texts.Of(nameof(AdvicePipe));

    public static string AdvicePolicies => Texts.Of(nameof(AdvicePolicies));

    public static string AdvicePolicy => Texts.Of(nameof(AdvicePolicy));

    public static string AdviceReadable => Texts.Of(nameof(AdviceReadable));

    public static string AdviceScheduler => Texts.Of(nameof(AdviceScheduler));

    public static string AdviceStale => Texts.Of(nameof(AdviceStale));

    public static string AdviceWritable => Texts.Of(nameof(AdviceWritable));
}
