using System.Management.Automation.Host;

namespace Prator.Recovery.ConsoleHost.Questions;

/// <summary>One of several choices, such as whether a cmdlet may go on.</summary>
internal sealed class ChoiceQuestion
{
    private const string Help = "?";

    private readonly string _caption;
    private readonly string _message;
    private readonly IReadOnlyList<Choice> _choices;
    private readonly int _default;

    /// <param name="caption">A heading; may be empty.</param>
    /// <param name="message">The question; may be empty.</param>
    /// <param name="choices">At least one; <c>&amp;</c> in a label marks its hotkey.</param>
    /// <param name="defaultChoice">The index that Enter chooses, or -1 for none.</param>
    public ChoiceQuestion(string caption, string message, IReadOnlyCollection<ChoiceDescription> choices, int defaultChoice)
    {
        ArgumentOutOfRangeException.ThrowIfZero(choices.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(defaultChoice, -1);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(defaultChoice, choices.Count);
        _caption = caption;
        _message = message;
        _choices = [.. choices.Select(Choice.Of)];
        _default = defaultChoice;
    }

    /// <returns>The index of the choice.</returns>
    public int Ask(Asker asker)
    {
        asker.RequireTerminal(() => Unanswered.Choice(_caption, _message));
        Heading.Show(asker, _caption, _message);
        while (true)
        {
            ShowChoices(asker);
            string answer = asker.ReadLine().Trim();
            if (answer == Help)
            {
                ShowHelp(asker);
            }
            else if (Chosen(answer) is int choice && choice >= 0)
            {
                return choice;
            }
        }
    }

    private void ShowChoices(Asker asker)
    {
        for (int i = 0; i < _choices.Count; i++)
        {
            asker.Say(i == _default ? ConsoleColor.Yellow : ConsoleColor.White, $"[{_choices[i].Key}] {_choices[i].Label}");
            asker.Say("  ");
        }

        string onEnter = _default < 0 ? string.Empty : $" (default is \"{_choices[_default].Key}\")";
        asker.Say($"[{Help}] Help{onEnter}: ");
    }

    private void ShowHelp(Asker asker)
    {
        foreach (Choice choice in _choices)
        {
            asker.SayLine($"{choice.Key} - {choice.Help}");
        }
    }

    /// <returns>-1 for an answer that is none of the choices.</returns>
    private int Chosen(string answer)
    {
        if (answer.Length == 0)
        {
            return _default;
        }

        for (int i = 0; i < _choices.Count; i++)
        {
            if (_choices[i].IsMeantBy(answer))
            {
                return i;
            }
        }

        return -1;
    }

    private sealed record Choice(string Key, string Label, string Help)
    {
        public static Choice Of(ChoiceDescription description)
        {
            int mark = description.Label.IndexOf('&');
            string label = mark < 0 ? description.Label : description.Label.Remove(mark, 1);
            bool hasKey = mark >= 0 && mark < label.Length;
            string key = hasKey ? label[mark].ToString().ToUpperInvariant() : label;
            return new Choice(key, label, description.HelpMessage);
        }

        public bool IsMeantBy(string answer) =>
            answer.Equals(Key, StringComparison.OrdinalIgnoreCase) || answer.Equals(Label, StringComparison.OrdinalIgnoreCase);
    }
}
