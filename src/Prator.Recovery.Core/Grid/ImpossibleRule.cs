using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Grid;

/// <summary>What is decided where a policy says that nothing can be: a person must look.</summary>
internal static class ImpossibleRule
{
    public static Rule Of(ImpossibleFacts declared) => new()
    {
        Id = declared.Id,
        Place = declared.Place,
        Regions = declared.Regions,
        Action = RecoveryAction.Review,
        Basis = Basis.Interpretation,
        Reason = new LocalText(
            $"Uppgifterna borde inte kunna stå tillsammans: {declared.Reason.Swedish}",
            $"These data should not be able to stand together: {declared.Reason.English}"),
        Note = declared.Reason,
        Question = new LocalText("Vilken av uppgifterna är fel, och vad ska det stå i stället?", "Which of the data is wrong, and what should it say instead?"),
    };
}
