using System.Globalization;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Decisions;

/// <summary>Writes one step for an item: the text, the lists that the item has, and a question for each that it lacks.</summary>
internal sealed class StepWriter<T>(int number, StepTemplate template)
    where T : CareItem
{
    private readonly (StepDetail Detail, Func<T, IReadOnlyList<string>> List)[] _details =
        [.. template.Details.Select(d => (d, CellCompiler<T>.List(d.Field)))];

    public Step Write(T item, CultureInfo culture)
    {
        string text = template.Text.For(culture);
        List<string> questions = [];
        foreach ((StepDetail detail, Func<T, IReadOnlyList<string>> listOf) in _details)
        {
            IReadOnlyList<string> list = listOf(item);
            if (list.Count > 0)
            {
                string value = string.Join(", ", list);
                text += " " + detail.Text.For(culture).Replace(StepDetail.Placeholder, value, StringComparison.Ordinal);
            }
            else
            {
                questions.Add(detail.Question.For(culture));
            }
        }

        return new Step(number, text, questions.Count == 0 ? null : string.Join(" ", questions));
    }
}
