namespace Prator.Recovery.Core;

internal static partial class Messages
{
    public static string AllOfIt => Texts.Of(nameof(AllOfIt));

    public static string AsksNothing(string question, string cell) => Texts.Of(nameof(AsksNothing), question, cell);

    public static string BandsOf(string fact, int count) => Texts.Of(nameof(BandsOf), fact, count);

    public static string CaseFails(string name, string told) => Texts.Of(nameof(CaseFails), name, told);

    public static string CaseMissing(string rule) => Texts.Of(nameof(CaseMissing), rule);

    public static string CasesCover(int held, int cases, string kind, int cellsHit, int cells, int rulesHit, int rules) => Texts.Of(nameof(CasesCover), held, cases, kind, cellsHit, cells, rulesHit, rules);

    public static string ClauseUncited(string clause) => Texts.Of(nameof(ClauseUncited), clause);

    public static string DecidedByMany(string cell) => Texts.Of(nameof(DecidedByMany), cell);

    public static string DecidedByNone(string cell) => Texts.Of(nameof(DecidedByNone), cell);

    public static string DecidedByOther(string rule, string expected, string cell) => Texts.Of(nameof(DecidedByOther), rule, expected, cell);

    public static string ExceptionApart(string rule, string other) => Texts.Of(nameof(ExceptionApart), rule, other);

    public static string FactUnused(string kind, string fact, int bands) => Texts.Of(nameof(FactUnused), kind, fact, bands);

    public static string FactsTangled(string facts, string fields, string worst) => Texts.Of(nameof(FactsTangled), facts, fields, worst);

    public static string FallsWhereImpossible => Texts.Of(nameof(FallsWhereImpossible));

    public static string GapFound(long cells, string kind, string box, string example) => Texts.Of(nameof(GapFound), cells, kind, box, example);

    public static string GridTooLarge(string kind, string cells, string most, string facts) => Texts.Of(nameof(GridTooLarge), kind, cells, most, facts);

    public static string ImpossibleOccurs(string declaration, object item, string cell) => Texts.Of(nameof(ImpossibleOccurs), declaration, item, cell);

    public static string MoreGaps(string kind) => Texts.Of(nameof(MoreGaps), kind);

    public static string NoItemFound(string cell) => Texts.Of(nameof(NoItemFound), cell);

    public static string OrBetween => Texts.Of(nameof(OrBetween));

    public static string OtherAction(object action, object expected) => Texts.Of(nameof(OtherAction), action, expected);

    public static string OtherExclusions => Texts.Of(nameof(OtherExclusions));

    public static string OtherReason(string swedish, string english, string? expected) => Texts.Of(nameof(OtherReason), swedish, english, expected);

    public static string RuleHoldsNowhere(string rule) => Texts.Of(nameof(RuleHoldsNowhere), rule);

    public static string RuleNeverDecides(string rule) => Texts.Of(nameof(RuleNeverDecides), rule);

    public static string RuleUnreached(object asOf, string rule, string why) => Texts.Of(nameof(RuleUnreached), asOf, rule, why);

    public static string RulesConflict(string one, string other, long cells, string kind, string example) => Texts.Of(nameof(RulesConflict), one, other, cells, kind, example);
}
