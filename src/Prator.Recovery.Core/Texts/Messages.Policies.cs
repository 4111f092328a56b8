namespace Prator.Recovery.Core;

internal static partial class Messages
{
    public static string ABand => Texts.Of(nameof(ABand));

    public static string ACase => Texts.Of(nameof(ACase));

    public static string AChange => Texts.Of(nameof(AChange));

    public static string ACondition => Texts.Of(nameof(ACondition));

    public static string AConditionOnAFact => Texts.Of(nameof(AConditionOnAFact));

    public static string AConditionOnFacts => Texts.Of(nameof(AConditionOnFacts));

    public static string ADetail => Texts.Of(nameof(ADetail));

    public static string AFact => Texts.Of(nameof(AFact));

    public static string AMoment => Texts.Of(nameof(AMoment));

    public static string APolicy => Texts.Of(nameof(APolicy));

    public static string AQuestion => Texts.Of(nameof(AQuestion));

    public static string ARule => Texts.Of(nameof(ARule));

    public static string AStep => Texts.Of(nameof(AStep));

    public static string ActionIsClose => Texts.Of(nameof(ActionIsClose));

    public static string ActionIsReview => Texts.Of(nameof(ActionIsReview));

    public static string ActionsOrRules(string id) => Texts.Of(nameof(ActionsOrRules), id);

    public static string AlternativeWanted(string key) => Texts.Of(nameof(AlternativeWanted), key);

    public static string AlwaysHolds => Texts.Of(nameof(AlwaysHolds));

    public static string AnAction => Texts.Of(nameof(AnAction));

    public static string BandStandsTwice(string name, string fact) => Texts.Of(nameof(BandStandsTwice), name, fact);

    public static string BandsMiscounted(string fact, int count, int most) => Texts.Of(nameof(BandsMiscounted), fact, count, most);

    public static string BasisIsInterpretation => Texts.Of(nameof(BasisIsInterpretation));

    public static string BasisIsText => Texts.Of(nameof(BasisIsText));

    public static string BoundariesDisordered(string name, string text, string demand) => Texts.Of(nameof(BoundariesDisordered), name, text, demand);

    public static string CannotHave(string what, string key, string since) => Texts.Of(nameof(CannotHave), what, key, since);

    public static string CaseByFacts(string what) => Texts.Of(nameof(CaseByFacts), what);

    public static string ChangeWanted => Texts.Of(nameof(ChangeWanted));

    public static string ConditionStart(string what) => Texts.Of(nameof(ConditionStart), what);

    public static string ConditionWanted(string key) => Texts.Of(nameof(ConditionWanted), key);

    public static string DateOutside(string text) => Texts.Of(nameof(DateOutside), text);

    public static string DateWanted(string name, string text) => Texts.Of(nameof(DateWanted), name, text);

    public static string DateWrittenOut(string date) => Texts.Of(nameof(DateWrittenOut), date);

    public static string DayAfter(string other) => Texts.Of(nameof(DayAfter), other);

    public static string ExceptionToItself(string rule) => Texts.Of(nameof(ExceptionToItself), rule);

    public static string FactStandsTwice(string name) => Texts.Of(nameof(FactStandsTwice), name);

    public static string FactWanted(string kind) => Texts.Of(nameof(FactWanted), kind);

    public static string FactsOrFields(string what) => Texts.Of(nameof(FactsOrFields), what);

    public static string FieldChangedTwice(string field) => Texts.Of(nameof(FieldChangedTwice), field);

    public static string FieldOrBands(string name) => Texts.Of(nameof(FieldOrBands), name);

    public static string FieldValueUnknown(string field, string text, string known) => Texts.Of(nameof(FieldValueUnknown), field, text, known);

    public static string FieldsOfOneColumn(string field) => Texts.Of(nameof(FieldsOfOneColumn), field);

    public static string GivenContradicts => Texts.Of(nameof(GivenContradicts));

    public static string IdOfARule(string id) => Texts.Of(nameof(IdOfARule), id);

    public static string ImpossibleFor(string kind) => Texts.Of(nameof(ImpossibleFor), kind);

    public static string InEnglishWords(string what) => Texts.Of(nameof(InEnglishWords), what);

    public static string InSwedishWords(string what) => Texts.Of(nameof(InSwedishWords), what);

    public static string IsOrIn(string what) => Texts.Of(nameof(IsOrIn), what);

    public static string LabelMissing(string field) => Texts.Of(nameof(LabelMissing), field);

    public static string LacksSince(string what, string key, string since) => Texts.Of(nameof(LacksSince), what, key, since);

    public static string LastBandIsRest(string name, string fact) => Texts.Of(nameof(LastBandIsRest), name, fact);

    public static string MoreProblems(int count) => Texts.Of(nameof(MoreProblems), count);

    public static string NameNotAllowed(string name, string allowed) => Texts.Of(nameof(NameNotAllowed), name, allowed);

    public static string NeverWithGiven => Texts.Of(nameof(NeverWithGiven));

    public static string NoBand(string fact, string band, string known) => Texts.Of(nameof(NoBand), fact, band, known);

    public static string NoBandLeft(string fact) => Texts.Of(nameof(NoBandLeft), fact);

    public static string NoClause(string clause, string known) => Texts.Of(nameof(NoClause), clause, known);

    public static string NoDate(string text, string anchors) => Texts.Of(nameof(NoDate), text, anchors);

    public static string NoFact(string fact, string known) => Texts.Of(nameof(NoFact), fact, known);

    public static string NoFactAbove(string fact, string known) => Texts.Of(nameof(NoFactAbove), fact, known);

    public static string NoField(string field, string known) => Texts.Of(nameof(NoField), field, known);

    public static string NoRule(string id, string purpose, string known) => Texts.Of(nameof(NoRule), id, purpose, known);

