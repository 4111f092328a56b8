using System.Text;
using Prator.Recovery.Core.Decisions;
using Prator.Recovery.Core.Policies;
using Prator.Recovery.Exchange;
using Prator.Recovery.Ledger;

namespace Prator.Recovery;

/// <summary>A ledger at a glance, in the lines of a terminal: figures, and a bar an action and a municipality.</summary>
internal sealed class LedgerSummaryText
{
    private const int MostMunicipalities = 8;
    private const int LongestBar = 30;

    private readonly LedgerSummary _summary;
    private readonly int _width;
    private readonly bool _isColoured;
    private readonly ReportTexts _texts;
    private readonly StringBuilder _lines = new();

    private LedgerSummaryText(LedgerSummary summary, int width, bool isColoured)
    {
        _summary = summary;
        _texts = ReportTexts.For(summary.Culture);
        _width = width;
        _isColoured = isColoured;
    }

    /// <param name="summary">What is shown.</param>
    /// <param name="width">The terminal's, in cells.</param>
    /// <param name="isColoured">Whether it shows colours; else each state has a sign of its own.</param>
    public static IReadOnlyList<string> Of(LedgerSummary summary, int width, bool isColoured) => new LedgerSummaryText(summary, width, isColoured).ToLines();

    private string[] ToLines()
    {
        Line(_summary.AsOf is { } asOf ? _texts.Format("Glance.Head", Path.GetFileName(_summary.Ledger), ReportTime.Of(asOf), _summary.Policy) : Path.GetFileName(_summary.Ledger));
        Line(string.Join(" · ", Figures()));
        Bars("Part.actions", Grouped(_summary.Actions, ActionOf), int.MaxValue);
        Bars("Part.municipalities", Grouped(_summary.Municipalities, n => n.Length == 0 ? _texts["None"] : n).OrderByDescending(g => g.Count.Remaining).ThenBy(g => g.Name, StringComparer.Create(_texts.Culture, ignoreCase: true)), MostMunicipalities);
        Legend();
        foreach (SnapshotFile file in _summary.Files)
        {
            Line(_texts.Format("Glance.File", file.Name, file.Rows, file.Items, file.Duplicates, file.Rejected), indent: 2);
        }

        if (_summary.Happened is { } happened)
        {
            string[] told = [.. happened.Told.Where(t => t.Count > 0).Select(t => $"{_texts.Write(t.Count)} {_texts[$"Happened.{t.Name}"]}")];
            Line($"{_texts.Format("Part.happened", _summary.Since)}: {(told.Length == 0 ? _texts["Empty.happened"] : string.Join(", ", told))}");
        }

        Line($"{_texts["Fact.chainHead"]}: {_summary.Head}");
        return _lines.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n');
    }

    private IEnumerable<string> Figures()
    {
        long done = _summary.Actions.Sum(c => c.Verified + c.Settled);
        yield return _texts.Count("Glance.Items", _summary.Items);
        yield return _texts.Count("Glance.Remaining", _summary.Items - done);
        yield return _texts.Count("Glance.Done", done);
        yield return _texts.Count("Glance.Questions", _summary.Questions + _summary.RejectedOpen);
        if (_summary.RejectedOpen > 0)
        {
            yield return _texts.Count("Glance.Rejected", _summary.RejectedOpen);
        }

        yield return _texts.Count("Glance.Stale", _summary.Stale);
        if (_summary.MailsUnknown > 0)
        {
            yield return _texts.Count("Glance.MailsUnknown", _summary.MailsUnknown);
        }

        if (_summary.MailsRefused > 0)
        {
            yield return _texts.Count("Glance.MailsRefused", _summary.MailsRefused);
        }

        if (_summary.MailsPending > 0)
        {
            yield return _texts.Count("Glance.MailsPending", _summary.MailsPending);
        }
    }

    private string ActionOf(string name) => ActionLabels.Of(Enum.Parse<RecoveryAction>(name), _summary.System).For(_texts.Culture);

    // Episodes and SIPs together.
    private static IEnumerable<(string Name, LedgerCount Count)> Grouped(IEnumerable<LedgerCount> counts, Func<string, string> nameOf) =>
        counts.GroupBy(c => c.Name, StringComparer.OrdinalIgnoreCase).Select(g => (nameOf(g.Key), LedgerCount.Sum(g)));

    private void Bars(string heading, IEnumerable<(string Name, LedgerCount Count)> groups, int atMost)
    {
        (string Name, LedgerCount Count)[] all = [.. groups];
        (string Name, LedgerCount Count)[] shown = [.. all.Take(atMost)];
        if (shown.Length == 0)
        {
            return;
        }

        Line(string.Empty);
        Line(_texts[heading]);
        int names = Math.Min(shown.Max(g => g.Name.Length), Math.Max(10, (_width - 12) / 2));
        int longest = Math.Clamp(_width - names - 12, 5, LongestBar);
        long most = shown.Max(g => g.Count.Count);
        foreach ((string name, LedgerCount count) in shown)
        {
            string number = count.Count.ToString("N0", _texts.Culture).PadLeft(7);
            _lines.Append("  ").Append(Cut(name, names).PadRight(names)).Append(number).Append("  ").AppendLine(Bar(count, (int)Math.Ceiling((double)longest * count.Count / most)));
        }

        if (all.Length > shown.Length)
        {
            Line(_texts.Count("Glance.More", all.Length - shown.Length), indent: 2);
        }
    }

    // Whatever is there is seen: a state with one item of a thousand has one cell, at the cost of the largest.
    private string Bar(LedgerCount count, int cells)
    {
        (ItemState State, char Sign, long Count)[] states = [.. StateColour.All.Select(s => (s.State, s.Sign, count.In(s.State))).Where(s => s.Item3 > 0)];
        cells = Math.Max(cells, states.Length);
        int[] lengths = [.. states.Select(s => Math.Max(1, (int)Math.Round((double)cells * s.Count / count.Count)))];
        lengths[Array.IndexOf(lengths, lengths.Max())] += cells - lengths.Sum();
        return string.Concat(states.Select((s, i) => StateColour.Paint(new string(_isColoured ? '█' : s.Sign, Math.Max(1, lengths[i])), s.State, _isColoured)));
    }

    private void Legend()
    {
        if (_summary.Actions.Count == 0)
        {
            return;
        }

        Line(string.Empty);
        LedgerCount all = LedgerCount.Sum(_summary.Actions);
        (ItemState State, char Sign)[] shown = [.. StateColour.All.Select(s => (s.State, s.Sign)).Where(s => all.In(s.State) > 0)];
        string[] states = [.. shown.Select(s => $"{(_isColoured ? '█' : s.Sign)} {_texts.HeadingOf(s.State)}: {all.In(s.State).ToString("N0", _texts.Culture)}")];
        string line = "  ";
        int length = 2;
        for (int i = 0; i < states.Length; i++)
        {
            if (length > 2 && length + states[i].Length + 2 > _width)
            {
                _lines.AppendLine(line.TrimEnd());
                line = "  ";
                length = 2;
            }

            line += StateColour.Paint(states[i], shown[i].State, _isColoured) + "  ";
            length += states[i].Length + 2;
        }

        _lines.AppendLine(line.TrimEnd());
        Line(string.Empty);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");

    private void Line(string text, int indent = 0)
    {
        WrappedText wrapped = new(_width);
        wrapped.Write(text, indent + 2, firstIndent: indent);
        _lines.AppendLine(wrapped.ToString());
    }
}
