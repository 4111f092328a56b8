using System.Diagnostics;
using System.Management.Automation;

namespace Prator.Recovery.Commands;

/// <summary>Shows how far a reading has come, at most five times a second and not at all where it is short.</summary>
internal sealed class ReadingProgress(Cmdlet cmdlet, string activity)
{
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private readonly int _thread = Environment.CurrentManagedThreadId;
    private TimeSpan _shownAt;
    private bool _isShown;

    /// <summary>What is being done; null where it is reading in two passes.</summary>
    public string? Status { get; init; }

    /// <summary>Shows it, on the thread that this was made on; elsewhere nothing can be shown, and nothing is.</summary>
    /// <param name="read">Bytes (or entries) read so far, over all passes.</param>
    /// <param name="total">How many there are to read, over all passes.</param>
    public void Report(long read, long total)
    {
        TimeSpan now = _sinceStart.Elapsed;
        if (Environment.CurrentManagedThreadId != _thread || total <= 0 || now - _shownAt < Interval)
        {
            return;
        }

        _shownAt = now;
        _isShown = true;
        int percent = (int)Math.Min(100, read * 100 / total);
        cmdlet.WriteProgress(new ProgressRecord(0, activity, Status ?? (read * 2 < total ? Messages.LookingForDuplicates : Messages.DecidingNow))
        {
            PercentComplete = percent,
            SecondsRemaining = percent == 0 ? -1 : (int)(now.TotalSeconds * (100 - percent) / percent),
        });
    }

    public void Complete()
    {
        if (_isShown)
        {
            cmdlet.WriteProgress(new ProgressRecord(0, activity, Messages.Done) { RecordType = ProgressRecordType.Completed });
        }
    }
}
