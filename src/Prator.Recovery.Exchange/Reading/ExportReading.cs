using Prator.Recovery.Core.Items;

namespace Prator.Recovery.Exchange;

/// <summary>Files that went through their first pass: the balance is known, the rows can be read.</summary>
public sealed class ExportReading<TItem>
    where TItem : ExportRow
{
    private readonly ReadingOptions _options;
    private readonly IReadOnlyList<SurveyedFile> _files;
    private readonly SurveyedRows _rows;
    private readonly ReadMeter _meter;
    private bool _isRead;

    internal ExportReading(ReadingOptions options, IReadOnlyList<SurveyedFile> files, SurveyedRows rows, ReadMeter meter)
    {
        _options = options;
        _files = files;
        _rows = rows;
        _meter = meter;
        Files = [.. files.Select(f => new FileBalance(f.Path, f.Balance, f.Sha256))];
        Balance = files.Aggregate(default(Balance), (sum, f) => sum + f.Balance);
        Warnings = FileWarning.Of(files);
    }

    /// <summary>Where the rows of all files go.</summary>
    public Balance Balance { get; }

    /// <summary>Where the rows of each file go, in the order of the call.</summary>
    public IReadOnlyList<FileBalance> Files { get; }

    /// <summary>What a person should know about the files: columns that are not read, two columns for one property.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>Second pass: the items and rejected rows in the order of the files. Can be run through once.</summary>
    /// <exception cref="ExportException">A file was changed since the first pass.</exception>
    /// <exception cref="OperationCanceledException">The caller asked to stop.</exception>
    /// <exception cref="InvalidOperationException">The rows were asked for before.</exception>
    public IEnumerable<ReadRow<TItem>> Rows()
    {
        if (_isRead)
        {
            throw new InvalidOperationException("The rows of a reading can be run through once.");
        }

        _isRead = true;
        return SecondPass();
    }

    private IEnumerable<ReadRow<TItem>> SecondPass()
    {
        SecondPass<TItem> pass = new(_options, _rows, _meter);
        foreach (SurveyedFile file in _files)
        {
            foreach (ReadRow<TItem> row in pass.Rows(file))
            {
                yield return row;
            }
        }

        _meter.Finish();
    }
}