    public static string NoSteps(string name, string known) => Texts.Of(nameof(NoSteps), name, known);

    public static string NoTimeZone(string zone) => Texts.Of(nameof(NoTimeZone), zone);

    public static string NotBefore(string other) => Texts.Of(nameof(NotBefore), other);

    public static string NotReplaceable(string text) => Texts.Of(nameof(NotReplaceable), text);

    public static string NotUnderGiven(string name, string known) => Texts.Of(nameof(NotUnderGiven), name, known);

    public static string NoteAgainstText => Texts.Of(nameof(NoteAgainstText));

    public static string Nothing => Texts.Of(nameof(Nothing));

    public static string OneCase => Texts.Of(nameof(OneCase));

    public static string OneDeclaration => Texts.Of(nameof(OneDeclaration));

    public static string OneOperatorWanted(string what, string known) => Texts.Of(nameof(OneOperatorWanted), what, known);

    public static string OneQuestion => Texts.Of(nameof(OneQuestion));

    public static string OneRule => Texts.Of(nameof(OneRule));

    public static string OnlyCloseChanges => Texts.Of(nameof(OnlyCloseChanges));

    public static string PlaceholderMissing(string text, string kept) => Texts.Of(nameof(PlaceholderMissing), text, kept);

    public static string PlaceholderUnknown(string text, string allowed) => Texts.Of(nameof(PlaceholderUnknown), text, allowed);

    public static string PolicyNameInvalid(string name) => Texts.Of(nameof(PolicyNameInvalid), name);

    public static string RuleWanted(string kind) => Texts.Of(nameof(RuleWanted), kind);

    public static string RulesInCircle(string rules) => Texts.Of(nameof(RulesInCircle), rules);

    public static string TextEmpty(string text) => Texts.Of(nameof(TextEmpty), text);

    public static string TextLacks(string what, string language) => Texts.Of(nameof(TextLacks), what, language);

    public static string TheActionOf(string what) => Texts.Of(nameof(TheActionOf), what);

    public static string TheBandsOf(string fact) => Texts.Of(nameof(TheBandsOf), fact);

    public static string TheBasisOf(string what) => Texts.Of(nameof(TheBasisOf), what);

    public static string TheCase(string name) => Texts.Of(nameof(TheCase), name);

    public static string TheCasesOf(string kind) => Texts.Of(nameof(TheCasesOf), kind);

    public static string TheClause(string clause) => Texts.Of(nameof(TheClause), clause);

    public static string TheFact(string name) => Texts.Of(nameof(TheFact), name);

    public static string TheFactsOf(string kind) => Texts.Of(nameof(TheFactsOf), kind);

    public static string TheFieldsOf(string what) => Texts.Of(nameof(TheFieldsOf), what);

    public static string TheIdOf(string what) => Texts.Of(nameof(TheIdOf), what);

    public static string TheIdOfAQuestion => Texts.Of(nameof(TheIdOfAQuestion));

    public static string TheIdOfARule => Texts.Of(nameof(TheIdOfARule));

    public static string TheLabelOf(string name) => Texts.Of(nameof(TheLabelOf), name);

    public static string TheNameOfABand => Texts.Of(nameof(TheNameOfABand));

    public static string TheNameOfACase => Texts.Of(nameof(TheNameOfACase));

    public static string TheNameOfAFact => Texts.Of(nameof(TheNameOfAFact));

    public static string TheQuestion(string id) => Texts.Of(nameof(TheQuestion), id);

    public static string TheQuestionOfADetail => Texts.Of(nameof(TheQuestionOfADetail));

    public static string TheQuestionsOf(string kind) => Texts.Of(nameof(TheQuestionsOf), kind);

    public static string TheReasonFor(string what) => Texts.Of(nameof(TheReasonFor), what);

    public static string TheReasonOf(string id) => Texts.Of(nameof(TheReasonOf), id);

    public static string TheRule(string id) => Texts.Of(nameof(TheRule), id);

    public static string TheRulesOf(string kind) => Texts.Of(nameof(TheRulesOf), kind);

    public static string TheSteps(string name) => Texts.Of(nameof(TheSteps), name);

    public static string TheStepsOf(string kind) => Texts.Of(nameof(TheStepsOf), kind);

    public static string TheTextOf(string key, string what) => Texts.Of(nameof(TheTextOf), key, what);

    public static string TheTextOfADetail => Texts.Of(nameof(TheTextOfADetail));

    public static string TheTextOfAStep => Texts.Of(nameof(TheTextOfAStep));

    public static string TheTextOfQuestion(string id) => Texts.Of(nameof(TheTextOfQuestion), id);

    public static string TimeSkipped(string name, string text, string zone) => Texts.Of(nameof(TimeSkipped), name, text, zone);

    public static string TimeWanted(string name, string text) => Texts.Of(nameof(TimeWanted), name, text);

    public static string ToBeExceptionTo => Texts.Of(nameof(ToBeExceptionTo));

    public static string TooManyQuestions(string kind, int count, int most) => Texts.Of(nameof(TooManyQuestions), kind, count, most);

    public static string WaitInvalid(string key, string text, int longest) => Texts.Of(nameof(WaitInvalid), key, text, longest);

    public static string WhatIsExpectedOf(string what) => Texts.Of(nameof(WhatIsExpectedOf), what);

    public static string WhatIsGivenFor(string kind) => Texts.Of(nameof(WhatIsGivenFor), kind);

    public static string WhatIsImpossible => Texts.Of(nameof(WhatIsImpossible));

    public static string WhenMissing(string name) => Texts.Of(nameof(WhenMissing), name);

    public static string YearOutOfRange(string name, string text, int first, int last) => Texts.Of(nameof(YearOutOfRange), name, text, first, last);
}
