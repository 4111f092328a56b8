namespace Prator.Recovery;

internal static partial class Messages
{
    public static string BoundaryOrder => Texts.Of(nameof(BoundaryOrder));

    public static string ClauseNotFound(string policy, string clause, string known) => Texts.Of(nameof(ClauseNotFound), policy, clause, known);

    public static string ExportExists(string path, string policy) => Texts.Of(nameof(ExportExists), path, policy);

    public static string ExportPolicyAs(string policy, object format) => Texts.Of(nameof(ExportPolicyAs), policy, format);

    public static string FileExists(string path) => Texts.Of(nameof(FileExists), path);

    public static string FileTooLarge(long length, int most) => Texts.Of(nameof(FileTooLarge), length, most);

    public static string LastManualDayEarly(object last, object first) => Texts.Of(nameof(LastManualDayEarly), last, first);

    public static string MendAndTestAgain => Texts.Of(nameof(MendAndTestAgain));

    public static string MomentSkipped(object moment, string zone) => Texts.Of(nameof(MomentSkipped), moment, zone);

    public static string NoDate(string parameter, string? value) => Texts.Of(nameof(NoDate), parameter, value);

    public static string NoPolicyShipped(string folder) => Texts.Of(nameof(NoPolicyShipped), folder);

    public static string OtherSchemaKept(string path) => Texts.Of(nameof(OtherSchemaKept), path);

    public static string PoliciesUnreadable(int count) => Texts.Of(nameof(PoliciesUnreadable), count);

    public static string PolicyDecidesNothing(string policy, object problem) => Texts.Of(nameof(PolicyDecidesNothing), policy, problem);

    public static string PolicyExtension(string path, string extension, string name) => Texts.Of(nameof(PolicyExtension), path, extension, name);

    public static string PolicyFailsItsTest(string policy, int faults, object first, string named) => Texts.Of(nameof(PolicyFailsItsTest), policy, faults, first, named);

    public static string PolicyFaulty(int errors, int warnings, object first) => Texts.Of(nameof(PolicyFaulty), errors, warnings, first);

    public static string PolicyFileMissing(string path, string shipped) => Texts.Of(nameof(PolicyFileMissing), path, shipped);

    public static string PolicyNameInvalid(string name) => Texts.Of(nameof(PolicyNameInvalid), name);

    public static string PolicyNameTaken(string name) => Texts.Of(nameof(PolicyNameTaken), name);

    public static string PolicyNotShipped(string name, string shipped) => Texts.Of(nameof(PolicyNotShipped), name, shipped);

    public static string PolicyNotWritten(string? path, string fault, string advice) => Texts.Of(nameof(PolicyNotWritten), path, fault, advice);

    public static string PolicyPathWrong(string fault, string shipped) => Texts.Of(nameof(PolicyPathWrong), fault, shipped);

    public static string PolicyRead(string policy, string path) => Texts.Of(nameof(PolicyRead), policy, path);

    public static string PolicyStale(string policy, object restored, int days, object asOf) => Texts.Of(nameof(PolicyStale), policy, restored, days, asOf);

    public static string PolicyWouldFail(object problem) => Texts.Of(nameof(PolicyWouldFail), problem);

    public static string ProfileFileMissing(string path, string shipped) => Texts.Of(nameof(ProfileFileMissing), path, shipped);

    public static string ProfileNotShipped(string name, string shipped) => Texts.Of(nameof(ProfileNotShipped), name, shipped);

    public static string ProfilePathWrong(string fault, string shipped) => Texts.Of(nameof(ProfilePathWrong), fault, shipped);

    public static string RegisterFromApart(object from, object last) => Texts.Of(nameof(RegisterFromApart), from, last);

    public static string RestoredAtEarly(object restored, object from) => Texts.Of(nameof(RestoredAtEarly), restored, from);

    public static string RuleAndClause => Texts.Of(nameof(RuleAndClause));

    public static string RuleNotFound(string policy, string rule, string known) => Texts.Of(nameof(RuleNotFound), policy, rule, known);

    public static string WholeDayWanted(string parameter) => Texts.Of(nameof(WholeDayWanted), parameter);

    public static string WholeMinutesWanted => Texts.Of(nameof(WholeMinutesWanted));

    public static string WritePolicy(string name) => Texts.Of(nameof(WritePolicy), name);

    public static string WritePolicyAndSchema(string name, string schema) => Texts.Of(nameof(WritePolicyAndSchema), name, schema);

    public static string YearOutOfRange(string parameter, object moment, int first, int last) => Texts.Of(nameof(YearOutOfRange), parameter, moment, first, last);
}
