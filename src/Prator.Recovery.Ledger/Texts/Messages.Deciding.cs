namespace Prator.Recovery.Ledger;

internal static partial class Messages
{
    public static string AnswerMissingFirst(string fact, string removed, string lost) => Texts.Of(nameof(AnswerMissingFirst), fact, removed, lost);

    public static string ApprovedAction(object action) => Texts.Of(nameof(ApprovedAction), action);

    public static string BothInSource(string item, string other, string sources) => Texts.Of(nameof(BothInSource), item, other, sources);

    public static string CloseNotByItself => Texts.Of(nameof(CloseNotByItself));

    public static string DecisionConflict(string actor, string item, DateTime time, string what) => Texts.Of(nameof(DecisionConflict), actor, item, time, what);

    public static string DecisionReplaceable(string actor, string item, DateTime time, string what) => Texts.Of(nameof(DecisionReplaceable), actor, item, time, what);

    public static string ExportHasItem(string item) => Texts.Of(nameof(ExportHasItem), item);

    public static string HasActionAlready(string item, object action) => Texts.Of(nameof(HasActionAlready), item, action);

    public static string HaveEntryMended(string fact, string value) => Texts.Of(nameof(HaveEntryMended), fact, value);

    public static string InPratorAlready(string item, object action) => Texts.Of(nameof(InPratorAlready), item, action);

    public static string ItemMergedInto(string item, string other) => Texts.Of(nameof(ItemMergedInto), item, other);

    public static string ItemMissing(string item) => Texts.Of(nameof(ItemMissing), item);

    public static string NeededToDecide => Texts.Of(nameof(NeededToDecide));

    public static string NoActionForEpisode(object action, string known) => Texts.Of(nameof(NoActionForEpisode), action, known);

    public static string NoActionForSip(object action, string known) => Texts.Of(nameof(NoActionForSip), action, known);

    public static string NoAnswer(string? value, string field, string allowed) => Texts.Of(nameof(NoAnswer), value, field, allowed);

    public static string NoAnswerStands(string item, string fields) => Texts.Of(nameof(NoAnswerStands), item, fields);

    public static string NoFactOfEpisode(string field, string known) => Texts.Of(nameof(NoFactOfEpisode), field, known);

    public static string NoFactOfSip(string field, string known) => Texts.Of(nameof(NoFactOfSip), field, known);

    public static string NoSuchMatch(string? value, string item, string named, string none) => Texts.Of(nameof(NoSuchMatch), value, item, named, none);

    public static string NotApprovedYet(object action) => Texts.Of(nameof(NotApprovedYet), action);

    public static string NotAskedWhatBecame(string item, object state) => Texts.Of(nameof(NotAskedWhatBecame), item, state);

    public static string NotAskedWhatEntered(string item, object state) => Texts.Of(nameof(NotAskedWhatEntered), item, state);

    public static string NotAskedWhichRow(string item, object state) => Texts.Of(nameof(NotAskedWhichRow), item, state);

    public static string NotSamePatient(string item, string other) => Texts.Of(nameof(NotSamePatient), item, other);

    public static string NothingAsked(string item) => Texts.Of(nameof(NothingAsked), item);

    public static string NothingDecided(string item) => Texts.Of(nameof(NothingDecided), item);

    public static string NothingToApprove(string item, object state) => Texts.Of(nameof(NothingToApprove), item, state);

    public static string NothingToDecideOn => Texts.Of(nameof(NothingToDecideOn));

    public static string OtherApproval(string item, object pending, object? meant) => Texts.Of(nameof(OtherApproval), item, pending, meant);

    public static string OwnProposal(object action, string item, string actor) => Texts.Of(nameof(OwnProposal), action, item, actor);

    public static string ProposalOvertaken(string item, object action, string then, string now) => Texts.Of(nameof(ProposalOvertaken), item, action, then, now);

    public static string RejectedRowMissing(string row) => Texts.Of(nameof(RejectedRowMissing), row);

    public static string ShownDone => Texts.Of(nameof(ShownDone));

    public static string StateIsFinal(string item, object state, string advice) => Texts.Of(nameof(StateIsFinal), item, state, advice);

    public static string ValueLooksPersonal => Texts.Of(nameof(ValueLooksPersonal));
}
