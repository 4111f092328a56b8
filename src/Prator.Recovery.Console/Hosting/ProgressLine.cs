using System.Globalization;
using System.Management.Automation;

namespace Prator.Recovery.ConsoleHost.Hosting;

/// <summary>
/// What is under way, as one line of the terminal that is written over. It is cleared before anything else is written
/// there, so that no scrap of it stays in what the user reads afterwards.
/// </summary>
internal sealed class ProgressLine
{
    /// <summary>More often than this nobody can read, and drawing would slow down the work it tells of.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly TextWriter _terminal;
    private readonly Func<int> _width;
    private readonly TimeProvider _clock;
    private readonly OrderedDictionary<(long Source, int Activity), ProgressRecord> _underWay = [];
    private long _drawnAt;
    private int _drawnLength;

    public ProgressLine(TextWriter terminal, Func<int> width, TimeProvider clock)
    {
        _terminal = terminal;
        _width = width;
        _clock = clock;
    }

    public void Show(long source, ProgressRecord record)
    {
        (long, int) key = (source, record.ActivityId);
        if (record.RecordType == ProgressRecordType.Completed)
        {
            _underWay.Remove(key);
            if (_underWay.Count == 0)
            {
                Clear();
            }

            return;
        }

        _underWay[key] = record;
        if (_drawnLength == 0 || _clock.GetElapsedTime(_drawnAt) >= Interval)
        {
            Draw();
        }
    }

    /// <summary>Takes the line away until the next record.</summary>
    public void Clear()
    {
        if (_drawnLength > 0)
        {
            // Blanks rather than an escape sequence: this must work where colours are off, too.
            _terminal.Write('\r' + new string(' ', _drawnLength) + '\r');
            _drawnLength = 0;
        }
    }

    /// <summary>Forgets activities that were never completed, which a script that failed leaves behind.</summary>
    public void Reset()
    {
        Clear();
        _underWay.Clear();
    }

    private void Draw()
    {
        // A full last column would wrap, and the next \r would return to the wrong line.
        string line = Fit(string.Join(" > ", _underWay.Values.Select(Describe)), _width() - 1);
        int rest = Math.Max(0, _drawnLength - line.Length);
        _terminal.Write('\r' + line + new string(' ', rest));
        _drawnLength = line.Length;
        _drawnAt = _clock.GetTimestamp();
    }

    private static string Describe(ProgressRecord record)
    {
        string percent = record.PercentComplete >= 0 ? $" {record.PercentComplete} %" : string.Empty;
        string left = record.SecondsRemaining > 0 ? $" ({TimeSpan.FromSeconds(record.SecondsRemaining):c})" : string.Empty;
        string operation = string.IsNullOrEmpty(record.CurrentOperation) ? string.Empty : $" {record.CurrentOperation}";
        return $"{record.Activity}: {record.StatusDescription}{operation}{percent}{left}";
    }

    /// <summary>One line of at most <paramref name="width"/> letters, none of them cut in two.</summary>
    private static string Fit(string text, int width)
    {
        string line = string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
        StringInfo letters = new(line);
        return letters.LengthInTextElements <= width ? line : letters.SubstringByTextElements(0, Math.Max(0, width));
    }
}
