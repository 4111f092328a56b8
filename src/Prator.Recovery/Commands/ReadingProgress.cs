using System.Diagnostics;
using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>Shows how far a reading has come, by bytes, at most five times a second and not at all where it is short.</summary>
internal sealed class ReadingProgress(Cmdlet cmdlet, string activity)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private TimeSpan _shownAt;
    private bool _isShown;

    /// <param name="read">Bytes read so far, over both passes.</param>
    /// <param name="total">Bytes to read, over both passes.</param>
    public void Report(long read, long total)
    {
        TimeSpan now = _sinceStart.Elapsed;
        if (total <= 0 || now - _shownAt < Interval)
        {
            return;
        }

        _shownAt = now;
        _isShown = true;
        int percent = (int)Math.Min(100, read * 100 / total);
        cmdlet.WriteProgress(new ProgressRecord(0, activity, read * 2 < total ? "Looking for duplicates" : "Deciding")
        {
            PercentComplete = percent,
            SecondsRemaining = percent == 0 ? -1 : (int)(now.TotalSeconds * (100 - percent) / percent),
        });
    }

    public void Complete()
    {
        if (_isShown)
        {
            cmdlet.WriteProgress(new ProgressRecord(0, activity, "Done") { RecordType = ProgressRecordType.Completed });
        }
    }
}
