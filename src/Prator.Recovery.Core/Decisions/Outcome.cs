using System.Globalization;
using Prator.Recovery.Core.Grid;
using Prator.Recovery.Core.Items;
using Prator.Recovery.Core.Policies;

namespace Prator.Recovery.Core.Decisions;

/// <summary>What a policy decides in some cells: a rule and the questions that go with it. Made once, when the policy is compiled.</summary>
public sealed class Outcome<T>
    where T : CareItem
{
    private readonly (ChangeTemplate Template, Func<T, Moment>? From)[] _changes;
    private readonly Func<T, Moment, bool>? _excluded;
    private readonly StepWriter<T>[] _steps;

    internal Outcome(IReadOnlyList<Fact> facts, Rule rule, IReadOnlyList<LocalText> sideQuestions)
    {
        Rule = rule;
        Questions = [.. rule.Question is { } own ? [own] : Array.Empty<LocalText>(), .. sideQuestions];
        _changes = [.. rule.Changes.Select(c => (c, c.From is { } field ? CellCompiler<T>.Date(field) : null))];
        _excluded = rule.ExcludeFromPaymentBasisWhen is { } condition ? CellCompiler<T>.Test(facts, condition) : null;
        _steps = [.. rule.Steps.Select((step, i) => new StepWriter<T>(i + 1, step))];
    }

    /// <summary>The one rule that decides.</summary>
    public Rule Rule { get; }

    /// <summary>The rule's own question first, then those asked beside it; possibly none.</summary>
    public IReadOnlyList<LocalText> Questions { get; }

    internal IReadOnlyList<FieldChange> ChangesFor(T item, Moment asOf) => _changes.Length == 0
        ? []
        : [.. _changes.Select(c => new FieldChange(c.Template.Field.Property, c.Template.Label, DateOf(c.From is null ? asOf : c.From(item))))];

    internal PaymentBasis? PaymentBasisFor(T item, Moment asOf) => _excluded is null
        ? null
        : _excluded(item, asOf) ? PaymentBasis.Exclude : PaymentBasis.Unaffected;

    internal IReadOnlyList<Step> StepsFor(T item, CultureInfo culture) =>
        _steps.Length == 0 ? [] : [.. _steps.Select(s => s.Write(item, culture))];

    private static DateOnly? DateOf(Moment moment) => moment.IsSet ? moment.Date : null;
}
